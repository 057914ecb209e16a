import type { Ctx } from '../context.js';
import type { Wave } from '../study/waves.js';

/** How many people of a group, or of one bureau's part of it, were invited; counted along an index. */
export async function countApproached(ctx: Ctx, wave: Wave, group: string, bureau?: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('wave', '=', wave.slug)
    .where('step', '=', 'invitation')
    .where('grp', '=', group)
    .$if(bureau !== undefined, (query) => query.where('bureau', '=', bureau ?? ''))
    .executeTakeFirstOrThrow();
  return Number(n);
}
