import type { Ctx } from '../context.js';

/** How many people of a group were invited, by all bureaus or by one. */
export type ApproachedIn = (group: string, bureau?: string) => number;

/** Returns how many people of groups a wave invited. One statement counts them along an index. */
export async function countApproached(ctx: Ctx, wave: string, groups: readonly string[]): Promise<ApproachedIn> {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select(['grp', 'bureau', (eb) => eb.fn.countAll<number>().as('people')])
    .where('wave', '=', wave)
    .where('step', '=', 'invitation')
    .where('grp', 'in', groups)
    .groupBy(['grp', 'bureau'])
    .execute();
  return (group, bureau) =>
    rows
      .filter((row) => row.grp === group && (bureau === undefined || row.bureau === bureau))
      .reduce((sum, { people }) => sum + Number(people), 0);
}
