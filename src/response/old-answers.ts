import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { yieldToEventLoop } from '../event-loop.js';

/** How many responses are deleted in one transaction, so that nobody waits long. */
const pageSize = 500;

/** Returns how many responses a wave has. */
export async function countAnswers(ctx: Ctx, wave: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('response')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('wave', '=', wave)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * Deletes the responses of a wave with all that was counted of them, and returns how many there
 * were. What was published of them stays published.
 */
export async function eraseAnswers(ctx: Ctx, wave: string): Promise<number> {
  for (let erased = 0; ;) {
    const rows = await ctx.db.selectFrom('response').select('id').where('wave', '=', wave).limit(pageSize).execute();
    await transact(ctx, async (tx) => {
      for (const table of ['tally', 'interim', 'exported'] as const) {
        await tx.db.deleteFrom(table).where('wave', '=', wave).execute();
      }
      const ids = rows.map(({ id }) => id);
      if (ids.length) await tx.db.deleteFrom('response').where('id', 'in', ids).execute();
    });
    erased += rows.length;
    if (rows.length < pageSize) return erased;
    await yieldToEventLoop();
  }
}
