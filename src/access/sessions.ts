import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { localDay } from '../language/local-day.js';
import { hashOf } from '../secret.js';
import { toAccount, type Account } from './accounts.js';

const hour = 3_600_000;

/**
 * How long a session lasts without a visit, and at most (OWASP ASVS 5.0, 7.3): a working day, since
 * names of clients are behind it.
 */
export const sessionLife = { idleHours: 12, mostDays: 30 } as const;

/** The shortest time between updates of `seen_at`, in milliseconds: not every page view writes. */
const noteEvery = 300_000;

/** A browser that is signed in. */
export interface AccountSession {
  /** The hash of its cookie's token. */
  readonly hash: string;
  readonly account: Account;
  /** When it signed in. */
  readonly begunAt: string;
}

/**
 * Begins a session and returns its cookie's token; only the hash is kept. Of the first session of
 * an account its day stays.
 */
export async function beginSession(tx: Tx, account: string): Promise<string> {
  const token = tx.newId();
  const now = tx.now().toISOString();
  await tx.db
    .insertInto('session')
    .values({ hash: hashOf(token), account, begun_at: now, seen_at: now })
    .execute();
  await tx.db
    .updateTable('account')
    .set({ signed_in_at: localDay(tx.now()) })
    .where('id', '=', account)
    .where('signed_in_at', 'is', null)
    .execute();
  return token;
}

/** Returns the session of a token; undefined if unknown, ended or expired. */
export async function findSession(ctx: Ctx, token: string): Promise<AccountSession | undefined> {
  const hash = hashOf(token);
  const row = await ctx.db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account')
    .select(['account.id', 'account.email', 'account.roles', 'account.bureau', 'session.begun_at', 'session.seen_at'])
    .where('session.hash', '=', hash)
    .where('session.seen_at', '>', idleSince(ctx))
    .where('session.begun_at', '>', oldestBegin(ctx))
    .executeTakeFirst();
  if (!row) return undefined;
  if (ctx.now().getTime() - Date.parse(row.seen_at) >= noteEvery) await noteSeen(ctx, hash);
  return { hash, account: toAccount(row), begunAt: row.begun_at };
}

/** Ends the session of a token, if there is one. */
export async function endSession(ctx: Ctx, token: string): Promise<void> {
  await transact(ctx, (tx) => tx.db.deleteFrom('session').where('hash', '=', hashOf(token)).execute());
}

/** Deletes expired sessions, so that nothing of them is kept. */
export async function dropExpiredSessions(ctx: Ctx): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .deleteFrom('session')
      .where((is) => is.or([is('seen_at', '<=', idleSince(ctx)), is('begun_at', '<=', oldestBegin(ctx))]))
      .execute(),
  );
}

function idleSince(ctx: Ctx): string {
  return hoursAgo(ctx, sessionLife.idleHours);
}

function oldestBegin(ctx: Ctx): string {
  return hoursAgo(ctx, 24 * sessionLife.mostDays);
}

function hoursAgo({ now }: Ctx, hours: number): string {
  return new Date(now().getTime() - hours * hour).toISOString();
}

async function noteSeen(ctx: Ctx, hash: string): Promise<void> {
  const seen_at = ctx.now().toISOString();
  await transact(ctx, (tx) => tx.db.updateTable('session').set({ seen_at }).where('hash', '=', hash).execute());
}
