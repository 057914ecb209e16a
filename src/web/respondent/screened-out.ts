import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { inLanguage } from '../../language/text.js';
import { leaveScreenedOut } from '../../response/submission.js';
import { placeOf } from './place.js';
import { writeSession } from './session.js';
import { at, frameFor, findVerifiedForm, receive, refuseForm, sampleOf, showStatus, linkHolder } from './visit.js';

/** Serves the end for someone screened out. The answer that led here can still be changed. */
export function screenedOut(app: FastifyInstance, ctx: Ctx): void {
  app.get(at.screenedOut, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { respondent, language } = visit;
    if (respondent.status !== 'asked') return showStatus(reply, visit);
    if (!respondent.draft) return reply.redirect(at.introduction, 303);
    const { journey } = respondent.draft;
    const ending = journey.screenedOut?.screenOut;
    if (!journey.screenedOut || !ending) return reply.redirect(placeOf(journey), 303);
    return reply.viewAsync('respondent/screened-out', {
      frame: frameFor(visit, inLanguage(ending.title, language)),
      action: at.screenedOut,
      text: inLanguage(ending.text, language),
      change: at.page(journey.screenedOut.id),
    });
  });

  app.post(at.screenedOut, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { respondent, language } = visit;
    if (!findVerifiedForm(visit, request)) return refuseForm(reply, visit);
    if ((await leaveScreenedOut(ctx, respondent)) === 'gone') return reply.redirect(at.introduction, 303);
    const { questionnaire } = respondent;
    writeSession(ctx, reply, { end: 'left', ...sampleOf(visit), questionnaire: questionnaire.id, language });
    return reply.redirect(at.thanks, 303);
  });
}
