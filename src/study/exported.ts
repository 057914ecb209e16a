import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { localDay } from '../language/local-day.js';

/** Stands for every group of a wave, where one file has the answers of all. */
export const everyGroup = '';

/** What a zip with all of a wave is noted as: `bundle`, to keep, or `deposit`, for an archive. */
export type ZipFormat = 'bundle' | 'deposit';

/** A file with the answers of a group. */
export interface ExportedFile {
  readonly wave: string;
  /** `everyGroup` where the answers of all are in it. */
  readonly group: string;
  readonly format: string;
  /** The address of an account, or `commandLine`, or a token by its id. */
  readonly who: string;
}

/** What `exported.outdated` says of a file. */
const state = {
  current: 0,
  /** It holds what was erased since. */
  outdated: 1,
  /** The same, while it is made anew: only once the new one is there is the old one gone. */
  replacing: 2,
} as const;

/** Returns whether a file lies in an archive: the next one of its maker is not in its place. */
function isForArchive({ format }: Pick<ExportedFile, 'format'>): boolean {
  return format === ('deposit' satisfies ZipFormat);
}

/**
 * Notes that somebody begins to make a file with answers. It is noted before an answer is read, so
 * that none is erased unseen meanwhile. One that was outdated stays so until `noteExported`: where
 * the making fails, it is still there. What lies in an archive stays so for good: it is noted with
 * its day, beside those of other days.
 */
export async function noteExporting(ctx: Ctx, file: ExportedFile): Promise<void> {
  const { wave, group, who } = file;
  const format = isForArchive(file) ? `${file.format} ${localDay(ctx.now())}` : file.format;
  const made_at = ctx.now().toISOString();
  await transact(ctx, (tx) =>
    tx.db
      .insertInto('exported')
      .values({ wave, grp: group, format, who, made_at, outdated: state.current })
      .onConflict((conflict) => {
        const same = conflict.columns(['wave', 'grp', 'format', 'who']);
        if (isForArchive(file)) return same.doNothing();
        return same.doUpdateSet({ outdated: state.replacing }).where('exported.outdated', '=', state.outdated);
      })
      .execute(),
  );
}

/**
 * Notes that the file, begun with `noteExporting`, is in the place of the one before it; nothing of
 * one for an archive.
 */
export async function noteExported(ctx: Ctx, file: ExportedFile): Promise<void> {
  if (isForArchive(file)) return;
  const { wave, group, format, who } = file;
  await transact(ctx, (tx) =>
    tx.db
      .updateTable('exported')
      .set((eb) => ({
        made_at: tx.now().toISOString(),
        outdated: eb.case().when('outdated', '=', state.replacing).then(state.current).else(eb.ref('outdated')).end(),
      }))
      .where((eb) => eb.and({ wave, grp: group, format, who }))
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
    .set({ outdated: state.outdated })
    .where('wave', '=', wave)
    .$if(group !== undefined, (query) => query.where('grp', 'in', [group ?? everyGroup, everyGroup]))
    .execute();
}

/** A file that holds what was erased since. */
export interface OutdatedFile extends ExportedFile {
  readonly madeAt: string;
}

/** Returns the files that hold what was erased since, of one wave or of all. */
export async function listOutdated(ctx: Ctx, wave?: string): Promise<OutdatedFile[]> {
  const rows = await ctx.db
    .selectFrom('exported')
    .select(['wave', 'grp as group', 'format', 'who', 'made_at as madeAt'])
    .where('outdated', '<>', state.current)
    .$if(wave !== undefined, (query) => query.where('wave', '=', wave ?? ''))
    .orderBy('wave')
    .orderBy('grp')
    .orderBy('format')
    .orderBy('who')
    .execute();
  return rows.map(({ format, ...file }) => ({ ...file, format: format.split(' ')[0] ?? format }));
}
