import type { Tx } from '../context.js';
import type { Count } from '../questionnaire/question.js';

/** Where a response is counted. */
export interface Cell {
  readonly wave: string;
  readonly grp: string;
  readonly bureau: string;
}

/** The figures of an open wave move once this many responses of a group came or went. */
export const step = 5;

/** Holds the tallies of a group until the transaction ends, so that sendings and erasures of it go one by one. */
export async function lockTallies(tx: Tx, { wave, grp }: Cell): Promise<void> {
  await tx.db
    .insertInto('tally_step')
    .values({ wave, grp, moved: 0 })
    .onConflict((conflict) =>
      conflict.columns(['wave', 'grp']).doUpdateSet((eb) => ({ moved: eb.ref('tally_step.moved') })),
    )
    .execute();
}

/**
 * Adds one response to the tallies of its cell, or takes it out (`by` −1), in the caller's transaction.
 * Counts follow at once; what viewers of an open wave see follows in steps of five responses a group, since two
 * looks around one sending would show that person's answers.
 */
export async function tallyResponse(tx: Tx, cell: Cell, counts: readonly Count[], by: 1 | -1): Promise<void> {
  const { wave, grp, bureau } = cell;
  const moved = await tx.db
    .insertInto('tally_step')
    .values({ wave, grp, moved: 1 })
    .onConflict((conflict) =>
      conflict.columns(['wave', 'grp']).doUpdateSet((eb) => ({ moved: eb('tally_step.moved', '+', 1) })),
    )
    .returning('moved')
    .executeTakeFirstOrThrow();
  const rows = counts.map(({ table, code }) => ({ wave, grp, bureau, variable: table, code, count: by, shown: 0 }));
  await tx.db
    .insertInto('tally')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['wave', 'grp', 'bureau', 'variable', 'code'])
        .doUpdateSet((eb) => ({ count: eb('tally.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
  if (moved.moved >= step) {
    await tx.db
      .updateTable('tally')
      .set((eb) => ({ shown: eb.ref('count') }))
      .where('wave', '=', wave)
      .where('grp', '=', grp)
      .execute();
    await tx.db.updateTable('tally_step').set({ moved: 0 }).where('wave', '=', wave).where('grp', '=', grp).execute();
  }
}
