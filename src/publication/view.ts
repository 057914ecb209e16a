import { z } from 'zod';
import type { Right, Viewer } from '../access/rights.js';
import type { Ctx } from '../context.js';
import { localDay } from '../language/local-day.js';
import { problems } from '../problem.js';
import { visibilityOf, type Visibility } from '../results/counts.js';
import type { StoredStudy } from '../study/definition.js';
import { getOnlyStudy, getStudy } from '../study/stored.js';
import { listWavesOfStudies, type Wave } from '../study/waves.js';

/**
 * A study and who looks at it. All figures are read through a view. A request opens it once and
 * passes it on, so that nothing below looks up a study or a wave again.
 */
export interface StudyView {
  readonly viewer: Viewer;
  readonly study: StoredStudy;
  /** The day of looking, in the Netherlands: a date such as 2026-11-04. */
  readonly day: string;
  /** Every wave, in the order of their names. */
  readonly waves: readonly Wave[];
}

export interface WaveView extends StudyView {
  readonly wave: Wave;
  /** How figures of the wave may be seen now. */
  readonly visibility: Visibility;
}

/** Told with every figure. */
export const synthetic = z
  .boolean()
  .meta({ description: 'Whether the answers were made up, to try the product with.' });

/** Returns the study of this installation, for a viewer. */
export async function viewStudy(ctx: Ctx, viewer: Viewer): Promise<StudyView> {
  const found = await listWavesOfStudies(ctx);
  const [first] = found;
  const study = first ? await getStudy(ctx, first.wave.study, first.loadedAt) : await getOnlyStudy(ctx);
  return { viewer, study, day: localDay(ctx.now()), waves: found.map(({ wave }) => wave) };
}

/** Returns a wave, for a viewer. Throws for an unknown wave. */
export async function viewWave(ctx: Ctx, viewer: Viewer, slug: string): Promise<WaveView> {
  const found = await listWavesOfStudies(ctx);
  const own = found.find(({ wave }) => wave.slug === slug);
  if (!own) throw problems.unknownWave(slug);
  const study = await getStudy(ctx, own.wave.study, own.loadedAt);
  const visibility = visibilityOf(study.definition, own.wave);
  const waves = found.map(({ wave }) => wave);
  return { viewer, study, day: localDay(ctx.now()), waves, wave: own.wave, visibility };
}

/** Returns a wave in which people are asked, for a viewer. Throws for a baseline too. */
export async function viewFieldworkWave(ctx: Ctx, viewer: Viewer, slug: string): Promise<WaveView> {
  const view = await viewWave(ctx, viewer, slug);
  refuseBaseline(view);
  return view;
}

/** Throws for a baseline: nobody was asked in it. */
export function refuseBaseline({ wave }: WaveView): void {
  if (wave.kind === 'baseline') throw problems.waveIsBaseline(wave.slug);
}

/** Throws while figures of the wave may not be seen at all. */
export function refuseUnlessVisible({ visibility }: WaveView): void {
  if (visibility === 'none') throw problems.interim();
}

/**
 * Returns whether what is counted anew at each look waits until the wave is closed. Two looks
 * around one sending or erasure would show that person's answers.
 */
export function waitsForClosing({ visibility }: WaveView): boolean {
  return visibility !== 'exact';
}

/** Throws for a viewer without a right. It holds even where a route asked for a weaker one. */
export function refuseWithout({ viewer }: StudyView, right: Right): void {
  if (!viewer.rights.has(right)) throw problems.notFound();
}

/** Returns whether a viewer sees figures as they are now. All others see what was published. */
export function seesLive({ viewer }: StudyView): boolean {
  return viewer.rights.has('figures.live');
}
