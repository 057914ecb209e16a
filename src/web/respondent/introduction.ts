import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { fillIn } from '../../mail/fill-in.js';
import { walk } from '../../questionnaire/journey.js';
import { numbersIn } from '../../language/numbers.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { startDraft } from '../../response/draft.js';
import { tellDates } from '../../study/wave-dates.js';
import { startSampleDraft } from '../../response/sample.js';
import { toHtml } from '../plugins/markdown.js';
import { at, bureauName, frameFor, findVerifiedForm, receive, refuseForm, showStatus, linkHolder } from './visit.js';
import { placeOf } from './place.js';
import { writeSession } from './session.js';

/**
 * Serves the introduction: who asks, why, how long, under which promise. A button starts. Who has
 * started continues where they were.
 */
export function introduction(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Querystring: { inleiding?: string } }>(at.introduction, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { respondent, language } = visit;
    if (respondent.status !== 'asked') return showStatus(reply, visit);
    const { questionnaire } = respondent.questionnaire;
    if (respondent.draft && request.query.inleiding === undefined) {
      return reply.redirect(placeOf(respondent.draft.journey), 303);
    }
    const { definition } = questionnaire;
    const { promise, privacy } = respondent.study.definition;
    const { from, to } = definition.minutes;
    const filled = fillIn(inLanguage(definition.introduction, language), {
      bureau: bureauName(visit),
      minutes: numbersIn(language).fromTo(from, to),
      ...tellDates(respondent, respondent.study.definition, localDay(ctx.now()), language),
    });
    return reply.viewAsync('respondent/introduction', {
      frame: frameFor(visit, inLanguage(definition.title, language)),
      action: at.start,
      introduction: toHtml(filled),
      promise: toHtml(fillIn(inLanguage(promise, language), { backupDays: String(privacy.backupDays) })),
      minutes: definition.minutes,
      questionCount: walk(questionnaire, {}).total,
      started: respondent.draft !== undefined,
      optOut: at.optOut,
    });
  });

  app.post(at.start, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    if (!findVerifiedForm(visit, request)) return refuseForm(reply, visit);
    const { respondent, link, language } = visit;
    if (respondent.status !== 'asked') return showStatus(reply, visit);
    if (!respondent.sample) await startDraft(ctx, respondent);
    else if (!respondent.draft) {
      writeSession(ctx, reply, { link, language, copy: await startSampleDraft(ctx, respondent) });
    }
    return reply.redirect(at.introduction, 303);
  });
}
