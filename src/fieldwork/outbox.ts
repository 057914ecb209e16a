import { expressionBuilder } from 'kysely';
import type { Ctx } from '../context.js';
import { isProcessAlive } from '../database/process-lock.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { isOfStoppedBureau } from './bureau-sending.js';
import { isClaimed, isQueued, movedTo } from './letter-state.js';
import { listRefusingHosts } from './refusing-hosts.js';

export interface OutboxCounts {
  /** Letters that wait, or that a sender has claimed. */
  readonly queued: number;
  readonly accepted: number;
  readonly failed: number;
  /** Nobody knows whether they went; they are not sent again automatically. */
  readonly unknown: number;
}

const eb = expressionBuilder<Tables, 'outbox' | 'wave' | 'invitee'>();

/**
 * People of an open wave who may get a letter: not opted out, not bounced. `awaiting` has who did
 * not answer.
 */
const reachable = eb.and([
  eb('wave.opened_at', 'is not', null),
  eb('wave.closed_at', 'is', null),
  eb('invitee.opted_out_at', 'is', null),
  eb('invitee.bounced_at', 'is', null),
]);

/**
 * Returns the condition for letters that are due, of waves and bureaus that are not stopped. Their
 * time has come and has not passed.
 */
export const due = (now: string) =>
  eb.and([
    isQueued,
    eb('wave.stopped_at', 'is', null),
    eb.not(isOfStoppedBureau),
    eb('outbox.not_before', '<=', now),
    eb.or([eb('outbox.until', 'is', null), eb('outbox.until', '>', now)]),
  ]);

/** Returns how many letters there are in each state. */
export async function countOutbox(ctx: Ctx): Promise<OutboxCounts> {
  return toCounts(await ctx.db.selectFrom('outbox').select(states).executeTakeFirstOrThrow());
}

/**
 * Returns how many letters of a wave there are in each state, by step. A step without letters is
 * left out.
 */
export async function countSteps(ctx: Ctx, wave: string): Promise<Map<string, OutboxCounts>> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select('step')
    .select(states)
    .where('wave', '=', wave)
    .groupBy('step')
    .execute();
  return new Map(rows.map((row) => [row.step, toCounts(row)]));
}

const states = [
  eb.fn.countAll<number>().as('all'),
  eb.fn.count<number>('accepted_at').as('accepted'),
  eb.fn.count<number>('failed_at').as('failed'),
  eb.fn.count<number>('unknown_at').as('unknown'),
] as const;

function toCounts(row: { all: number; accepted: number; failed: number; unknown: number }): OutboxCounts {
  const [accepted, failed, unknown] = [Number(row.accepted), Number(row.failed), Number(row.unknown)];
  return { queued: Number(row.all) - accepted - failed - unknown, accepted, failed, unknown };
}

/**
 * Returns how many queued letters are held. They wait until their wave or bureau is resumed, for
 * the hours of the plan, or for a host that refuses letters.
 */
export async function countHeld(ctx: Ctx): Promise<number> {
  const hosts = await listRefusingHosts(ctx);
  const { n } = await letters(ctx)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(isQueued)
    .where(
      eb.or([
        eb('wave.stopped_at', 'is not', null),
        isOfStoppedBureau,
        // One that was tried before waits for its next attempt.
        eb.and([eb('outbox.until', 'is not', null), eb('outbox.attempts', '=', 0)]),
        ...hosts.map(({ until }) => eb('outbox.not_before', '=', until)),
      ]),
    )
    .where(eb.not(due(ctx.now().toISOString())))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Returns whether any letter to somebody of a wave waits or went. */
export async function hasLetters(ctx: Ctx, wave: string, invitee: string): Promise<boolean> {
  const letter = await ctx.db
    .selectFrom('outbox')
    .select('id')
    .where('wave', '=', wave)
    .where('invitee', '=', invitee)
    .limit(1)
    .executeTakeFirst();
  return letter !== undefined;
}

/** Returns whether a letter is due. It only reads, so that an idle sender blocks nobody. */
export async function isDue(ctx: Ctx): Promise<boolean> {
  const row = await letters(ctx).select('outbox.id').where(due(ctx.now().toISOString())).limit(1).executeTakeFirst();
  return row !== undefined;
}

function letters(ctx: Ctx) {
  return ctx.db.selectFrom('outbox').innerJoin('wave', 'wave.slug', 'outbox.wave');
}

/** Selects letters to people who may still get one. */
export function lettersToTheSilent(ctx: Ctx) {
  return letters(ctx)
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
    .where(reachable);
}

/**
 * Deletes queued letters that need not go any more. Their person answered, opted out or bounced
 * meanwhile, or their wave closed.
 */
export async function withdrawLetters(ctx: Ctx): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .deleteFrom('outbox')
      .where(isQueued)
      .where('id', 'not in', lettersToTheSilent(tx).select('outbox.id').where(isQueued))
      .execute(),
  );
}

/** Marks letters as unknown whose sender no longer runs. `self` is the sender that calls it. */
export async function markAbandoned(ctx: Ctx, self?: string): Promise<void> {
  const senders = await ctx.db.selectFrom('outbox').select('sender').distinct().where(isClaimed).execute();
  for (const { sender } of senders) {
    if (sender === null || sender === self || (await isProcessAlive(ctx.database, sender))) continue;
    await markUnknown(ctx, sender);
  }
}

/** Marks all letters that a sender has claimed as unknown. */
export async function markUnknown(ctx: Ctx, sender: string): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .updateTable('outbox')
      .set(movedTo('unknown', tx.now().toISOString()))
      .set({ error: 'the sender ended', smtp_code: null, smtp_status: null })
      .where('sender', '=', sender)
      .where(isClaimed)
      .execute(),
  );
}
