import { viewerOf, type Right, type Viewer } from '../access/rights.js';
import type { Ctx } from '../context.js';
import { localDay } from '../language/local-day.js';
import { problems } from '../problem.js';
import { visibilityOf, type Visibility } from '../results/counts.js';
import type { Disclosure, StoredStudy } from '../study/definition.js';
import { getOnlyStudy, getStudy } from '../study/stored.js';
import { listWavesOfStudies, type Wave } from '../study/waves.js';
import { findSnapshot, type Snapshot } from './snapshot.js';

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
  /** What a viewer of published results looks through; undefined before there is one. */
  readonly snapshot: Snapshot | undefined;
}

/** How somebody wants to look. */
export interface Look {
  /** The name of an earlier snapshot; the latest when left out. */
  readonly snapshot?: string | undefined;
  /** The bureau as which the coordinator looks, before publishing too. */
  readonly as?: string | undefined;
}

/**
 * Returns the study of this installation, for a viewer. Throws for an unknown bureau, and for who
 * looks as one without seeing every one.
 */
export async function viewStudy(ctx: Ctx, who: Viewer, { as }: Pick<Look, 'as'> = {}): Promise<StudyView> {
  const found = await listWavesOfStudies(ctx);
  const [first] = found;
  const study = first ? await getStudy(ctx, first.wave.study, first.loadedAt) : await getOnlyStudy(ctx);
  const viewer = as === undefined ? who : lookAs(who, as, study.definition);
  return { viewer, study, day: localDay(ctx.now()), waves: found.map(({ wave }) => wave) };
}

/**
 * Returns a wave, for a viewer. Throws for an unknown wave, bureau or snapshot, and for who looks
 * as a bureau without seeing every one.
 */
export async function viewWave(ctx: Ctx, who: Viewer, slug: string, look: Look = {}): Promise<WaveView> {
  const found = await listWavesOfStudies(ctx);
  const own = found.find(({ wave }) => wave.slug === slug);
  if (!own) throw problems.unknownWave(slug);
  const study = await getStudy(ctx, own.wave.study, own.loadedAt);
  const visibility = visibilityOf(study.definition, own.wave);
  const waves = found.map(({ wave }) => wave);
  const viewer = look.as === undefined ? who : lookAs(who, look.as, study.definition);
  const live = viewer.rights.has('figures.live');
  const query = { wave: slug, id: look.snapshot, unpublished: look.as !== undefined };
  const snapshot = live ? undefined : await findSnapshot(ctx, query);
  if (look.snapshot !== undefined && !snapshot) throw problems.notFound();
  return { viewer, study, day: localDay(ctx.now()), waves, wave: own.wave, visibility, snapshot };
}

/** Who looks as a bureau's partner does. */
function lookAs(who: Viewer, bureau: string, { bureaus }: StoredStudy['definition']): Viewer {
  const may = who.rights.has('figures.live') && who.rights.has('bureaus.all');
  if (!may || !bureaus.some(({ slug }) => slug === bureau)) throw problems.notFound();
  return viewerOf({ roles: ['partner'], bureau });
}

/** Returns a wave in which people are asked, for a viewer. Throws for a baseline too. */
export async function viewFieldworkWave(ctx: Ctx, viewer: Viewer, slug: string, look?: Look): Promise<WaveView> {
  const view = await viewWave(ctx, viewer, slug, look);
  refuseBaseline(view);
  return view;
}

/**
 * Returns the name of the snapshot through which somebody looks; null for who sees live figures.
 */
export function snapshotOf({ snapshot }: WaveView): string | null {
  return snapshot?.id ?? null;
}

/**
 * Returns the rules by which numbers are hidden: those of the snapshot, else those of the study.
 */
export function rulesOf({ snapshot, study }: Pick<WaveView, 'snapshot' | 'study'>): Disclosure {
  return snapshot?.rules ?? study.definition.disclosure;
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
