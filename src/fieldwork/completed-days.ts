import type { Ctx, Tx } from '../context.js';
import { countStripes, stripeOf } from '../database/stripes.js';
import { localDay } from '../language/local-day.js';
import type { CompletedDay } from './figures.js';

/**
 * Counts one person who came to the end today, in the caller's transaction. An erasure does not
 * subtract it: that they did stays true. The stripe is drawn, since one that followed from the
 * response would tell whose day it was.
 */
export async function countCompleted(tx: Tx, cell: { wave: string; grp: string; bureau: string }): Promise<void> {
  const stripe = stripeOf(tx.newId(), countStripes(tx.database));
  await tx.db
    .insertInto('completed_day')
    .values({ ...cell, day: localDay(tx.now()), stripe, completed: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['wave', 'grp', 'bureau', 'day', 'stripe'])
        .doUpdateSet((eb) => ({ completed: eb('completed_day.completed', '+', 1) })),
    )
    .execute();
}

/**
 * Returns the days of a wave on which somebody came to the end. They are in the order of group,
 * bureau and day.
 */
export async function listCompletedDays(ctx: Ctx, wave: string): Promise<CompletedDay[]> {
  const rows = await ctx.db
    .selectFrom('completed_day')
    .select(['grp as group', 'bureau', 'day', (eb) => eb.fn.sum<number>('completed').as('completed')])
    .where('wave', '=', wave)
    .groupBy(['grp', 'bureau', 'day'])
    .orderBy('grp')
    .orderBy('bureau')
    .orderBy('day')
    .execute();
  return rows.map(({ completed, ...day }) => ({ ...day, completed: Number(completed) }));
}
