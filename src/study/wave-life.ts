import type { Ctx, Tx } from '../context.js';
import { countStripes } from '../database/stripes.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { Slug } from './definition.js';
import { lockLetters } from './letters-lock.js';
import { checkPlannedEnd } from './planned-end.js';
import { recordProtocol } from './protocol.js';
import { findNewestQuestionnaire, getOnlyStudy } from './stored.js';
import { getFieldworkWave, getWave, pinQuestionnaire, toWave, type Wave } from './waves.js';

/**
 * Adds a prepared wave to the study, alone or after `previous`. Throws for an unfit name, and for
 * one that is taken.
 */
export async function addWave(ctx: Ctx, slug: string, previous?: string): Promise<Wave> {
  refuseUnfitName(slug);
  return transact(ctx, async (tx) => {
    const { definition } = await getOnlyStudy(tx);
    if (previous !== undefined) await getWave(tx, previous);
    const added = await tx.db
      .insertInto('wave')
      .values({
        slug,
        study: definition.study,
        kind: 'fieldwork',
        previous: previous ?? null,
        added_at: tx.now().toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!added) throw problems.waveExists(slug);
    return toWave(added);
  });
}

/** Throws for what cannot name a wave. */
export function refuseUnfitName(slug: string): void {
  const named = Slug.safeParse(slug);
  if (!named.success) throw problems.usage(`"${slug}" cannot name a wave: it ${named.error.issues[0]?.message ?? ''}.`);
}

/**
 * Opens a wave. From now on it asks the newest version of each questionnaire, and stays with that
 * one. `until` is its planned end, a date in the Netherlands. Throws for a wave that is open or
 * closed, and for an end that cannot be.
 */
export async function openWave(ctx: Ctx, slug: string, until?: string): Promise<Wave> {
  if (until !== undefined) checkPlannedEnd(ctx, until);
  return transact(ctx, async (tx) => {
    const wave = await getFieldworkWave(tx, slug);
    if (wave.closedAt !== null) throw problems.waveClosed(slug);
    const { definition } = await getOnlyStudy(tx);
    const opened = await tx.db
      .updateTable('wave')
      .set({
        opened_at: tx.now().toISOString(),
        stripes: countStripes(tx.database),
        ...(until !== undefined && { until }),
      })
      .where('slug', '=', slug)
      .where('opened_at', 'is', null)
      .where('closed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!opened) throw problems.waveAlreadyOpen(slug);
    for (const { slug: grp } of definition.groups) {
      const newest = await findNewestQuestionnaire(tx, wave.study, grp);
      if (!newest) throw problems.noStudy();
      await pinQuestionnaire(tx, { wave: slug, grp, questionnaire: newest.id });
    }
    await recordProtocol(tx, toWave(opened), definition);
    return toWave(opened);
  });
}

/**
 * Moves the planned end of a wave. Letters and pages tell it from now on; it closes nothing. Throws
 * for a closed wave, and for an end that cannot be.
 */
export async function planEnd(ctx: Ctx, slug: string, until: string): Promise<Wave> {
  checkPlannedEnd(ctx, until);
  await getFieldworkWave(ctx, slug);
  const planned = await transact(ctx, (tx) =>
    tx.db
      .updateTable('wave')
      .set({ until })
      .where('slug', '=', slug)
      .where('closed_at', 'is', null)
      .returningAll()
      .executeTakeFirst(),
  );
  if (!planned) throw problems.waveClosed(slug);
  return toWave(planned);
}

/**
 * Closes a prepared wave whose responses were imported. It never opens. After an earlier import its
 * dates stay as they were.
 */
export async function closeAsImported(tx: Tx, slug: string): Promise<void> {
  const now = tx.now().toISOString();
  await tx.db
    .updateTable('wave')
    .set({ imported_at: now, closed_at: now })
    .where('slug', '=', slug)
    .where('opened_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
}

/**
 * Closes a wave for good. Nobody can answer any more, waiting letters are withdrawn, and figures
 * and microdata become available. Throws for a wave that is not open.
 */
export async function closeWave(ctx: Ctx, slug: string): Promise<Wave> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, slug);
    const wave = await getFieldworkWave(tx, slug);
    if (wave.closedAt !== null) throw problems.waveClosed(slug);
    const closed = await tx.db
      .updateTable('wave')
      .set({ closed_at: tx.now().toISOString() })
      .where('slug', '=', slug)
      .where('opened_at', 'is not', null)
      .where('closed_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (!closed) throw problems.waveNotOpen(slug);
    await tx.db.deleteFrom('outbox').where('wave', '=', slug).where('claimed_at', 'is', null).execute();
    return toWave(closed);
  });
}
