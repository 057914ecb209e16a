import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listPasskeys } from '../../access/passkeys.js';
import { relyingPartyOf } from '../../access/relying-party.js';
import { viewerOf } from '../../access/rights.js';
import { linkDays } from '../../access/sign-in.js';
import type { Ctx } from '../../context.js';
import type { Language } from '../../language/text.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readForm } from '../plugins/forms.js';
import { addressIn } from '../plugins/language.js';
import { findSignedIn, type SignedIn } from '../plugins/session.js';
import { frameOf, type AccountTitle } from './frame.js';
import { offerPasskey } from './passkey-offer.js';
import type { AccountTexts } from './texts.js';

export const address = '/aanmelden';

/** The most mails to sign in with, an hour: to one address, and asked for from one machine. */
export const mostMails = { toAddress: 5, fromMachine: 60 } as const;

/** Serves the sign-in page. It asks for an address to mail to, or says who is signed in. */
export function signInPage(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Querystring: { uitgelogd?: string } }>(
    address,
    { config: { right: 'everybody' } },
    async (request, reply) => {
      const account = await findSignedIn(ctx, request);
      if (account) return showSignedIn(ctx, request, reply, account);
      return showAsking(ctx, request, reply, {
        title: request.query.uitgelogd === undefined ? 'signIn' : 'signedOutTitle',
      });
    },
  );
}

/** What is wrong with what was typed, or with the browser. */
type AskingProblem = 'wrongAddress' | 'tooOften' | 'lostRequest' | 'passkeyRefused' | 'passkeyTooOften';

/** Sends the page that asks to which address a link and a code may be mailed. */
export async function showAsking(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  { title = 'signIn', problem }: { title?: AccountTitle; problem?: AskingProblem } = {},
) {
  const page = await frameOf(ctx, request, address, title, { wrong: problem !== undefined });
  return reply.viewAsync('account/sign-in', {
    ...page,
    lead: page.text.signInLead,
    account: undefined,
    action: addressIn(page.language, address),
    typed: emailIn(request),
    passkey: await offerPasskey(ctx, request, reply, page.language),
    problem: problem ? page.text[problem] : '',
    ofPasskey: problem?.startsWith('passkey') ?? false,
  });
}

/**
 * Sends the one page for an unknown, used or expired link. It asks for an address to mail a new one
 * to, and leads on who is signed in.
 */
export async function showInvalidLink(ctx: Ctx, request: FastifyRequest, reply: FastifyReply) {
  const account = await findSignedIn(ctx, request);
  const page = await frameOf(ctx, request, address, 'deadTitle');
  return reply.code(404).viewAsync('account/sign-in', {
    ...page,
    lead: page.text.deadText(linkDays),
    account: account && { email: account.email, pages: pagesOf(account, page) },
    action: addressIn(page.language, address),
    typed: '',
    passkey: null,
    problem: '',
    ofPasskey: false,
  });
}

/**
 * Returns the first page of an account: the results, for who may see some; else the staff pages.
 */
export function firstPageOf(account: Parameters<typeof viewerOf>[0]): string {
  const { rights } = viewerOf(account);
  if (rights.has('results.read')) return '/results';
  return rights.has('staff.read') ? '/staff' : address;
}

/** The first pages of each part of the site that an account may see. */
function pagesOf(account: SignedIn, { text, language }: { text: AccountTexts; language: Language }) {
  const { rights } = viewerOf(account);
  return [
    ...(rights.has('staff.read') ? [{ words: text.toStaff, href: addressIn(language, '/staff') }] : []),
    ...(rights.has('results.read') ? [{ words: text.toResults, href: addressIn(language, '/results') }] : []),
  ];
}

/** Returns the address that somebody typed to sign in with. */
export function emailIn(request: FastifyRequest): string {
  return singleValue(readForm(request.body), 'email') ?? '';
}

async function showSignedIn(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, account: SignedIn) {
  const { text, language, frame } = await frameOf(ctx, request, address, 'signedInTitle', {
    token: account.formToken,
  });
  return reply.viewAsync('account/signed-in', {
    frame,
    text,
    email: account.email,
    roles: account.roles.map((role) => text.roles[role]).join(', '),
    pages: pagesOf(account, { text, language }),
    passkeys: await passkeysOf(ctx, account, language),
    tokens: viewerOf(account).rights.has('tokens.write') ? addressIn(language, '/tokens') : '',
    signOut: addressIn(language, '/uitloggen'),
    signOutEverywhere: addressIn(language, '/uitloggen/overal'),
  });
}

/** The page of passkeys; null where there are none to be had. */
async function passkeysOf(ctx: Ctx, account: SignedIn, language: Language) {
  if (!viewerOf(account).rights.has('passkeys.write')) return null;
  const has = (await listPasskeys(ctx, account.id)).length > 0;
  return has || relyingPartyOf(ctx.config) ? { href: addressIn(language, '/passkeys'), has } : null;
}
