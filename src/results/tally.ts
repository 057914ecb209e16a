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

/** How many responses have each thing that is counted, under `countKey`; what nobody has is left out. */
const Counts = z.record(z.string(), z.int().positive());
export type Counts = z.infer<typeof Counts>;

/** The counts of a group, by bureau. */
const Figures = z.record(z.string(), Counts);
export type Figures = z.infer<typeof Figures>;

const Ids = z.array(z.string());

/** The figures of an open wave move once a group has so many responses more or less than they show. */
export const step = 5;

/** The name of one count within a cell. */
export function countKey({ table, code }: Count): string {
  return `${table} ${code}`;
}

/** Counts with more of some, or less; in the order of their names, which tells nothing of who came when. */
function addCounts(counts: Counts, more: Iterable<readonly [key: string, by: number]>): Counts {
  const sums = new Map(Object.entries(counts));
  for (const [key, by] of more) sums.set(key, (sums.get(key) ?? 0) + by);
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The exact counts of a group, or of one bureau of it. */
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

/** The figures of a group of a wave, by bureau. */
interface GroupFigures {
  readonly wave: string;
  readonly group: string;
  readonly figures: Figures;
}

/** Returns the exact counts of groups in waves; a group without responses is left out. */
export async function listTallies(
  ctx: Ctx,
  waves: readonly string[],
  groups: readonly string[],
): Promise<GroupFigures[]> {
  if (!waves.length || !groups.length) return [];
  const rows = await ctx.db
    .selectFrom('tally')
    .select(['wave', 'grp', 'bureau', 'counts'])
    .where('wave', 'in', waves)
    .where('grp', 'in', groups)
    .execute();
  const found = new Map<string, { wave: string; group: string; figures: Figures }>();
  for (const { wave, grp, bureau, counts } of rows) {
    const key = `${wave} ${grp}`;
    const before = found.get(key) ?? { wave, group: grp, figures: {} };
    before.figures[bureau] = Counts.parse(JSON.parse(counts));
    found.set(key, before);
  }
  return [...found.values()];
}

/** Returns what viewers of open waves may see of groups: their figures as they were at the last step. */
export async function listInterim(
  ctx: Ctx,
  waves: readonly string[],
  groups: readonly string[],
): Promise<GroupFigures[]> {
  if (!waves.length || !groups.length) return [];
  const rows = await ctx.db
    .selectFrom('interim')
    .select(['wave', 'grp', 'figures'])
    .where('wave', 'in', waves)
    .where('grp', 'in', groups)
    .where('figures', 'is not', null)
    .execute();
  return rows.map(({ wave, grp, figures }) => ({
    wave,
    group: grp,
    figures: Figures.parse(JSON.parse(figures ?? '{}')),
  }));
}

/**
 * The responses that came since the figures last moved, and that whoever counts responses of an open wave leaves out to show
 * what the figures show: none of them (`nothing`) before the first step, all but some (`hidden`), or nothing that agrees with
 * the figures (`waits`): since a response that they show was erased.
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

/** Holds the tallies of a group until the transaction ends, so that sendings and erasures of it go one by one. */
export async function lockTallies(tx: Tx, cell: TallyCell): Promise<void> {
  await moveOn(tx, cell, 0);
}

/**
 * Adds one response to the tallies of its cell, or takes it out (`by` −1), in the caller's transaction.
 * Counts follow at once; what viewers of an open wave see follows in steps of five responses a group, since two
 * looks around one sending would show that person's answers. Until then it is noted which responses came since.
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

/** What responses of a group add up to, counted in memory: to be added to its tallies at once. */
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

/** Adds many responses of a group to its tallies, one write a cell, in the caller's transaction; what viewers of an open wave see follows as ever. */
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

/** Lets viewers of an open wave see a group's figures as they are now. */
async function showTallies(tx: Tx, { wave, grp }: Omit<TallyCell, 'bureau'>): Promise<void> {
  await tx.db
    .updateTable('interim')
    .set({ moved: 0, unseen: '[]', figures: JSON.stringify(await readTallies(tx, wave, grp)) })
    .where('wave', '=', wave)
    .where('grp', '=', grp)
    .execute();
}

/** Notes that a response came that the figures do not show yet, or that it went again. */
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

/** Notes that so many responses of a group came or (negative) went; gives how many more there are than at the last step. */
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
