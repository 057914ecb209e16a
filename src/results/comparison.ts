import { z } from 'zod';
import type { Question } from '../questionnaire/question.js';
import { count } from '../statistics/units.js';
import { Judgement } from '../study/judgements.js';
import { AnchorFigure } from './anchors.js';
import { measureWords, WordsFigure } from './words-figures.js';
import { compareWithWave } from './against-wave.js';
import { BrokenQuestion, findBreaks } from './breaks.js';
import { compareOnce } from './comparability.js';
import type { GroupCounts } from './counts.js';
import type { ComparisonInput } from './comparison-input.js';
import { compareHeadline } from './headline.js';
import { findTrends } from './trends.js';
import { Figure } from './figure.js';
import { compareScales, ScaleComparison } from './scales.js';
import { populationOf } from './measured.js';
import { Trend } from './trend.js';

/** A figure of any kind; `comparability` tells which. */
export const ComparedFigure = z.discriminatedUnion('comparability', [AnchorFigure, WordsFigure, Figure]);
export type ComparedFigure = z.infer<typeof ComparedFigure>;

/** A group's wave against an earlier one. */
export const Comparison = z
  .object({
    wave: z.string(),
    against: z.string(),
    group: z.string(),
    synthetic: z.boolean().meta({ description: 'Whether answers of one of both waves were made up.' }),
    n: count.meta({ description: 'People who sent their answers.' }),
    approached: count.meta({ description: 'People for whom an invitation was queued or sent.' }),
    figures: z.array(ComparedFigure).readonly(),
    scales: z.array(ScaleComparison).readonly().meta({ description: 'Five-point scales as a whole.' }),
    breaks: z
      .array(BrokenQuestion)
      .readonly()
      .meta({ description: 'Questions that cannot be compared, with both wordings; and those that are gone.' }),
    judgements: z.array(Judgement).readonly(),
    trends: z.array(Trend).readonly().meta({ description: 'Shares over three waves or more.' }),
  })
  .readonly();
export type Comparison = z.infer<typeof Comparison>;

/**
 * Returns a group's answers in a wave beside an earlier one. Beside a baseline, each published
 * figure comes with all that may lie behind it; beside a counted wave, questions are compared as
 * far as they are the same.
 */
export async function compareWaves(input: ComparisonInput): Promise<Comparison> {
  const { wave, against, group, baseline, countsIn, approachedIn } = input;
  const now = countsIn(wave.slug, group);
  const approached = approachedIn(group);
  const about = {
    wave: wave.slug,
    against: against.slug,
    group,
    synthetic: wave.synthetic || against.synthetic,
    n: now?.n ?? 0,
    approached,
  };
  if (!now) return { ...about, ...nothingCompared };
  const questions = questionsOf(input, now);
  const population = populationOf(approached, now.n);
  const trends = await findTrends({ ...input, now, questions });
  if (against.kind === 'baseline') {
    const anchors = compareHeadline(input).filter((anchored) => anchored.group === group);
    const words = baseline ? measureWords(now, baseline, group, population) : [];
    const figures = [...anchors.map(({ figure }) => figure), ...words];
    return { ...about, ...nothingCompared, figures, trends };
  }
  return { ...about, ...(await compareCounted(input, now, questions, population)), trends };
}

/** A comparison in which nothing can be compared. */
export const nothingCompared = { figures: [], scales: [], breaks: [], judgements: [], trends: [] };

function questionsOf({ question }: ComparisonInput, { questionnaire }: GroupCounts): readonly Question[] {
  return questionnaire.questions.filter(({ id }) => question === undefined || id === question);
}

async function compareCounted(
  { against, group, countsIn, judgementsAgainst }: ComparisonInput,
  now: GroupCounts,
  questions: readonly Question[],
  population: number | null,
) {
  const then = countsIn(against.slug, group);
  const judgements = judgementsAgainst(against.slug);
  const compared = then ? compareOnce(then.questionnaire, now.questionnaire, judgements) : new Map<string, never>();
  const tables = questions.flatMap((question) => question.results.tables);
  return {
    figures: await compareWithWave(tables, now, then, compared, population),
    scales: await compareScales(tables, now, then, compared),
    breaks: then ? findBreaks(now.questionnaire, then.questionnaire, compared) : [],
    judgements,
  };
}
