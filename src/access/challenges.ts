import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { hashOf, sameText, seal, unseal } from '../secret.js';

/** How long a challenge can be answered, in minutes: time enough to fetch a telephone. */
export const challengeMinutes = 10;

/** What a challenge is answered for, and by whom alone. */
export interface ChallengeUse {
  readonly purpose: 'add' | 'sign-in';
  /** A secret of the session that adds a passkey, or of the browser that signs in with one. */
  readonly holder: string;
}

const Sealed = z.object({ purpose: z.string(), holder: z.string(), until: z.number() });

/**
 * Returns what a passkey is to sign. Its use and its end are sealed in it with a random number, so
 * that nobody guesses or makes one, and none is kept before it is answered.
 */
export function makeChallenge(ctx: Ctx, use: ChallengeUse): Uint8Array<ArrayBuffer> {
  const sealed: z.infer<typeof Sealed> = { ...use, until: endOf(ctx).getTime() };
  return new Uint8Array(Buffer.from(seal(ctx.keys.challenge, JSON.stringify(sealed)), 'base64url'));
}

/** Returns whether a challenge (base64url) was made for this use, and can still be answered. */
export function isOpenChallenge(ctx: Ctx, challenge: string, { purpose, holder }: ChallengeUse): boolean {
  const text = unseal(ctx.keys.challenge, challenge);
  if (text === undefined) return false;
  const made = Sealed.parse(JSON.parse(text));
  return made.purpose === purpose && sameText(made.holder, holder) && made.until > ctx.now().getTime();
}

/** Uses a challenge up. Returns false for one that was used before. */
export async function useChallenge(tx: Tx, challenge: string): Promise<boolean> {
  const used = await tx.db
    .insertInto('used_challenge')
    .values({ hash: hashOf(challenge), expires_at: endOf(tx).toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst();
  return used !== undefined;
}

/** Deletes used challenges that can no longer be answered anyhow. */
export async function dropExpiredChallenges(ctx: Ctx): Promise<void> {
  const now = ctx.now().toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('used_challenge').where('expires_at', '<=', now).execute());
}

function endOf({ now }: Ctx): Date {
  return new Date(now().getTime() + challengeMinutes * 60_000);
}
