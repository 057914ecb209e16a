import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { fillIn } from '../../mail/fill-in.js';
import { numbersIn } from '../../language/numbers.js';
import { inLanguage, type Text } from '../../language/text.js';
import { startDraft } from '../../response/draft.js';
import { tellDates } from '../../study/wave-dates.js';
import { startSampleDraft } from '../../response/sample.js';
import { toHtml } from '../plugins/markdown.js';
import {
  at,
  bureauName,
  frameFor,
  findVerifiedForm,
  receive,
  refuseForm,
  showStatus,
  linkHolder,
  type Visit,
} from './visit.js';
import { placeOf } from './place.js';
import { writeSession } from './session.js';

/**
 * Serves the introduction: what it is about, how long, until when, and the promise. A button
 * starts; the rest is folded. Who has started continues where they were.
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
    const { title, minutes, introduction, about = [] } = questionnaire.definition;
    const dates = tellDates(respondent, respondent.study.definition, visit.today, language);
    const values = {
      bureau: bureauName(visit),
      minutes: numbersIn(language).fromTo(minutes.from, minutes.to),
      ...dates,
    };
    const write = (text: Text) => toHtml(fillIn(inLanguage(text, language), values));
    return reply.viewAsync('respondent/introduction', {
      frame: frameFor(visit, inLanguage(title, language)),
      action: at.start,
      introduction: write(introduction),
      about: about.map((part) => ({ title: inLanguage(part.title, language), text: write(part.text) })),
      promise: toHtml(writePromise(visit)),
      minutes,
      until: dates.until ?? '',
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

/** The promise as this person reads it: the coordinating bureau has a line of its own. */
function writePromise(visit: Visit): string {
  const { respondent, language } = visit;
  const { bureaus, promise, bureauSees, privacy } = respondent.study.definition;
  const isCoordinating = bureaus.some(({ slug, coordinator }) => slug === respondent.bureau && coordinator);
  const sees = bureauSees?.[isCoordinating ? 'coordinator' : 'others'];
  return fillIn(inLanguage(promise, language), {
    backupDays: String(privacy.backupDays),
    ...(sees && { bureauSees: fillIn(inLanguage(sees, language), { bureau: bureauName(visit) }) }),
  });
}
