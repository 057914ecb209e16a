import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { viewerOf } from '../../access/rights.js';
import { linkDays } from '../../access/sign-in.js';
import type { Ctx } from '../../context.js';
import { addressIn } from '../plugins/language.js';
import { frameOf } from './frame.js';
import { findSignedIn, type SignedIn } from '../plugins/session.js';

export const address = '/aanmelden';

/** Serves the sign-in page. It says how to get a link, or who is signed in. */
export function signInPage(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Querystring: { uitgelogd?: string } }>(
    address,
    { config: { right: 'everybody' } },
    async (request, reply) => {
      const account = await findSignedIn(ctx, request);
      if (account) return showSignedIn(ctx, request, reply, account);
      const title = request.query.uitgelogd === undefined ? 'signIn' : 'signedOutTitle';
      const page = await frameOf(ctx, request, address, title);
      return reply.viewAsync('account/sign-in', { ...page, lead: page.text.signInLead, email: '', results: '' });
    },
  );
}

/**
 * Sends the one page for an unknown, used or expired link. It says how to get a new one, and leads
 * on who is signed in.
 */
export async function showInvalidLink(ctx: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const account = await findSignedIn(ctx, request);
  const page = await frameOf(ctx, request, address, 'deadTitle');
  return reply.code(404).viewAsync('account/sign-in', {
    ...page,
    lead: page.text.deadText(linkDays),
    email: account?.email ?? '',
    results: account ? firstPageOf(account) : '',
  });
}

/** Returns the first page of an account. Only coordinators have pages so far. */
export function firstPageOf(account: Parameters<typeof viewerOf>[0]): string {
  return viewerOf(account).rights.has('figures.live') ? '/results' : address;
}

async function showSignedIn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, account: SignedIn) {
  const { text, language, frame } = await frameOf(ctx, request, address, 'signedInTitle', account.formToken);
  return reply.viewAsync('account/signed-in', {
    frame,
    text,
    email: account.email,
    roles: account.roles.map((role) => text.roles[role]).join(', '),
    results: firstPageOf(account) === address ? '' : firstPageOf(account),
    signOut: addressIn(language, '/uitloggen'),
    signOutEverywhere: addressIn(language, '/uitloggen/overal'),
  });
}
