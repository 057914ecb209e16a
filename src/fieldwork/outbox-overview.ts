import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { doubtfulLetters } from './doubtful-letters.js';
import { isClaimed, isQueued } from './letter-state.js';
import { listRefusingHosts } from './refusing-hosts.js';

/**
 * Why a letter waits: it goes now; it was refused for now and is tried again; its host refuses
 * everybody; or it is not between the hours of the plan.
 */
export const waitReasons = ['now', 'again', 'host', 'hours'] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Letters of a step that wait for the same reason. */
export interface WaitingLetters {
  readonly step: string;
  readonly why: WaitReason;
  readonly letters: number;
}

/** Letters of a bureau that wait, or of which something is to be done. */
export interface OutboxOverview {
  readonly bureau: string;
  readonly waiting: readonly WaitingLetters[];
  readonly failed: number;
  readonly unknown: number;
  /** People still silent whose address is known to be wrong. */
  readonly undeliverable: number;
}

interface OverviewAsked {
  readonly wave: string;
  readonly bureaus: readonly string[];
  readonly now: string;
  /** Until when letters to hosts that refuse everybody wait. */
  readonly hosts: readonly string[];
}

/** Returns what is in the outbox of some bureaus, in their order. */
export async function readOutbox(ctx: Ctx, wave: string, bureaus: readonly string[]): Promise<OutboxOverview[]> {
  const hosts = (await listRefusingHosts(ctx)).map(({ until }) => until);
  const asked = { wave, bureaus, now: ctx.now().toISOString(), hosts };
  return ctx.database.readInWorker(import.meta.url, countOutboxes, asked, ctx.signal);
}

/** Returns the same. Reads all letters that wait, so it runs in a worker. */
export async function countOutboxes(db: Kysely<Tables>, asked: OverviewAsked): Promise<OutboxOverview[]> {
  const waiting = await countWaiting(db, asked);
  const overviews: OutboxOverview[] = [];
  for (const bureau of asked.bureaus) {
    const { failed, unknown } = await doubtfulLetters(db, { wave: asked.wave, bureau })
      .select(({ fn }) => [
        fn.count<number>('outbox.failed_at').as('failed'),
        fn.count<number>('outbox.unknown_at').as('unknown'),
      ])
      .executeTakeFirstOrThrow();
    overviews.push({
      bureau,
      waiting: waiting
        .filter((one) => one.bureau === bureau)
        .map(({ step, why, letters }) => ({ step, why, letters: Number(letters) })),
      failed: Number(failed),
      unknown: Number(unknown),
      undeliverable: await countUndeliverable(db, asked.wave, bureau),
    });
  }
  return overviews;
}

function countWaiting(db: Kysely<Tables>, { wave, bureaus, now, hosts }: OverviewAsked) {
  const atHost = hosts.length ? sql`not_before in (${sql.join(hosts)})` : sql`1 = 0`;
  const why = sql<WaitReason>`case
    when claimed_at is not null then 'now'
    when ${atHost} then 'host'
    when attempts > 0 and not_before > ${now} then 'again'
    when not_before <= ${now} and (until is null or until > ${now}) then 'now'
    else 'hours' end`;
  return db
    .selectFrom('outbox')
    .select(['bureau', 'step', why.as('why'), ({ fn }) => fn.countAll<number>().as('letters')])
    .where('wave', '=', wave)
    .where('bureau', 'in', bureaus)
    .where((eb) => eb.or([isQueued, isClaimed]))
    .groupBy(['bureau', 'step', sql`why`])
    .orderBy('step')
    .execute();
}

async function countUndeliverable(db: Kysely<Tables>, wave: string, bureau: string): Promise<number> {
  const { n } = await db
    .selectFrom('invitee')
    .innerJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('invitee.wave', '=', wave)
    .where('invitee.bureau', '=', bureau)
    .where('invitee.sample', '=', 0)
    .where('invitee.bounced_at', 'is not', null)
    .where('invitee.opted_out_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}
