import type { Ctx, Tx } from '../context.js';
import { localDay } from '../language/local-day.js';
import type { CompletedDay } from './figures.js';

/**
 * Counts one person who sent today, in the caller's transaction. An erasure does not subtract it:
 * that they sent stays true.
 */
export async function countCompleted(tx: Tx, cell: { wave: string; grp: string; bureau: string }): Promise<void> {
  await tx.db
    .insertInto('completed_day')
    .values({ ...cell, day: localDay(tx.now()), completed: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['wave', 'grp', 'bureau', 'day'])
        .doUpdateSet((eb) => ({ completed: eb('completed_day.completed', '+', 1) })),
    )
    .execute();
}

/**
 * Returns the days of a wave on which somebody sent. They are in the order of group, bureau and
 * day.
 */
export async function listCompletedDays(ctx: Ctx, wave: string): Promise<CompletedDay[]> {
  return ctx.db
    .selectFrom('completed_day')
    .select(['grp as group', 'bureau', 'day', 'completed'])
    .where('wave', '=', wave)
    .orderBy('grp')
    .orderBy('bureau')
    .orderBy('day')
    .execute();
}
