import { expressionBuilder } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { takeTurns } from '../database/lock.js';
import { isPresent } from '../database/presence.js';
import type { OutboxTable, StepName, Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import type { StudyDefinition } from '../study/definition.js';
import { addressees, type Addressee } from './compose.js';

export interface OutboxCounts {
  /** Letters that wait, or are being sent right now. */
  readonly queued: number;
  readonly accepted: number;
  readonly failed: number;
  /** Nobody knows whether they went; they are not sent again by themselves. */
  readonly unknown: number;
}

/** A letter that a sender has taken up: to whom, as it was then. The letter itself is written when it is sent. */
export interface Claim {
  readonly id: string;
  readonly step: StepName;
  readonly attempts: number;
  readonly to: Addressee;
}

/** How a try ended: the mail server took the letter, or what is to be noted of it instead. */
export interface Ending {
  readonly claim: Claim;
  readonly otherwise:
    | {
        readonly values: Partial<OutboxTable>;
        /** The mail server says that there is no such address. */
        readonly noSuchAddress: boolean;
      }
    | undefined;
}

export type Limits = NonNullable<StudyDefinition['mail']['limits']>;

const eb = expressionBuilder<Tables, 'outbox' | 'wave' | 'invitee'>();

/** Letters that wait for a sender. */
export const waiting = eb('outbox.claimed_at', 'is', null);

/** Letters that a sender has in hand, or had in hand when it died. */
const leased = eb.and([
  eb('outbox.claimed_at', 'is not', null),
  eb('outbox.accepted_at', 'is', null),
  eb('outbox.failed_at', 'is', null),
  eb('outbox.unknown_at', 'is', null),
]);

/** People of an open wave who may get a letter: not opted out, not bounced. That they did not answer is in `awaiting`. */
const reachable = eb.and([
  eb('wave.opened_at', 'is not', null),
  eb('wave.closed_at', 'is', null),
  eb('invitee.opted_out_at', 'is', null),
  eb('invitee.bounced_at', 'is', null),
]);

/** Letters whose time has come and has not passed, of waves that are not stopped. */
const due = (now: string) =>
  eb.and([
    waiting,
    eb('wave.stopped_at', 'is', null),
    eb('outbox.not_before', '<=', now),
    eb.or([eb('outbox.until', 'is', null), eb('outbox.until', '>', now)]),
  ]);

/** The state of all letters. */
export async function countOutbox(ctx: Ctx): Promise<OutboxCounts> {
  return toCounts(await ctx.db.selectFrom('outbox').select(states).executeTakeFirstOrThrow());
}

/** The state of a wave's letters by step; a step without letters is not in it. */
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

/** How many queued letters wait for somebody to resume their wave, or for the hours of the plan. */
export async function countHeld(ctx: Ctx): Promise<number> {
  const { n } = await letters(ctx)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where(waiting)
    .where(
      eb.or([
        eb('wave.stopped_at', 'is not', null),
        // One that was tried before waits for its turn to be tried again.
        eb.and([eb('outbox.until', 'is not', null), eb('outbox.attempts', '=', 0)]),
      ]),
    )
    .where(eb.not(due(ctx.now().toISOString())))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Whether a letter is due; only looks, so that an idle sender is in nobody's way. */
export async function isDue(ctx: Ctx): Promise<boolean> {
  const row = await letters(ctx).select('outbox.id').where(due(ctx.now().toISOString())).limit(1).executeTakeFirst();
  return row !== undefined;
}

function letters(ctx: Ctx) {
  return ctx.db.selectFrom('outbox').innerJoin('wave', 'wave.slug', 'outbox.wave');
}

function lettersToTheSilent(ctx: Ctx) {
  return letters(ctx)
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
    .where(reachable);
}

/**
 * A sender's turn, in one transaction: notes how tries ended, and takes up at most `most` of the letters that are due to
 * someone still silent. Two senders never take up the same letter.
 */
export async function takeTurn(
  ctx: Ctx,
  sender: string,
  endings: readonly Ending[],
  most: number,
  limits: Limits,
): Promise<Claim[]> {
  return transact(ctx, async (tx) => {
    await note(tx, sender, endings);
    if (most === 0) return [];
    return claimLetters(tx, sender, most, limits);
  });
}

/** Letters that this sender took up, if nobody put them back in the queue since. */
function inHand(tx: Tx, sender: string, claims: readonly Claim[]) {
  return tx.db
    .updateTable('outbox')
    .where('sender', '=', sender)
    .where(
      'id',
      'in',
      claims.map(({ id }) => id),
    );
}

async function note(tx: Tx, sender: string, endings: readonly Ending[]): Promise<void> {
  const now = tx.now().toISOString();
  const accepted = endings.filter(({ otherwise }) => !otherwise).map(({ claim }) => claim);
  if (accepted.length)
    await inHand(tx, sender, accepted).set({ accepted_at: now, unknown_at: null, error: null }).execute();
  for (const { claim, otherwise } of endings) {
    if (!otherwise) continue;
    await inHand(tx, sender, [claim])
      .set({ unknown_at: null, ...otherwise.values })
      .execute();
    if (!otherwise.noSuchAddress) continue;
    await tx.db
      .updateTable('invitee')
      .set({ bounced_at: now })
      .where('id', '=', claim.to.invitee)
      .where('link_version', '=', claim.to.link_version)
      .where('bounced_at', 'is', null)
      .execute();
  }
}

async function claimLetters(tx: Tx, sender: string, most: number, limits: Limits): Promise<Claim[]> {
  const now = tx.now().toISOString();
  const limited = limits.perMinute !== undefined || limits.perDomain !== undefined;
  const room = limited ? await findRoom(tx, limits) : { letters: most, fullDomains: [] };
  if (room.letters <= 0) return [];
  const next = lettersToTheSilent(tx)
    .select('outbox.id')
    .where(due(now))
    .where(eb.and(room.fullDomains.map((domain) => eb('invitee.email_key', 'not like', `%@${domain}`))))
    .orderBy('outbox.not_before')
    .orderBy('outbox.id')
    .limit(limits.perDomain === undefined ? Math.min(most, room.letters) : 1)
    .$if(tx.database.kind === 'postgres', (query) => query.forUpdate('outbox').skipLocked());
  // Apart from the update: inside it PostgreSQL may run the query, and its limit, once for every row.
  const claimed = await tx.db
    .with('next', () => next)
    .updateTable('outbox')
    .set(({ eb: row }) => ({ claimed_at: now, tried_at: now, sender, attempts: row('attempts', '+', 1) }))
    .where('id', 'in', (query) => query.selectFrom('next').select('id'))
    .where('claimed_at', 'is', null)
    .returning(['id', 'step', 'attempts', 'invitee'])
    .execute();
  if (!claimed.length) return [];
  const people = await addressees(tx)
    .where(
      'invitee.id',
      'in',
      claimed.map(({ invitee }) => invitee),
    )
    .execute();
  return claimed.flatMap(({ id, step, attempts, invitee }) =>
    people.filter((person) => person.invitee === invitee).map((to) => ({ id, step, attempts, to })),
  );
}

/** What the limits leave: how many letters more in this minute, and the domains that get none. All senders count together. */
async function findRoom(tx: Tx, { perMinute = Infinity, perDomain = Infinity }: Limits) {
  await takeTurns(tx, 'limits of sending');
  const tried = await tx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .select('invitee.email_key')
    .where('outbox.tried_at', '>', new Date(tx.now().getTime() - 60_000).toISOString())
    .execute();
  const counts = new Map<string, number>();
  for (const { email_key } of tried) {
    const domain = email_key.slice(email_key.lastIndexOf('@') + 1);
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  return {
    letters: perMinute - tried.length,
    fullDomains: [...counts].filter(([, count]) => count >= perDomain).map(([domain]) => domain),
  };
}

/** Takes letters back out of the queue whose person answered, opted out or bounced meanwhile, or whose wave closed. */
export async function withdrawLetters(ctx: Ctx): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .deleteFrom('outbox')
      .where('claimed_at', 'is', null)
      .where('id', 'not in', lettersToTheSilent(tx).select('outbox.id').where(waiting))
      .execute(),
  );
}

/** Notes as unknown what senders had in hand that live no more. `self` is the sender that looks. */
export async function noteLostLetters(ctx: Ctx, self?: string): Promise<void> {
  const senders = await ctx.db.selectFrom('outbox').select('sender').distinct().where(leased).execute();
  for (const { sender } of senders) {
    if (sender === null || sender === self || (await isPresent(ctx.database, sender))) continue;
    await loseLetters(ctx, sender);
  }
}

/** Notes as unknown everything that a sender has in hand. */
export async function loseLetters(ctx: Ctx, sender: string): Promise<void> {
  await transact(ctx, (tx) =>
    tx.db
      .updateTable('outbox')
      .set({ unknown_at: tx.now().toISOString(), error: 'the sender ended' })
      .where('sender', '=', sender)
      .where(leased)
      .execute(),
  );
}
