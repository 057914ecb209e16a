import type { Ctx, Tx } from '../context.js';
import { stripeOf } from '../database/stripes.js';
import type { Count } from '../questionnaire/question.js';
import { addCounts, countKey, parseCounts, sumCells, type Figures, type TallyCell } from './cell.js';
import { releaseCounts } from './interim.js';

/** A response and where it is counted. */
export interface TalliedResponse extends TallyCell {
  readonly id: string;
}

/** Returns the exact counts of a group, by bureau. */
export async function readTallies(ctx: Ctx, wave: string, grp: string): Promise<Figures> {
  const rows = await ctx.db
    .selectFrom('tally')
    .select(['bureau', 'counts'])
    .where('wave', '=', wave)
    .where('grp', '=', grp)
    .execute();
  return Object.fromEntries(sumCells(rows, ({ bureau }) => bureau));
}

/**
 * Adds a response to the counts of its cell. Runs in the caller's transaction. Exact counts change
 * at once; what viewers of an open wave see, as `releaseCounts` says.
 */
export async function tallyResponse(tx: Tx, response: TalliedResponse, counted: readonly Count[]): Promise<void> {
  await addToStripe(tx, response, await lockStripe(tx, response), by(1, counted));
  await releaseCounts(tx, response);
}

/**
 * Locks the stripe that counts a response until the transaction ends, and returns its number.
 * Sendings and erasures that meet in it then go one by one.
 */
export async function lockStripe(tx: Tx, { id, ...cell }: TalliedResponse): Promise<number> {
  const wave = await tx.db.selectFrom('wave').select('stripes').where('slug', '=', cell.wave).executeTakeFirstOrThrow();
  const stripe = stripeOf(id, wave.stripes);
  if (tx.database.kind === 'postgres') await lockRow(tx, cell, stripe);
  return stripe;
}

/** Takes a response out of the counts of its cell, of which the caller holds the stripe. */
export async function untallyResponse(
  tx: Tx,
  cell: TallyCell,
  stripe: number,
  counted: readonly Count[],
): Promise<void> {
  await addToStripe(tx, cell, stripe, by(-1, counted));
}

/** The counts of many responses of a group, in memory until `tallyGroup` adds them. */
export class GroupCount {
  readonly bureaus = new Map<string, Map<string, number>>();
  /** How many responses were counted. */
  n = 0;

  add(bureau: string, response: readonly Count[]): void {
    const counts = this.bureaus.get(bureau) ?? new Map<string, number>();
    this.bureaus.set(bureau, counts);
    for (const count of response) {
      const key = countKey(count);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.n++;
  }
}

/**
 * Adds many responses of a group to its tallies. Writes each cell once, in the caller's
 * transaction. Their receipt codes are known to nobody, so none is ever taken out again: all are in
 * the first stripe.
 */
export async function tallyGroup(tx: Tx, { wave, grp }: Omit<TallyCell, 'bureau'>, counted: GroupCount): Promise<void> {
  for (const [bureau, counts] of [...counted.bureaus].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cell = { wave, grp, bureau };
    if (tx.database.kind === 'postgres') await lockRow(tx, cell, 0);
    await addToStripe(tx, cell, 0, counts);
    await releaseCounts(tx, cell);
  }
}

/** Locks a stripe, made where it is not there yet: what is then read of it is the latest. */
async function lockRow(tx: Tx, { wave, grp, bureau }: TallyCell, stripe: number): Promise<void> {
  const key = { wave, grp, bureau, stripe };
  const lock = () =>
    tx.db
      .selectFrom('tally')
      .select('stripe')
      .where((eb) => eb.and(key))
      .forUpdate()
      .executeTakeFirst();
  if (await lock()) return;
  await tx.db
    .insertInto('tally')
    .values({ ...key, counts: '{}' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await lock();
}

async function addToStripe(
  tx: Tx,
  { wave, grp, bureau }: TallyCell,
  stripe: number,
  more: Iterable<readonly [key: string, by: number]>,
): Promise<void> {
  const key = { wave, grp, bureau, stripe };
  const before = await tx.db
    .selectFrom('tally')
    .select('counts')
    .where((eb) => eb.and(key))
    .executeTakeFirst();
  const counts = JSON.stringify(addCounts(before ? parseCounts(before.counts) : {}, more));
  await tx.db
    .insertInto('tally')
    .values({ ...key, counts })
    .onConflict((conflict) => conflict.columns(['wave', 'grp', 'bureau', 'stripe']).doUpdateSet({ counts }))
    .execute();
}

function by(sign: 1 | -1, counted: readonly Count[]): (readonly [key: string, by: number])[] {
  return counted.map((count) => [countKey(count), sign] as const);
}
