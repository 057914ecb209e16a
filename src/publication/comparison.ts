import { findAskedQuestionnaire, listAskedQuestionnaires, refuseUnknown } from '../study/stored.js';
import { listDocuments, readDocument, type DocumentOf } from './documents.js';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { countApproached } from '../results/approached.js';
import { compareCore, compareWaves, nothingCompared, type Comparison } from '../results/comparison.js';
import { composeGroup, type Composition } from '../results/composition.js';
import { readCounts, visibilityOf } from '../results/counts.js';
import { compareHeadline, type Anchored, type Turnout } from '../results/headline.js';
import { populationOf } from '../results/measured.js';
import { wavesOfLine } from '../results/earlier-waves.js';
import type { StudyDefinition } from '../study/definition.js';
import { listJudgements } from '../study/judgements.js';
import { listComparable } from '../study/wave-order.js';
import { statusOf, type Wave } from '../study/waves.js';
import type { Expected } from './expectations.js';
import { findSnapshot } from './snapshot.js';
import { readRemarks, type Remark } from './remarks.js';
import { refuseWithout, seesLive, type WaveView } from './view.js';

/** A comparison with the questionnaire of now. */
export interface QuestionedComparison extends Comparison {
  readonly questionnaire: Questionnaire | undefined;
}

/** A comparison as the viewer may see it, with who took part. */
export interface ShownComparison extends QuestionedComparison {
  /** Who took part, then and now; undefined where nobody did. */
  readonly composition: Composition | undefined;
  /** What else than the questions differs. */
  readonly remarks: readonly Remark[];
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
  if (!seesLive(view)) {
    const found = view.snapshot && (await readDocument(ctx, view.snapshot, 'comparison', [group, against.slug]));
    const nothing = { ...nobody, ...nothingCompared, composition: undefined, remarks: [] };
    if (!found) return { ...nothing, questionnaire: undefined };
    const asked = await findAskedQuestionnaire(ctx, wave.slug, group);
    return { ...narrow(found, asked?.questionnaire, question), questionnaire: asked?.questionnaire };
  }
  const { definition, baseline } = study;
  if (!isVisible(definition, [wave, against])) throw problems.interim();
  const counted = new Set([...wavesOfLine(wave, waves), ...(against.kind === 'baseline' ? [] : [against])]);
  const countsIn = await readCounts(ctx, definition, { waves: [...counted], groups: [group] });
  const approachedIn = await countApproached(ctx, wave.slug, [group]);
  const comparison = await compareWaves({
    wave,
    waves,
    against,
    group,
    core: definition.groups.find(({ slug }) => slug === group)?.core ?? [],
    baseline,
    question,
    countsIn,
    approachedIn,
    judgementsAgainst: await listJudgements(ctx, wave.slug, group),
  });
  const [now, then] = [countsIn(wave.slug, group), countsIn(against.slug, group)];
  const named = definition.groups.find(({ slug }) => slug === group);
  const composition = named && now?.n ? composeGroup(named, now, then?.n ? then : undefined) : undefined;
  const remarksOn = await readRemarks(ctx, { wave, against, approachedIn }, definition, [group]);
  return { ...comparison, questionnaire: now?.questionnaire, composition, remarks: remarksOn(group) };
}

/**
 * Returns the waves that a group's wave can be compared with, the nearest first: those of a
 * snapshot, for who sees what was published. Throws for an unknown group.
 */
export async function listComparedWith(ctx: Ctx, view: WaveView, group: string): Promise<Wave[]> {
  refuseUnknown(view.study.definition, { group });
  const others = listComparable(view.wave, view.waves);
  if (seesLive(view)) return others;
  const told = view.snapshot ? await listDocuments(ctx, view.snapshot, 'comparison') : [];
  return others.filter(({ slug }) => told.some(([own, against]) => own === group && against === slug));
}

/** A published comparison of one question only, where it is asked for. */
function narrow(
  found: DocumentOf<'comparison'>,
  questionnaire: Questionnaire | undefined,
  id: string | undefined,
): Omit<ShownComparison, 'questionnaire'> {
  const { composition, remarks, ...compared } = found;
  const question = questionnaire?.questions.find((one) => one.id === id);
  const isOwn = (one: { readonly question: string }) =>
    question === undefined || question.results.tables.some((table) => table.id === one.question);
  return {
    ...compared,
    figures: compared.figures.filter(isOwn),
    outcomes: compared.outcomes.filter(isOwn),
    scales: compared.scales.filter(isOwn),
    trends: compared.trends.filter(isOwn),
    composition,
    remarks,
  };
}

