import { z } from 'zod';
import { count } from '../statistics/units.js';
import { Judgement } from '../study/judgements.js';
import { measureWords, WordsFigure } from './words-figures.js';
import { compareWithWave } from './against-wave.js';
import { AnchorFigure, compareAnchors } from './anchors.js';
import { BrokenQuestion, findBreaks } from './breaks.js';
import type { Compared } from '../questionnaire/comparability/comparability.js';
import { compareOnce } from './comparability.js';
import type { GroupCounts } from './counts.js';
import type { ComparisonInput } from './comparison-input.js';
import { CoreOutcome, Family, judgeOutcomes, type JudgedOutcomes } from './core-outcomes.js';
import { findEarlier } from './earlier-waves.js';
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
    outcomes: z
      .array(CoreOutcome)
      .readonly()
      .meta({ description: 'The core outcomes that study.yaml names; empty beside a baseline.' }),
    family: Family.nullable().meta({ description: 'null beside a baseline, and without core outcomes.' }),
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
  const { wave, against, group, core, baseline, question, countsIn, approachedIn, judgementsAgainst } = input;
  const now = countsIn(wave.slug, group);
  const approached = approachedIn(group);
  const about = {
    wave: wave.slug,
    against: against.slug,
    group,
    synthetic: wave.synthetic || against.synthetic,
    n: now?.n ?? 0,
    approached: approached.people,
  };
  if (!now) return { ...about, ...nothingCompared };
  const questions = now.questionnaire.questions.filter(({ id }) => question === undefined || id === question);
  const population = populationOf(approached, now.n);
  const waves = findEarlier(input, now);
  if (against.kind === 'baseline') {
    const trends = await findTrends({ ...input, questions, waves, outcomes: [] });
    const published = baseline
      ? [...compareAnchors(now, baseline, group, population), ...measureWords(now, baseline, group, population)]
      : [];
    return { ...about, ...nothingCompared, figures: published, trends };
  }
  const then = countsIn(against.slug, group);
  const compared = compareAsked(input, now);
  const tables = questions.flatMap(({ results }) => results.tables);
  // Of one question too: the others belong to the family in which it is judged.
  const { outcomes, family } = await judgeOutcomes({ core, now, then, compared, waves });
  return {
    ...about,
    figures: await compareWithWave(questions, { now, then, compared, baseline, population, outcomes }),
    outcomes: outcomes.filter((outcome) => tables.some(({ id }) => id === outcome.question)),
    family,
    scales: then ? compareScales(tables, now, then, compared) : [],
    breaks: then ? findBreaks(now.questionnaire, then.questionnaire, compared) : [],
    judgements: judgementsAgainst(against.slug),
    trends: await findTrends({ ...input, questions, waves, outcomes }),
  };
}

/**
 * Returns a group's core outcomes beside an earlier wave that was counted, and nothing else of the
 * comparison. None where nobody answered yet.
 */
export async function compareCore(input: ComparisonInput): Promise<JudgedOutcomes> {
  const { wave, against, group, core, countsIn } = input;
  const now = countsIn(wave.slug, group);
  if (!now) return { outcomes: [], family: null };
  const [then, compared] = [countsIn(against.slug, group), compareAsked(input, now)];
  return judgeOutcomes({ core, now, then, compared, waves: findEarlier(input, now) });
}

/**
 * How each table of now compares with the earlier wave; nothing where that did not ask the group.
 */
function compareAsked(
  { against, group, countsIn, judgementsAgainst }: ComparisonInput,
  { questionnaire }: GroupCounts,
): ReadonlyMap<string, Compared> {
  const then = countsIn(against.slug, group);
  return then ? compareOnce(then.questionnaire, questionnaire, judgementsAgainst(against.slug)) : new Map();
}

/** A comparison in which nothing can be compared. */
export const nothingCompared = {
  figures: [],
  outcomes: [],
  family: null,
  scales: [],
  breaks: [],
  judgements: [],
  trends: [],
};
