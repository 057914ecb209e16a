import type { Ctx } from '../context.js';
import { Counts, Figures } from './tally.js';

/** The figures of a group of a wave, by bureau. */
interface GroupFigures {
  readonly wave: string;
  readonly group: string;
  readonly figures: Figures;
}

/** Returns the exact counts of groups in waves. A group without responses is left out. */
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

/**
 * Returns the counts that viewers of open waves may see. They are as they were at the last step.
 */
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
