import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getAccount } from '../../access/accounts.js';
import { writeSignInLetter } from '../../access/letters.js';
import { askToSignIn, type SignInMail } from '../../access/sign-in-request.js';
import type { Ctx } from '../../context.js';
import { faultOfAddress, keyOfAddress } from '../../mail/address.js';
import { openMail } from '../../mail/transmit.js';
import { afterAnswer } from '../plugins/after-answer.js';
import { readLanguage } from '../plugins/language.js';
import { limitOf } from '../plugins/rate-limit.js';
import { address, emailIn, mostMails, showAsking } from './sign-in.js';
import { findRequest, keepRequest, showCodePage } from './sign-in-code.js';

/**
 * Mails a link and a code to who asks for it. An address without an account gets the same answer:
 * what is mailed, and whether, comes after it. The form needs no token: whoever sends it, the owner
 * of the address decides.
 */
export function signInMail(app: FastifyInstance, ctx: Ctx): void {
  const mail = openMail(ctx.config);
  // The last hook runs first: letters that are on their way go before the line is closed.
  app.addHook('onClose', (_app, done) => {
    mail.close();
    done();
  });
  const later = afterAnswer(app);
  const exceeds = {
    machine: limitOf(app, { max: mostMails.fromMachine, timeWindow: '1 hour' }),
    address: limitOf(app, {
      max: mostMails.toAddress,
      timeWindow: '1 hour',
      keyGenerator: (request) => keyOfAddress(emailIn(request)),
    }),
  };

  const send = async (request: FastifyRequest, { account, ...secrets }: SignInMail): Promise<void> => {
    const { email } = await getAccount(ctx, account);
    const letter = await writeSignInLetter(ctx, { email, language: readLanguage(request.query) }, secrets);
    const outcome = await mail.transmit(letter);
    if (outcome.kind !== 'accepted') {
      request.log.error({ outcome: outcome.kind, reason: outcome.reason }, 'a letter to sign in with was not sent');
    }
  };

  app.post(address, { config: { right: 'everybody' } }, async (request, reply) => {
    const email = emailIn(request);
    if (faultOfAddress(email) !== undefined)
      return showAsking(ctx, request, reply.code(422), { problem: 'wrongAddress' });
    if (await exceeds.machine(request)) return showAsking(ctx, request, reply.code(429), { problem: 'tooOften' });
    const kept = findRequest(ctx, request);
    const enough = await exceeds.address(request);
    const own = enough && kept !== undefined ? kept : ctx.newId();
    const asked = enough ? undefined : await askToSignIn(ctx, email, own);
    keepRequest(ctx, reply, own);
    if (asked) later(reply, () => send(request, asked), 'a letter to sign in with was not written');
    return showCodePage(ctx, request, reply, { request: own, email });
  });
}
