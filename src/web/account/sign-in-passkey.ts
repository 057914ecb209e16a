import type { FastifyInstance } from 'fastify';
import { relyingPartyOf } from '../../access/relying-party.js';
import { signInByPasskey } from '../../access/sign-in-by-passkey.js';
import type { Ctx } from '../../context.js';
import { singleValue } from '../../questionnaire/fields.js';
import { longestForm, readForm } from '../plugins/forms.js';
import { addressIn, readLanguage } from '../plugins/language.js';
import { logRefusal } from '../plugins/logging.js';
import { limitOf } from '../plugins/rate-limit.js';
import { takeReturn } from '../plugins/return-to.js';
import { beginInBrowser } from '../plugins/session.js';
import { dropHolder, findHolder, passkeyAddress } from './passkey-offer.js';
import { address, firstPageOf, mostMails, showAsking } from './sign-in.js';

/**
 * Signs in with what a passkey signed. The form needs no token: what was signed is of this browser,
 * by its cookie. Whatever is wrong with it, the answer is the same.
 */
export function signInPasskey(app: FastifyInstance, ctx: Ctx): void {
  const exceeds = limitOf(app, { max: mostMails.fromMachine, timeWindow: '1 hour' });

  // A page that refused is opened again by its address.
  app.get(passkeyAddress, { config: { right: 'everybody' } }, async (request, reply) =>
    reply.redirect(addressIn(readLanguage(request.query), address), 303),
  );

  app.post(passkeyAddress, { config: { right: 'everybody' }, bodyLimit: longestForm }, async (request, reply) => {
    if (await exceeds(request)) return showAsking(ctx, request, reply.code(429), { problem: 'passkeyTooOften' });
    const party = relyingPartyOf(ctx.config);
    const holder = findHolder(ctx, request);
    const given = singleValue(readForm(request.body), 'credential') ?? '';
    const session =
      party && holder !== undefined
        ? await signInByPasskey(ctx, party, { holder, given })
        : { refused: 'this browser was not asked' };
    if ('refused' in session) {
      logRefusal(request, 'sign-in-passkey', session.refused);
      return showAsking(ctx, request, reply.code(422), { problem: 'passkeyRefused' });
    }
    await beginInBrowser(ctx, request, reply, session.token);
    dropHolder(ctx, reply);
    return reply.redirect(takeReturn(ctx, request, reply) ?? firstPageOf(session.account), 303);
  });
}
