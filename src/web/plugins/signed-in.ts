import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Role } from '../../access/accounts.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { findSignedIn, type SignedIn } from './session.js';
import { rememberWayBack } from './return-to.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; set before every route of a scope with `signedIn`. */
    account: SignedIn;
  }
}

/**
 * The rule of a scope for who signs in, to be added as its first hook: `app.addHook('onRequest', signedIn(ctx, 'partner'))`.
 * Nobody gets further but accounts with one of the roles. Who is not signed in is shown how to; to any other account
 * there is nothing here.
 */
export function signedIn(ctx: Ctx, ...allowed: readonly [Role, ...Role[]]) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const account = await findSignedIn(ctx, request);
    if (!account) {
      rememberWayBack(ctx, request, reply);
      return reply.redirect('/aanmelden', 303);
    }
    if (!account.roles.some((role) => allowed.includes(role))) throw problems.notFound();
    request.account = account;
  };
}
