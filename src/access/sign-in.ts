import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { hashOf } from '../secret.js';
import { getAccount, type Account } from './accounts.js';
import { beginSession, daysAgo } from './sessions.js';

/** How long a sign-in link can be used, in days. */
export const linkDays = 7;

/**
 * Returns a new single-use sign-in link, valid for `linkDays`. Only the hash of its token is kept.
 */
export async function makeSignInLink(ctx: Ctx, { id }: Account): Promise<string> {
  const token = ctx.newId();
  const row = { hash: hashOf(token), account: id, made_at: ctx.now().toISOString() };
  await transact(ctx, (tx) => tx.db.insertInto('sign_in').values(row).execute());
  return `${ctx.config.baseUrl}/aanmelden/${token}`;
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
    .where('made_at', '>', daysAgo(ctx, linkDays))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Uses a link and returns the account and its cookie's token. Returns undefined for an unknown,
 * used or expired link.
 */
export async function signIn(ctx: Ctx, token: string): Promise<{ account: Account; token: string } | undefined> {
  return transact(ctx, async (tx) => {
    const used = await tx.db
      .updateTable('sign_in')
      .set({ used_at: tx.now().toISOString() })
      .where('hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('made_at', '>', daysAgo(tx, linkDays))
      .returning('account')
      .executeTakeFirst();
    if (!used) return undefined;
    return { account: await getAccount(tx, used.account), token: await beginSession(tx, used.account) };
  });
}

/** Deletes expired links. */
export async function dropExpiredLinks(ctx: Ctx): Promise<void> {
  await transact(ctx, (tx) => tx.db.deleteFrom('sign_in').where('made_at', '<=', daysAgo(ctx, linkDays)).execute());
}
