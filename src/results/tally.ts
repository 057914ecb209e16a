import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import type { Tables } from '../database/tables.js';
import type { Count } from '../questionnaire/question.js';

/** Where a response is counted. */
export interface TallyCell {
  readonly wave: string;
  readonly grp: string;
  readonly bureau: string;
}

/** A response and where it is counted. */
export interface TalliedResponse extends TallyCell {
  readonly id: string;
}

/** How many responses have each thing that is counted, by `countKey`; zeros are left out. */
export const Counts = z.record(z.string(), z.int().positive());
export type Counts = z.infer<typeof Counts>;

/** The counts of a group, by bureau. */
export const Figures = z.record(z.string(), Counts);
export type Figures = z.infer<typeof Figures>;

const Ids = z.array(z.string());

/** By how many responses a group must grow or shrink before figures of an open wave change. */
export const step = 5;

/** Returns the name of one count within a cell. */
export function countKey({ table, code }: Count): string {
  return `${table} ${code}`;
}

/**
 * Counts with others added or subtracted; sorted by name, so that their order says nothing of who
 * came when.
 */
function addCounts(counts: Counts, more: Iterable<readonly [key: string, by: number]>): Counts {
  const sums = new Map(Object.entries(counts));
  for (const [key, by] of more) sums.set(key, (sums.get(key) ?? 0) + by);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the exact counts of a group, or of one bureau of it. */
export async function readTallies(ctx: Ctx, wave: string, grp: string, bureau?: string): Promise<Figures> {
  const rows = await ctx.db
    .selectFrom('tally')
    .select(['bureau', 'counts'])
    .where('wave', '=', wave)
    .where('grp', '=', grp)
    .$if(bureau !== undefined, (query) => query.where('bureau', '=', bureau ?? ''))
    .execute();
  return Object.fromEntries(rows.map((row) => [row.bureau, Counts.parse(JSON.parse(row.counts))]));
}

/**
 * Returns which responses the figures of an open wave do not show yet. Whoever counts the wave's
 * responses leaves these out: none of them may be shown before the first step (`nothing`); all but
 * some (`hidden`); or no choice agrees with the figures (`waits`), because a response that they
 * show was erased.
 */
export async function readUnseen(
  db: Kysely<Tables>,
  wave: string,
  grp: string,
): Promise<'nothing' | 'waits' | { readonly hidden: ReadonlySet<string> }> {
  const row = await db
    .selectFrom('interim')
    .select(['moved', 'unseen', 'figures'])
    .where('wave', '=', wave)
    .where('grp', '=', grp)
    .executeTakeFirst();
  if (row?.figures == null) return 'nothing';
  if (row.unseen === null) return 'waits';
  const unseen = Ids.parse(JSON.parse(row.unseen));
  return unseen.length === row.moved ? { hidden: new Set(unseen) } : 'waits';
}

/**
 * Locks the tallies of a group until the transaction ends. Sendings and erasures of the group then
 * go one by one.
 */
export async function lockTallies(tx: Tx, cell: TallyCell): Promise<void> {
  await moveOn(tx, cell, 0);
}

/**
 * Adds a response to its tallies, or takes it out (`by` −1). Runs in the caller's transaction.
 * Exact counts change at once. What viewers of an open wave see changes in steps of five responses
 * a group: two views around one sending would show that person's answers. Until then the ids of new
 * responses are noted.
 */
export async function tallyResponse(
  tx: Tx,
  response: TalliedResponse,
  counted: readonly Count[],
  by: 1 | -1,
): Promise<void> {
  const moved = await moveOn(tx, response, by);
  await addToTally(
    tx,
    response,
    counted.map((count) => [countKey(count), by] as const),
  );
  if (Math.abs(moved) >= step) await showTallies(tx, response);
  else await noteUnseen(tx, response, by);
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
 * transaction. What viewers of an open wave see changes in steps as always.
 */
export async function tallyGroup(tx: Tx, { wave, grp }: Omit<TallyCell, 'bureau'>, counted: GroupCount): Promise<void> {
  const moved = await moveOn(tx, { wave, grp }, counted.n);
  for (const [bureau, counts] of counted.bureaus) await addToTally(tx, { wave, grp, bureau }, counts);
  if (Math.abs(moved) >= step) await showTallies(tx, { wave, grp });
}

async function addToTally(tx: Tx, cell: TallyCell, more: Iterable<readonly [key: string, by: number]>): Promise<void> {
  const { wave, grp, bureau } = cell;
  const before = await readTallies(tx, wave, grp, bureau);
  const counts = JSON.stringify(addCounts(before[bureau] ?? {}, more));
  await tx.db
    .insertInto('tally')
    .values({ wave, grp, bureau, counts })
    .onConflict((conflict) => conflict.columns(['wave', 'grp', 'bureau']).doUpdateSet({ counts }))
    .execute();
}

/** Sets what viewers of an open wave see of a group to its figures of now. */
async function showTallies(tx: Tx, { wave, grp }: Omit<TallyCell, 'bureau'>): Promise<void> {
  await tx.db
    .updateTable('interim')
    .set({ moved: 0, unseen: '[]', figures: JSON.stringify(await readTallies(tx, wave, grp)) })
    .where('wave', '=', wave)
    .where('grp', '=', grp)
    .execute();
}

/** Notes that a response came that the figures do not show yet, or that it was taken out again. */
async function noteUnseen(tx: Tx, { id, wave, grp }: TalliedResponse, by: 1 | -1): Promise<void> {
  const ofGroup = { wave, grp };
  const { unseen } = await tx.db
    .selectFrom('interim')
    .select('unseen')
    .where((eb) => eb.and(ofGroup))
    .executeTakeFirstOrThrow();
  if (unseen === null) return;
  const others = Ids.parse(JSON.parse(unseen)).filter((known) => known !== id);
  const ids = by === 1 ? [...others, id].sort() : others;
  await tx.db
    .updateTable('interim')
    .set({ unseen: JSON.stringify(ids) })
    .where((eb) => eb.and(ofGroup))
    .execute();
}

/**
 * Adds `by` to how many responses more a group has than at the last step; returns the new number.
 */
async function moveOn(tx: Tx, { wave, grp }: Omit<TallyCell, 'bureau'>, by: number): Promise<number> {
  const { moved } = await tx.db
    .insertInto('interim')
    .values({ wave, grp, moved: by, unseen: '[]' })
    .onConflict((conflict) =>
      conflict.columns(['wave', 'grp']).doUpdateSet((eb) => ({ moved: eb('interim.moved', '+', by) })),
    )
    .returning('moved')
    .executeTakeFirstOrThrow();
  return moved;
}
