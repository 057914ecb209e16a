import type { Ctx } from '../context.js';
import { countApproached } from './approached.js';
import { getFieldworkWave, getWave, statusOf, type Wave } from '../study/waves.js';
import { problems } from '../problem.js';
import { getStudyWith } from '../study/stored.js';
import type { AnchorFigure } from './anchors.js';
import { measureWords, type WordsFigure } from './words-figures.js';
import { compareWithWave } from './against-wave.js';
import { findBreaks, type BrokenQuestion } from './breaks.js';
import { compareOnce, listJudgements, type Judgement } from './comparability.js';
import { readCounts, type GroupCounts } from './counts.js';
import type { Figure } from './figure.js';
import { compareScales, type ScaleComparison } from './scales.js';
import { readHeadline } from './headline.js';
import { populationOf } from './measured.js';
import { readTrends } from './trends.js';
import type { Trend } from './trend.js';

/** A group's wave against an earlier one. */
export interface Comparison {
  readonly wave: string;
  readonly against: string;
  readonly group: string;
  /** Whether answers of one of both waves were made up. */
  readonly synthetic: boolean;
  /** How many responses there are now, and how many people were approached. */
  readonly n: number;
  readonly approached: number;
  readonly figures: readonly (Figure | AnchorFigure | WordsFigure)[];
  /** Five-point scales as a whole. */
  readonly scales: readonly ScaleComparison[];
  /** Questions that cannot be compared, with both wordings; and those that are gone. */
  readonly breaks: readonly BrokenQuestion[];
  readonly judgements: readonly Judgement[];
  readonly trends: readonly Trend[];
}

/**
 * Compares a group's answers in a wave with an earlier one: with everything that may lie behind published figures, or with what
 * was counted then, question by question as far as the questions are the same. Refuses a wave against itself,
 * and against one that was not asked yet or is of another study.
 */
export async function compareWaves(
  ctx: Ctx,
  waveSlug: string,
  againstSlug: string,
  group: string,
): Promise<Comparison> {
  const { wave, against } = await getPair(ctx, waveSlug, againstSlug);
  const { baseline } = await getStudyWith(ctx, wave.study, { group });
  const now = await readCounts(ctx, wave, group);
  const approached = await countApproached(ctx, wave, group);
  const about = {
    wave: wave.slug,
    against: against.slug,
    group,
    synthetic: wave.synthetic || against.synthetic,
    n: now?.n ?? 0,
    approached,
  };
  const nothing = { figures: [], scales: [], breaks: [], judgements: [], trends: [] };
  if (!now) return { ...about, ...nothing };
  const population = populationOf(approached, now.n);
  const trends = await readTrends(ctx, { wave, group, now, baseline: wave.synthetic ? undefined : baseline });
  if (against.kind === 'baseline') {
    const anchored = (await readHeadline(ctx, wave)).filter((one) => one.group === group);
    const words = baseline ? measureWords(now, baseline, group, population) : [];
    return { ...about, ...nothing, figures: [...anchored.map(({ figure }) => figure), ...words], trends };
  }
  return { ...about, ...(await compareCounted(ctx, { wave, against, group, now, population })), trends };
}

/** Two waves that can be compared; refuses others as `compareWaves` does. */
export async function getPair(ctx: Ctx, waveSlug: string, againstSlug: string): Promise<{ wave: Wave; against: Wave }> {
  const wave = await getFieldworkWave(ctx, waveSlug);
  const against = await getWave(ctx, againstSlug);
  if (wave.slug === against.slug) throw problems.sameWave(wave.slug);
  if (against.study !== wave.study) throw problems.unknownWave(against.slug);
  if (statusOf(against) === 'prepared') throw problems.waveNotAsked(against.slug);
  return { wave, against };
}

interface Counted {
  readonly wave: Wave;
  readonly against: Wave;
  readonly group: string;
  readonly now: GroupCounts;
  readonly population: number | null;
}

async function compareCounted(ctx: Ctx, { wave, against, group, now, population }: Counted) {
  const then = await readCounts(ctx, against, group);
  const judgements = await listJudgements(ctx, { wave: wave.slug, against: against.slug, group });
  const compared = then ? compareOnce(then.questionnaire, now.questionnaire, judgements) : new Map<string, never>();
  return {
    figures: await compareWithWave(now, then, compared, population),
    scales: await compareScales(now, then, compared),
    breaks: then ? findBreaks(now.questionnaire, then.questionnaire, compared) : [],
    judgements,
  };
}
