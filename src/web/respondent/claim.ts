import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ctx } from '../../context.js';
import { noteWrongRecipient, wrongRecipients, type WrongRecipient } from '../../fieldwork/wrong-recipient.js';
import { singleValue } from '../../questionnaire/fields.js';
import { messages } from '../../questionnaire/messages.js';
import { inLanguage } from '../../language/text.js';
import { at, frameFor, findVerifiedForm, receive, refuseForm, showStatus, type Visit, linkHolder } from './visit.js';
import { frameTexts } from '../plugins/frame-texts.js';
import { respondentTexts } from './texts.js';

/** The name of the two radio buttons. */
const field = 'reden';

/**
 * Serves the page for who got somebody else's letter. That includes one at a former job. A button
 * confirms. Reveals nothing of the invitee.
 */
export function claim(app: FastifyInstance, ctx: Ctx): void {
  app.get(at.claim, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const { status } = visit.respondent;
    return status === 'notMe' || status === 'left' ? showStatus(reply, visit) : ask(reply, visit);
  });

  app.post(at.claim, linkHolder, async (request, reply) => {
    const visit = await receive(ctx, request);
    const form = findVerifiedForm(visit, request);
    if (!form) return refuseForm(reply, visit);
    const reason = wrongRecipients.find((known) => known === singleValue(form, field));
    if (!reason) {
      reply.code(422);
      return ask(reply, visit, inLanguage(messages.chooseOne, visit.language));
    }
    await noteWrongRecipient(ctx, visit.respondent.invitee, reason);
    const status = reason === 'not-me' ? 'notMe' : 'left';
    return showStatus(reply, { ...visit, respondent: { ...visit.respondent, status } });
  });
}

function ask(reply: FastifyReply, visit: Visit, problem = '') {
  const w = respondentTexts[visit.language];
  const labels: Record<WrongRecipient, string> = { 'not-me': w.claimNotMe, left: w.claimLeft };
  const problems: Record<string, string> = problem ? { [field]: problem } : {};
  return reply.viewAsync('respondent/claim', {
    frame: frameFor(visit, problem ? `${frameTexts[visit.language].error}: ${w.claimTitle}` : w.claimTitle),
    action: at.claim,
    back: at.introduction,
    problems: Object.entries(problems),
    question: {
      id: field,
      heading: true,
      text: w.claimTitle,
      hint: w.claimText,
      optional: false,
      problems,
      w,
      input: {
        choices: wrongRecipients.map((code, i) => ({
          id: i === 0 ? field : `${field}-${code}`,
          code,
          label: labels[code],
        })),
      },
    },
  });
}
