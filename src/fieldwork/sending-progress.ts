import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';

/** How far the letters of a step of a bureau are. */
export interface SendingProgress {
  readonly accepted: number;
  readonly failed: number;
  readonly unknown: number;
  readonly waiting: number;
  /** Of those that wait, how many may go now. */
  readonly moving: number;
}

interface ProgressAsked {
  readonly wave: string;
  readonly bureau: string;
  readonly step: string;
}

/** Returns how far a bureau's letters of a step are. */
export async function readProgress(ctx: Ctx, asked: ProgressAsked): Promise<SendingProgress> {
  const at = { ...asked, now: ctx.now().toISOString() };
  return ctx.database.readInWorker(import.meta.url, countProgress, at, ctx.signal);
}

/** Returns the same. Reads every letter of the step, so it runs in a worker. */
export async function countProgress(
  db: Kysely<Tables>,
  { wave, bureau, step, now }: ProgressAsked & { readonly now: string },
): Promise<SendingProgress> {
  const ended = sql`(accepted_at is not null or failed_at is not null or unknown_at is not null)`;
  const moves = sql`not ${ended} and not_before <= ${now} and (until is null or until > ${now})`;
  const row = await db
    .selectFrom('outbox')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>('accepted_at').as('accepted'),
      fn.count<number>('failed_at').as('failed'),
      fn.count<number>('unknown_at').as('unknown'),
      sql<number>`count(case when ${moves} then 1 end)`.as('moving'),
    ])
    .where('wave', '=', wave)
    .where('step', '=', step)
    .where('bureau', '=', bureau)
    .executeTakeFirstOrThrow();
  const [accepted, failed, unknown] = [Number(row.accepted), Number(row.failed), Number(row.unknown)];
  const waiting = Number(row.all) - accepted - failed - unknown;
  return { accepted, failed, unknown, waiting, moving: Number(row.moving) };
}
