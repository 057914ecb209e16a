import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';

/** A file with the answers of a group. */
export interface ExportedFile {
  readonly wave: string;
  readonly group: string;
  readonly format: string;
  /** The address of an account, or `commandLine`. */
  readonly who: string;
}

/**
 * Notes that somebody makes a file with answers, in the place of the one they made before. It is
 * noted before an answer is read, so that none is erased unseen meanwhile.
 */
export async function noteExported(ctx: Ctx, { wave, group, format, who }: ExportedFile): Promise<void> {
  const made = { made_at: ctx.now().toISOString(), outdated: 0 };
  await transact(ctx, (tx) =>
    tx.db
      .insertInto('exported')
      .values({ wave, grp: group, format, who, ...made })
      .onConflict((conflict) => conflict.columns(['wave', 'grp', 'format', 'who']).doUpdateSet(made))
      .execute(),
  );
}

/**
 * Notes that something was erased that files of this wave, or of one group, still hold. When it was
 * erased is not kept.
 */
export async function outdateExported(tx: Tx, wave: string, group?: string): Promise<void> {
  await tx.db
    .updateTable('exported')
    .set({ outdated: 1 })
    .where('wave', '=', wave)
    .$if(group !== undefined, (query) => query.where('grp', '=', group ?? ''))
    .execute();
}

/** Returns the files that hold what was erased since, of one wave or of all. */
export async function listOutdated(ctx: Ctx, wave?: string): Promise<(ExportedFile & { readonly madeAt: string })[]> {
  return ctx.db
    .selectFrom('exported')
    .select(['wave', 'grp as group', 'format', 'who', 'made_at as madeAt'])
    .where('outdated', '=', 1)
    .$if(wave !== undefined, (query) => query.where('wave', '=', wave ?? ''))
    .orderBy('wave')
    .orderBy('grp')
    .orderBy('format')
    .orderBy('who')
    .execute();
}
