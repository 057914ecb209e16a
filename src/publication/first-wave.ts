import type { Ctx } from '../context.js';
import { inOrder } from '../study/wave-order.js';
import { statusOf, type Wave } from '../study/waves.js';
import type { Look, StudyView } from './view.js';

/**
 * Returns the wave with which a viewer of published results begins: the latest with a
 * snapshot, a real one before made-up answers; else the one that was opened last.
 */
export async function findFirstWave(ctx: Ctx, { waves }: StudyView, { as }: Look): Promise<Wave | undefined> {
  const rows = await ctx.db
    .selectFrom('snapshot')
    .select('wave')
    .distinct()
    .$if(as === undefined, (query) => query.where('published_at', 'is not', null))
    .execute();
  const shown = waves.filter(({ slug }) => rows.some(({ wave }) => wave === slug)).toSorted(inOrder);
  const latest = shown.findLast(({ synthetic }) => !synthetic) ?? shown.at(-1);
  const begun = waves.filter((wave) => wave.kind === 'fieldwork' && statusOf(wave) !== 'prepared');
  const newest = begun.toSorted((a, b) => (a.openedAt ?? '').localeCompare(b.openedAt ?? '')).at(-1);
  return latest ?? newest;
}
