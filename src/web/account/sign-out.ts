import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { addressIn, readLanguage } from '../plugins/language.js';
import { address } from './sign-in.js';
import { endInBrowser, readVerifiedForm } from '../plugins/session.js';

/** Signs out. (In Dutch this is not "afmelden": that word is taken by who wants no letters.) */
export function signOut(app: FastifyInstance, ctx: Ctx): void {
  app.post('/uitloggen', { config: { right: 'session.end' } }, async (request, reply) => {
    readVerifiedForm(request);
    await endInBrowser(ctx, request, reply);
    return reply.redirect(addressIn(readLanguage(request.query), address, { uitgelogd: '1' }), 303);
  });
}
