import { refuseUnknown } from '../study/stored.js';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { countApproached } from '../results/approached.js';
import { compareWaves, nothingCompared, type Comparison } from '../results/comparison.js';
import { composeGroup, type Composition } from '../results/composition.js';
import { readCounts, visibilityOf } from '../results/counts.js';
import { compareHeadline, type Anchored } from '../results/headline.js';
import { wavesOfLine } from '../results/earlier-waves.js';
import type { StudyDefinition } from '../study/definition.js';
import { listJudgements } from '../study/judgements.js';
import { statusOf, type Wave } from '../study/waves.js';
import { refuseWithout, seesLive, type WaveView } from './view.js';

/** A comparison as the viewer may see it, with the questionnaire of now and who took part. */
export interface ShownComparison extends Comparison {
  readonly questionnaire: Questionnaire | undefined;
  /** Who took part, then and now; undefined where nobody did. */
  readonly composition: Composition | undefined;
}

/** What to compare: a group, with which wave, and on which question where it is only one. */
export interface ComparisonQuery {
  readonly group: string;
  readonly against: Wave;
  readonly question?: string;
}

/**
 * Returns the wave to compare with. Throws for the wave itself, an unknown one, and one that was
 * not asked.
 */
export function getAgainst({ wave, waves }: WaveView, slug: string): Wave {
  const against = waves.find((one) => one.slug === slug);
  if (wave.slug === slug) throw problems.sameWave(slug);
  if (against?.study !== wave.study) throw problems.unknownWave(slug);
  if (statusOf(against) === 'prepared') throw problems.waveNotAsked(slug);
  return against;
}

/**
 * Returns a group's wave beside an earlier one. A viewer of published results alone gets none
 * before they are first published. Throws for an unknown group, and while figures of either wave
 * may not be seen.
 */
export async function readComparison(ctx: Ctx, view: WaveView, query: ComparisonQuery): Promise<ShownComparison> {
  refuseWithout(view, 'results.read');
  const { wave, waves, study } = view;
  const { group, against, question } = query;
  refuseUnknown(view.study.definition, { group });
  const synthetic = wave.synthetic || against.synthetic;
  const nobody = { wave: wave.slug, against: against.slug, group, synthetic, n: 0, approached: 0 };
  if (!seesLive(view)) return { ...nobody, ...nothingCompared, questionnaire: undefined, composition: undefined };
  const { definition, baseline } = study;
  if (!isVisible(definition, [wave, against])) throw problems.interim();
  const counted = new Set([...wavesOfLine(wave, waves), ...(against.kind === 'baseline' ? [] : [against])]);
  const countsIn = await readCounts(ctx, definition, { waves: [...counted], groups: [group] });
  const comparison = await compareWaves({
    wave,
    waves,
    against,
    group,
    core: definition.groups.find(({ slug }) => slug === group)?.core ?? [],
    baseline,
    question,
    countsIn,
    approachedIn: await countApproached(ctx, wave.slug, [group]),
    judgementsAgainst: await listJudgements(ctx, wave.slug, group),
  });
  const [now, then] = [countsIn(wave.slug, group), countsIn(against.slug, group)];
  const named = definition.groups.find(({ slug }) => slug === group);
  const composition = named && now?.n ? composeGroup(named, now, then?.n ? then : undefined) : undefined;
  return { ...comparison, questionnaire: now?.questionnaire, composition };
}

/** Returns whether figures of all these waves may be seen now. */
export function isVisible(definition: StudyDefinition, waves: readonly Wave[]): boolean {
  return waves.every((wave) => visibilityOf(definition, wave) !== 'none');
}

/**
 * Returns the anchors of a wave beside the baseline, by group. None while figures may not be seen.
 */
export async function readHeadline(ctx: Ctx, view: WaveView): Promise<Anchored[]> {
  refuseWithout(view, 'figures.live');
  const { wave, study, visibility } = view;
  if (visibility === 'none' || !study.baseline) return [];
  const groups = study.definition.groups.map(({ slug }) => slug);
  return compareHeadline({
    wave,
    groups,
    baseline: study.baseline,
    countsIn: await readCounts(ctx, study.definition, { waves: [wave], groups }),
    approachedIn: await countApproached(ctx, wave.slug, groups),
  });
}
