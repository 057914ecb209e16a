import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { findAskedQuestionnaire, findNewestQuestionnaire, lastLoaded, type StoredQuestionnaire } from './stored.js';
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
