import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import type { OutboxTable } from '../database/tables.js';
import { transact } from '../database/transact.js';

/** How long a letter may be under way before nobody knows whether it went, in minutes. */
const leaseMinutes = 10;

export interface OutboxCounts {
  /** Letters that wait, or are being sent right now. */
  readonly queued: number;
  readonly accepted: number;
  readonly failed: number;
  /** Taken up by a sender that never told how it ended; not sent again by itself. */
  readonly unknown: number;
}

/** A letter that a sender has taken up. It names person and step; the letter itself is written when it is sent. */
export interface Claim {
  readonly id: string;
  readonly wave: string;
  readonly step: string;
  readonly attempts: number;
  readonly invitee: string;
}

/** The state of all letters. */
export async function countOutbox(ctx: Ctx): Promise<OutboxCounts> {
  const lost = minutesFrom(ctx.now(), -leaseMinutes);
  const count = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
  const row = await ctx.db
    .selectFrom('outbox')
    .select([
      count(
        sql`accepted_at is null and failed_at is null and unknown_at is null and (claimed_at is null or claimed_at > ${lost})`,
      ).as('queued'),
      count(sql`accepted_at is not null`).as('accepted'),
      count(sql`failed_at is not null`).as('failed'),
      count(sql`unknown_at is not null or (accepted_at is null and failed_at is null and claimed_at <= ${lost})`).as(
        'unknown',
      ),
    ])
    .executeTakeFirstOrThrow();
  return {
    queued: Number(row.queued),
    accepted: Number(row.accepted),
    failed: Number(row.failed),
    unknown: Number(row.unknown),
  };
}

/** Whether a letter is due; only looks, so that an idle sender is in nobody's way. */
export async function isDue(ctx: Ctx): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('claimed_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('not_before', '<=', ctx.now().toISOString())
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The open wave's invitees who may still get a letter: not answered, not opted out, not bounced. */
function stillSilent(ctx: Ctx) {
  return ctx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
    .innerJoin('wave', 'wave.slug', 'outbox.wave')
    .where('wave.opened_at', 'is not', null)
    .where('wave.closed_at', 'is', null)
    .where('invitee.opted_out_at', 'is', null)
    .where('invitee.bounced_at', 'is', null);
}

/** Takes up the next letter that is due to someone still silent; two senders never take up the same one. */
export async function claimLetter(ctx: Ctx): Promise<Claim | undefined> {
  const now = ctx.now().toISOString();
  return transact(ctx, (tx) => {
    const due = stillSilent(tx)
      .select('outbox.id')
      .where('outbox.claimed_at', 'is', null)
      .where('outbox.failed_at', 'is', null)
      .where('outbox.not_before', '<=', now)
      .orderBy('outbox.not_before')
      .orderBy('outbox.id')
      .limit(1)
      .$if(tx.database.kind === 'postgres', (query) => query.forUpdate('outbox').skipLocked());
    return tx.db
      .updateTable('outbox')
      .set((eb) => ({ claimed_at: now, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', due)
      .where('claimed_at', 'is', null)
      .returning(['id', 'wave', 'step', 'attempts', 'invitee'])
      .executeTakeFirst();
  });
}

/** Takes letters back out of the queue whose person answered or opted out meanwhile, or whose wave closed. */
export async function withdrawLetters(ctx: Ctx): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .deleteFrom('outbox')
      .where('claimed_at', 'is', null)
      .where('failed_at', 'is', null)
      .where('id', 'not in', stillSilent(tx).select('outbox.id').where('outbox.claimed_at', 'is', null))
      .execute(),
  );
}

export async function markAccepted(ctx: Ctx, claim: Claim): Promise<void> {
  await update(ctx, claim, { accepted_at: ctx.now().toISOString(), error: null });
}

/** Notes a refusal for good. `error` must hold no address and no link. */
export async function markFailed(ctx: Ctx, claim: Claim, error: string): Promise<void> {
  await update(ctx, claim, { failed_at: ctx.now().toISOString(), error });
}

/** Notes that nobody knows whether a letter went: it is not sent again by itself. */
export async function markUnknown(ctx: Ctx, claim: Claim, error: string): Promise<void> {
  await update(ctx, claim, { unknown_at: ctx.now().toISOString(), error });
}

/** Puts a letter back after a passing refusal, to be tried after a pause that doubles each time. */
export async function putBack(ctx: Ctx, claim: Claim, error: string): Promise<void> {
  const pause = 2 ** (claim.attempts - 1);
  await update(ctx, claim, { claimed_at: null, not_before: minutesFrom(ctx.now(), pause), error });
}

async function update(ctx: Ctx, { id }: Claim, values: Partial<OutboxTable>): Promise<void> {
  await transact(ctx, (tx) => tx.db.updateTable('outbox').set(values).where('id', '=', id).execute());
}

function minutesFrom(now: Date, minutes: number): string {
  return new Date(now.getTime() + minutes * 60_000).toISOString();
}
