import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { hashOf } from '../secret.js';
import { recordEvent } from '../study/events.js';
import { getAccount, type Account } from './accounts.js';
import { beginSession } from './sessions.js';

const hour = 3_600_000;

/** How long a link that an operator hands over can be used, in days. */
export const linkDays = 7;

/**
 * How long a sign-in link can be used, in milliseconds. A mailed one waits in a mailbox, which
 * others may read.
 */
const lifeOf = { printed: linkDays * 24 * hour, mailed: hour } as const;

/** How a link reaches its account: an operator reads it off, or it is mailed. */
export type LinkWay = keyof typeof lifeOf;

/**
 * Returns a new single-use sign-in link. A printed one works for `linkDays`, a mailed one for an
 * hour. Only the hash of its token is kept.
 */
export async function makeSignInLink(ctx: Ctx, { id }: Account, way: LinkWay = 'printed'): Promise<string> {
  const token = ctx.newId();
  const row = { hash: hashOf(token), account: id, expires_at: expiryOf(ctx, way) };
  await transact(ctx, (tx) => tx.db.insertInto('sign_in').values(row).execute());
  return linkOf(ctx, token);
}

/** Returns when a link that is made now stops working. */
export function expiryOf(ctx: Ctx, way: LinkWay): string {
  return new Date(ctx.now().getTime() + lifeOf[way]).toISOString();
}

/** Returns the address of a link by its token. */
export function linkOf({ config }: Ctx, token: string): string {
  return `${config.baseUrl}/aanmelden/${token}`;
}

/** Returns a new sign-in link that replaces every unused one. A lost link then signs nobody in. */
export async function renewSignInLink(ctx: Ctx, account: Account): Promise<string> {
  return transact(ctx, async (tx) => {
    await tx.db.deleteFrom('sign_in').where('account', '=', account.id).where('used_at', 'is', null).execute();
    return makeSignInLink(tx, account);
  });
}

/** Returns whether a link would sign in now, without using it up. */
export async function isUsableLink(ctx: Ctx, token: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('sign_in')
    .select('account')
    .where('hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now().toISOString())
    .executeTakeFirst();
  return row !== undefined;
}

/** An account that has just signed in, and the token of its session's cookie. */
export interface SignedInAccount {
  readonly account: Account;
  readonly token: string;
}

/** Uses a link and begins a session. Returns undefined for an unknown, used or expired link. */
export async function signIn(ctx: Ctx, token: string): Promise<SignedInAccount | undefined> {
  return transact(ctx, (tx) => useLink(tx, hashOf(token)));
}

/** Uses the link with this hash, as `signIn` does. */
export async function useLink(tx: Tx, hash: string): Promise<SignedInAccount | undefined> {
  const now = tx.now().toISOString();
  const used = await tx.db
    .updateTable('sign_in')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account')
    .executeTakeFirst();
  if (!used) return undefined;
  return beginSignedIn(tx, await getAccount(tx, used.account));
}

/** Begins a session of an account, and records that it signed in. */
export async function beginSignedIn(tx: Tx, account: Account): Promise<SignedInAccount> {
  await recordEvent(tx, { action: 'signed in', who: account.email, about: {} });
  return { account, token: await beginSession(tx, account.id) };
}

/** Deletes expired links. */
export async function dropExpiredLinks(ctx: Ctx): Promise<void> {
  const now = ctx.now().toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('sign_in').where('expires_at', '<=', now).execute());
}
