import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { Language } from '../language/text.js';
import { keyOfAddress } from '../mail/address.js';

/** How long an address is kept after the report was mailed to it, in days. */
export const keptDays = 30;

/** Somebody who wants the report. */
export interface ReportReader {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
}

/** Puts an address on the list; one that is there already stays as it is. */
export async function addReader(ctx: Ctx, { email, language }: Omit<ReportReader, 'id'>): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .insertInto('reader')
      .values({ id: tx.newId(), email, email_key: keyOfAddress(email), language, mailed_at: null })
      .onConflict((conflict) => conflict.column('email_key').doNothing())
      .execute(),
  );
}

/** Returns whether an address is on the list. */
export async function isReader(ctx: Ctx, email: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('reader')
    .select('id')
    .where('email_key', '=', keyOfAddress(email))
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns what is held of who asked for the report; undefined for who did not. */
export async function findReader(
  ctx: Ctx,
  email: string,
): Promise<{ email: string; language: string; mailed: string | null } | undefined> {
  return ctx.db
    .selectFrom('reader')
    .select(['email', 'language', 'mailed_at as mailed'])
    .where('email_key', '=', keyOfAddress(email))
    .executeTakeFirst();
}

/** Takes an address off the list. */
export async function removeReader(ctx: Ctx, email: string): Promise<void> {
  await transact(ctx, (tx) => tx.db.deleteFrom('reader').where('email_key', '=', keyOfAddress(email)).execute());
}

/** How many are on the list, and to how many of them the report was mailed. */
export interface ReaderCounts {
  readonly readers: number;
  readonly waiting: number;
  readonly mailed: number;
}

/** Returns how many are on the list. */
export async function countReaders(ctx: Ctx): Promise<ReaderCounts> {
  const row = await ctx.db
    .selectFrom('reader')
    .select(({ fn }) => [fn.countAll<number>().as('readers'), fn.count<number>('mailed_at').as('mailed')])
    .executeTakeFirstOrThrow();
  const [readers, mailed] = [Number(row.readers), Number(row.mailed)];
  return { readers, waiting: readers - mailed, mailed };
}

/** Returns who did not get the report yet, in the order of their random ids. */
export async function listWaitingReaders(ctx: Ctx): Promise<ReportReader[]> {
  const rows = await ctx.db
    .selectFrom('reader')
    .select(['id', 'email', 'language'])
    .where('mailed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ language, ...row }) => ({ ...row, language: Language.catch('nl').parse(language) }));
}

/**
 * Notes that a reader gets the report now. Returns false for one who left, or whom another mailing
 * took.
 */
export async function claimReader(ctx: Ctx, { id }: ReportReader): Promise<boolean> {
  const claimed = await transact(ctx, (tx) =>
    tx.db
      .updateTable('reader')
      .set({ mailed_at: tx.now().toISOString() })
      .where('id', '=', id)
      .where('mailed_at', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  );
  return claimed !== undefined;
}

/** Lets a reader wait for the next mailing: the mail server did not take this one. */
export async function releaseReader(ctx: Ctx, { id }: ReportReader): Promise<void> {
  await transact(ctx, (tx) => tx.db.updateTable('reader').set({ mailed_at: null }).where('id', '=', id).execute());
}

/** Deletes the addresses to which the report was mailed `keptDays` ago. */
export async function dropMailedReaders(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 86_400_000).toISOString();
  await transact(ctx, (tx) => tx.db.deleteFrom('reader').where('mailed_at', '<=', before).execute());
}