/** Returns whether figures of all these waves may be seen now. */
export function isVisible(definition: StudyDefinition, waves: readonly Wave[]): boolean {
  return waves.every((wave) => visibilityOf(definition, wave) !== 'none');
}

/** The core outcomes of a group beside an earlier wave, with the questionnaire of now. */
export type CoreComparison = Pick<
  ShownComparison,
  'wave' | 'against' | 'group' | 'outcomes' | 'questionnaire' | 'remarks'
>;

/** What the page of a wave tells. */
export interface Headline {
  /** How many of each group took part. */
  readonly turnout: readonly Turnout[];
  /** Its anchors beside the baseline. */
  readonly anchored: readonly Anchored[];
  /** The core outcomes of each group beside the nearest earlier wave that was counted. */
  readonly beside: readonly CoreComparison[];
  /** What was expected of each group; nothing before a snapshot is published. */
  readonly expected: readonly Expected[];
}

/**
 * Returns what the page of a wave tells of every group. Nothing while figures may not be seen.
 */
export async function readHeadline(ctx: Ctx, view: WaveView): Promise<Headline> {
  refuseWithout(view, 'results.read');
  const { wave, waves, study, visibility } = view;
  if (!seesLive(view)) return readPublishedHeadline(ctx, view);
  if (visibility === 'none') return { turnout: [], anchored: [], beside: [], expected: [] };
  const { definition, baseline } = study;
  const groups = definition.groups.map(({ slug }) => slug);
  const against = findNearestCounted(view);
  const counted = against ? [...new Set([...wavesOfLine(wave, waves), against])] : [wave];
  const countsIn = await readCounts(ctx, definition, { waves: counted, groups });
  const approachedIn = await countApproached(ctx, wave.slug, groups);
  const remarksOn = against && (await readRemarks(ctx, { wave, against, approachedIn }, definition, groups));
  const beside: CoreComparison[] = [];
  for (const { slug: group, core = [] } of against ? definition.groups : []) {
    const judgementsAgainst = await listJudgements(ctx, wave.slug, group);
    const input = { wave, waves, group, core, baseline, countsIn, approachedIn, judgementsAgainst };
    const questionnaire = countsIn(wave.slug, group)?.questionnaire;
    if (!against || !remarksOn) continue;
    const { outcomes } = await compareCore({ ...input, against });
    const remarks = remarksOn(group);
    beside.push({ wave: wave.slug, against: against.slug, group, outcomes, questionnaire, remarks });
  }
  const turnout = groups.map((group): Turnout => {
    const n = countsIn(wave.slug, group)?.n ?? 0;
    return { group, n, population: populationOf(approachedIn(group), n) };
  });
  const anchored = compareHeadline({ wave, groups, baseline, countsIn, approachedIn });
  return { turnout, anchored, beside, expected: await readExpected(ctx, view) };
}

async function readPublishedHeadline(ctx: Ctx, { wave, snapshot }: WaveView): Promise<Headline> {
  const found = snapshot && (await readDocument(ctx, snapshot, 'headline', []));
  if (!found) return { turnout: [], anchored: [], beside: [], expected: [] };
  const groups = found.beside.map(({ group }) => group);
  const asked = await listAskedQuestionnaires(ctx, [wave.slug], groups);
  const beside = found.beside.map((one) => ({
    ...one,
    questionnaire: asked.find(({ group }) => group === one.group)?.questionnaire,
  }));
  return { ...found, beside, expected: (await readDocument(ctx, snapshot, 'expectations', [])) ?? [] };
}

/** What was expected, as the latest published snapshot has it beside what partners see. */
async function readExpected(ctx: Ctx, { wave }: WaveView): Promise<readonly Expected[]> {
  if (statusOf(wave) !== 'closed') return [];
  const snapshot = await findSnapshot(ctx, { wave: wave.slug, unpublished: false });
  return (snapshot && (await readDocument(ctx, snapshot, 'expectations', []))) ?? [];
}

/** Returns the nearest earlier wave of the same sort that was counted, and may be seen. */
export function findNearestCounted({ wave, waves, study }: WaveView): Wave | undefined {
  return listComparable(wave, waves).find(
    (other) => other.kind === 'fieldwork' && other.synthetic === wave.synthetic && isVisible(study.definition, [other]),
  );
}
