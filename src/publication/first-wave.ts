import type { Ctx } from '../context.js';
import { statusOf, type Wave } from '../study/waves.js';
import type { Look, StudyView } from './view.js';

/**
 * Returns the wave with which a viewer of published results begins: that of the latest snapshot, or
 * else the one that was opened last. Undefined where neither is.
 */
export async function findFirstWave(ctx: Ctx, { waves }: StudyView, { as }: Look): Promise<Wave | undefined> {
  const latest = await ctx.db
    .selectFrom('snapshot')
    .select('wave')
    .$if(as === undefined, (query) => query.where('published_at', 'is not', null))
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
  const begun = waves.filter((wave) => wave.kind === 'fieldwork' && statusOf(wave) !== 'prepared');
  const newest = begun.toSorted((a, b) => (a.openedAt ?? '').localeCompare(b.openedAt ?? '')).at(-1);
  return waves.find(({ slug }) => slug === latest?.wave) ?? newest;
}
