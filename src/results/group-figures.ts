import type { Ctx } from '../context.js';
import { parseCounts, type Counts } from './cell.js';

/** Counts of a group of a wave: those of a bureau, or a stripe of them. */
export interface CellCounts {
  readonly wave: string;
  readonly group: string;
  readonly bureau: string;
  readonly counts: Counts;
}

/** Returns the exact counts of groups in waves, by bureau; several that are to be added up. */
export async function listTallies(
  ctx: Ctx,
  waves: readonly string[],
  groups: readonly string[],
): Promise<CellCounts[]> {
  if (!waves.length || !groups.length) return [];
  const rows = await ctx.db
    .selectFrom('tally')
    .select(['wave', 'grp as group', 'bureau', 'counts'])
    .where('wave', 'in', waves)
    .where('grp', 'in', groups)
    .execute();
  return rows.map((row) => ({ ...row, counts: parseCounts(row.counts) }));
}

/**
 * Returns the counts that viewers of open waves may see, by bureau. Each are as they were when the
 * bureau last had five responses more.
 */
export async function listInterim(
  ctx: Ctx,
  waves: readonly string[],
  groups: readonly string[],
): Promise<CellCounts[]> {
  if (!waves.length || !groups.length) return [];
  const rows = await ctx.db
    .selectFrom('interim')
    .select(['wave', 'grp as group', 'bureau', 'figures'])
    .where('wave', 'in', waves)
    .where('grp', 'in', groups)
    .where('figures', 'is not', null)
    .execute();
  return rows.map(({ figures, ...cell }) => ({ ...cell, counts: parseCounts(figures ?? '{}') }));
}
