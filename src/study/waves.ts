import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import { countStripes } from '../database/stripes.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { addDays, isDate, localDay } from '../language/local-day.js';
import { problems } from '../problem.js';
import {
  findAskedQuestionnaire,
  findNewestQuestionnaire,
  getOnlyStudy,
  lastLoaded,
  type StoredQuestionnaire,
} from './stored.js';
import { lockLetters } from './letters-lock.js';
import { recordProtocol } from './protocol.js';
import { Slug } from './definition.js';
import { readPlanDays, type PlanDays } from './plan-steps.js';

export const WaveKind = z.enum(['baseline', 'fieldwork']);
export type WaveKind = z.infer<typeof WaveKind>;

export const WaveStatus = z.enum(['published', 'prepared', 'open', 'closed']);
export type WaveStatus = z.infer<typeof WaveStatus>;

/** A wave: one time that the questions are asked, or figures that were published of such a time. */
export interface Wave {
  readonly slug: string;
  readonly study: string;
  readonly kind: WaveKind;
  readonly previous: string | null;
  readonly addedAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** Until when it is planned to be open: a date in the Netherlands. It closes nothing. */
  readonly until: string | null;
  /** The date of the invitation, in the Netherlands; null while the mail plan is off. */
  readonly planFrom: string | null;
  readonly planDays: PlanDays;
  /** Set while none of its letters may go. */
  readonly stoppedAt: string | null;
  /** Set for a wave whose responses came out of a file. */
  readonly importedAt: string | null;
  /** Whether its answers were made up. */
  readonly synthetic: boolean;
}

/** Returns a wave out of its row. */
export function toWave(row: Selectable<Tables['wave']>): Wave {
  return {
    slug: row.slug,
    study: row.study,
    kind: row.kind === 'baseline' ? 'baseline' : 'fieldwork',
    previous: row.previous,
    addedAt: row.added_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    until: row.until,
    planFrom: row.plan_from,
    planDays: readPlanDays(row.plan_days),
    stoppedAt: row.stopped_at,
    importedAt: row.imported_at,
    synthetic: row.synthetic === 1,
  };
}

/** Returns the status of a wave. A baseline has only its published figures. */
export function statusOf(wave: Pick<Wave, 'kind' | 'openedAt' | 'closedAt'>): WaveStatus {
  if (wave.kind === 'baseline') return 'published';
  if (wave.closedAt !== null) return 'closed';
  return wave.openedAt === null ? 'prepared' : 'open';
}

/** Returns the wave by its slug. Throws for an unknown one. */
export async function getWave(ctx: Ctx, slug: string): Promise<Wave> {
  const wave = Slug.safeParse(slug).success
    ? await ctx.db.selectFrom('wave').selectAll().where('slug', '=', slug).executeTakeFirst()
    : undefined;
  if (!wave) throw problems.unknownWave(slug);
  return toWave(wave);
}

/** Returns the wave by its slug, if people are asked in it. Throws for a baseline. */
export async function getFieldworkWave(ctx: Ctx, slug: string): Promise<Wave> {
  const wave = await getWave(ctx, slug);
  if (wave.kind === 'baseline') throw problems.waveIsBaseline(slug);
  return wave;
}

/** Returns the wave by its slug, if people can answer in it now. Throws for any other. */
export async function getOpenWave(ctx: Ctx, slug: string): Promise<Wave> {
  const wave = await getFieldworkWave(ctx, slug);
  if (statusOf(wave) === 'closed') throw problems.waveClosed(slug);
  if (statusOf(wave) !== 'open') throw problems.waveNotOpen(slug);
  return wave;
}

/** Returns every wave, in the order of their names. */
export async function listWaves(ctx: Ctx): Promise<Wave[]> {
  const rows = await ctx.db.selectFrom('wave').selectAll().orderBy('slug').execute();
  return rows.map(toWave);
}

/**
 * Returns every wave, with when its study was loaded. They are in the order of their names, read in
 * one query.
 */
export async function listWavesOfStudies(ctx: Ctx): Promise<{ wave: Wave; loadedAt: string | null }[]> {
  const rows = await ctx.db
    .selectFrom('wave')
    .selectAll('wave')
    .select(lastLoaded.as('loaded_at'))
    .orderBy('wave.slug')
    .execute();
  return rows.map(({ loaded_at, ...row }) => ({ wave: toWave(row), loadedAt: loaded_at }));
}

/**
 * Adds a prepared wave to the study, alone or after `previous`. Throws for an unfit name, and for
 * one that is taken.
 */
export async function addWave(ctx: Ctx, slug: string, previous?: string): Promise<Wave> {
  const named = Slug.safeParse(slug);
  if (!named.success) throw problems.usage(`"${slug}" cannot name a wave: it ${named.error.issues[0]?.message ?? ''}.`);
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

/** How many days from now a planned end may be. */
const farthest = 366;

/** Why a date cannot be the planned end of a wave: it is none, past, or more than a year away. */
export type EndFault = 'no-date' | 'past' | 'far';

/** Returns why a text cannot be the planned end of a wave; undefined where it can. */
export function faultOfEnd({ now }: Pick<Ctx, 'now'>, until: string): EndFault | undefined {
  if (!isDate(until)) return 'no-date';
  const today = localDay(now());
  if (until < today) return 'past';
  return until > addDays(today, farthest) ? 'far' : undefined;
}

const endFaults: Readonly<Record<EndFault, (until: string) => string>> = {
  'no-date': (until) => `"${until}" is no date. Write it as 2026-12-18.`,
  past: (until) => `${until} is past: a wave ends today or later.`,
  far: (until) => `${until} is more than a year away. Is that the date you mean?`,
};

/** Throws for a planned end that cannot be. */
function checkPlannedEnd(ctx: Ctx, until: string): void {
  const fault = faultOfEnd(ctx, until);
  if (fault) throw problems.usage(endFaults[fault](until));
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

/** Fixes which version of the questionnaire a group of a wave has. It never changes again. */
export async function pinQuestionnaire(
  tx: Tx,
  pin: { wave: string; grp: string; questionnaire: string },
): Promise<void> {
  await tx.db
    .insertInto('wave_questionnaire')
    .values(pin)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Returns the version of the questionnaire that a group has. Before the wave opens that is the
 * newest, which it will have.
 */
export async function getQuestionnaireOf(ctx: Ctx, wave: Wave, grp: string): Promise<StoredQuestionnaire> {
  const found =
    (await findAskedQuestionnaire(ctx, wave.slug, grp)) ?? (await findNewestQuestionnaire(ctx, wave.study, grp));
  if (!found) throw problems.noStudy();
  return found;
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
