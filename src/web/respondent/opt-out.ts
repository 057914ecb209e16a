import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ctx } from '../../context.js';
import { optOut as optOutForGood, takeBackOptOut } from '../../fieldwork/opt-out.js';
import { addressIn, erasurePath } from '../plugins/language.js';
import { at, frameFor, findVerifiedForm, receive, refuseForm, showStatus, type Visit, linkHolder } from './visit.js';
import { respondentTexts } from './texts.js';

/**
 * Serves opting out, behind a button: opening the link changes nothing. It also works after
 * answering or closing, since there are later waves. Who may still answer can undo it.
 */
export function optOut(app: FastifyInstance, ctx: Ctx): void {
  app.get(at.optOut, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { optedOut, status } = visit.respondent;
    if (status === 'notMe' || status === 'left') return showStatus(reply, visit);
    if (optedOut) return showOptedOut(reply, visit);
    const w = respondentTexts[visit.language];
    return reply.viewAsync('respondent/opt-out', {
      frame: frameFor(visit, w.optOutTitle),
      text: status === 'answered' ? w.optOutAnsweredText : status === 'closed' ? w.optOutClosedText : w.optOutText,
      action: at.optOut,
      back: at.introduction,
      backText: status === 'asked' ? w.optOutStay : w.optOutBack,
      claim: at.claim,
    });
  });

  app.post(at.optOut, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    if (!findVerifiedForm(visit, request)) return refuseForm(reply, visit);
    await optOutForGood(ctx, visit.respondent.invitee);
    return showOptedOut(reply, visit);
  });

  app.post(at.takeBack, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    if (!findVerifiedForm(visit, request)) return refuseForm(reply, visit);
    await takeBackOptOut(ctx, visit.respondent.invitee);
    return reply.redirect(at.introduction, 303);
  });
}

/** Sends the page after opting out. To who had sent already it says that the answers stay. */
function showOptedOut(reply: FastifyReply, visit: Visit) {
  const { respondent, language } = visit;
  if (respondent.status !== 'answered') {
    return showStatus(reply, { ...visit, respondent: { ...respondent, status: 'optedOut' } });
  }
  const w = respondentTexts[language];
  return reply.viewAsync('respondent/status', {
    frame: frameFor(visit, w.optedOutTitle),
    text: w.optedOutAnswered,
    erase: addressIn(language, erasurePath),
    takeBack: '',
  });
}
