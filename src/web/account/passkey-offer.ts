import type { FastifyReply, FastifyRequest } from 'fastify';
import { challengeMinutes } from '../../access/challenges.js';
import { relyingPartyOf } from '../../access/relying-party.js';
import { askToSign } from '../../access/sign-in-by-passkey.js';
import type { Ctx } from '../../context.js';
import type { Language } from '../../language/text.js';
import { dropCookie, readCookie, writeCookie } from '../plugins/cookies.js';
import { addressIn } from '../plugins/language.js';

/** Where what a passkey signed is sent. */
export const passkeyAddress = '/aanmelden/passkey';

const cookie = 'golfslag-passkey';

/** What a form needs that asks the browser for a passkey: public/passkeys.js reads it. */
export interface PasskeyForm {
  readonly action: string;
  readonly origin: string;
  /** What the browser is asked for, as JSON. */
  readonly options: string;
  /** For how long it can be answered. */
  readonly minutes: number;
}

/**
 * Returns what the page for signing in offers beside a mail. Null where browsers make no passkeys.
 * What it asks can be answered by this browser alone.
 */
export async function offerPasskey(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): Promise<PasskeyForm | null> {
  const party = relyingPartyOf(ctx.config);
  if (!party) return null;
  const holder = findHolder(ctx, request) ?? ctx.newId();
  writeCookie(ctx, reply, cookie, holder, challengeMinutes * 60);
  return {
    action: addressIn(language, passkeyAddress),
    origin: party.origin,
    options: JSON.stringify(await askToSign(ctx, party, holder)),
    minutes: challengeMinutes,
  };
}

/** Returns the secret of a browser that was offered to sign in with a passkey. */
export function findHolder(ctx: Ctx, request: FastifyRequest): string | undefined {
  return readCookie(ctx, request, cookie);
}

/** Deletes that secret from the browser. */
export function dropHolder(ctx: Ctx, reply: FastifyReply): void {
  dropCookie(ctx, reply, cookie);
}
