import type { FastifyInstance } from 'fastify';
import { signOutEverywhere } from '../../access/accounts.js';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { recordEvent } from '../../study/events.js';
import { addressIn, readLanguage } from '../plugins/language.js';
import { address } from './sign-in.js';
import { endInBrowser, readVerifiedForm } from '../plugins/session.js';

/** Serves signing out. (In Dutch this is not "afmelden": that word means opting out of letters.) */
export function signOut(app: FastifyInstance, ctx: Ctx): void {
  app.post('/uitloggen', { config: { right: 'session.end' } }, async (request, reply) => {
    readVerifiedForm(request);
    await endInBrowser(ctx, request, reply);
    return reply.redirect(addressIn(readLanguage(request.query), address, { uitgelogd: '1' }), 303);
  });

  app.post('/uitloggen/overal', { config: { right: 'session.end' } }, async (request, reply) => {
    readVerifiedForm(request);
    await transact(ctx, async (tx) => {
      await signOutEverywhere(tx, request.account);
      await recordEvent(tx, { action: 'signed out everywhere', who: request.account.email, about: {} });
    });
    await endInBrowser(ctx, request, reply);
    return reply.redirect(addressIn(readLanguage(request.query), address, { uitgelogd: '1' }), 303);
  });
}
