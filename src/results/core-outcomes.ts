import { z } from 'zod';
import { comparedOf, Comparability, isBreak, type Compared } from '../questionnaire/comparability/comparability.js';
import { Code } from '../questionnaire/code.js';
import type { Question, Table } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { yieldToEventLoop } from '../event-loop.js';
import { benjaminiHochberg } from '../statistics/many-tests.js';
import { sum } from '../statistics/table.js';
import { count, percentage, proportion } from '../statistics/units.js';
import type { GroupCounts } from './counts.js';
import { scoresOf, type EarlierWave } from './earlier-waves.js';
import {
  testOutcome,
  testOutcomeLine,
  type OutcomeLine,
  type OutcomeMethod,
  type OutcomeTest,
} from './outcome-tests.js';
import { alpha, areFew, smallestTested, TrendVerdict, Verdict } from './verdict.js';

/** A core outcome over three waves or more. */
export const OutcomeTrend = z
  .object({
    waves: z.array(z.string()).readonly().meta({ description: 'The waves that asked the same, in order.' }),
    method: z.enum(['linear-by-linear', 'cochran-armitage']),
    p: proportion.nullable(),
    adjusted: proportion.nullable(),
    verdict: TrendVerdict,
  })
  .readonly()
  .meta({ id: 'OutcomeTrend', description: 'Whether a core outcome rises or falls over three waves or more.' });
export type OutcomeTrend = z.infer<typeof OutcomeTrend>;

/** A core outcome in two waves that were both counted. */
export const CoreOutcome = z
  .object({
    id: z.string().meta({ description: 'Its name in study.yaml.' }),
    question: z.string().meta({ description: 'A question, or an item of a battery.' }),
    code: Code.nullable().meta({ description: 'The answer that is judged; null where all answers are.' }),
    text: Text,
    label: Text.nullable(),
    towards: Text.nullable().meta({ description: 'Of a scale the label of its last point: what higher is nearer to.' }),
    comparability: Comparability,
    bases: z.object({ now: count, then: count }).readonly().meta({ description: 'How many answered, now and then.' }),
    method: z.enum(['mann-whitney', 'fisher-mid-p', 'freeman-halton'] satisfies OutcomeMethod[]),
    p: proportion.nullable().meta({ description: 'null where nothing can be tested.' }),
    adjusted: proportion.nullable().meta({ description: 'The same, after Benjamini–Hochberg over the family.' }),
    verdict: z
      .enum([...Verdict.extract(['higher', 'lower', 'no-detectable-change', 'not-comparable']).options, 'different'])
      .meta({ description: 'different: a question of more than two answers, which has no direction.' }),
    superiority: percentage.nullable().meta({
      description:
        'Of a scale the chance, 0 to 100, that someone of now chose a point further towards its end than someone of then; a tie counts half.',
    }),
    smallestDetectable: percentage.nullable().meta({
      description:
        'Of a scale how far the superiority must be from 50 to be found in four of five such studies, as if it were the only outcome.',
    }),
    trend: OutcomeTrend.nullable().meta({ description: 'null with fewer than three waves.' }),
  })
  .readonly();
export type CoreOutcome = z.infer<typeof CoreOutcome>;

/** The tests that are corrected together. */
export const Family = z
  .object({
    tests: count.meta({ description: 'How many: a difference each, and a trend each where there are three waves.' }),
    method: z.literal('benjamini-hochberg'),
    level: proportion.meta({ description: 'The chance that one of them is called where nothing changed.' }),
  })
  .readonly()
  .meta({ id: 'Family', description: 'The tests that are corrected together: those of the core outcomes.' });
export type Family = z.infer<typeof Family>;

/** The core outcomes of a group, and the family in which they were judged. */
export interface JudgedOutcomes {
  readonly outcomes: readonly CoreOutcome[];
  /** Null without core outcomes. */
  readonly family: Family | null;
}

/** The input of the core outcomes, read beforehand. */
interface OutcomesInput {
  readonly core: readonly string[];
  readonly now: GroupCounts;
  readonly then: GroupCounts | undefined;
  readonly compared: ReadonlyMap<string, Compared>;
  /** The waves up to and including this one, in order. */
  readonly waves: readonly EarlierWave[];
}

/**
 * Returns a group's core outcomes, each tested once and judged as one family. Those that the wave
 * did not ask are left out.
 */
export async function judgeOutcomes(input: OutcomesInput): Promise<JudgedOutcomes> {
  const asked: (Named & { readonly id: string } & ReturnType<typeof testsOfOutcome>)[] = [];
  for (const id of input.core) {
    const found = findOutcome(id, input.now.questionnaire.questions);
    if (found) asked.push({ id, ...found, ...testsOfOutcome(found, input) });
    await yieldToEventLoop();
  }
  const adjusted = benjaminiHochberg(asked.flatMap(({ tested, line }) => [tested?.p, line?.p]));
  const outcomes = asked.map(({ id, table, option, method, comparability, bases, tested, line, waves }, i) => {
    const [own = null, ofLine = null] = adjusted.slice(2 * i, 2 * i + 2);
    return {
      id,
      question: table.id,
      code: option?.code ?? null,
      text: table.text,
      label: option?.label ?? null,
      towards: method === 'mann-whitney' ? (substantive(table).at(-1)?.label ?? null) : null,
      comparability,
      bases,
      method,
      p: tested?.p ?? null,
      adjusted: own,
      verdict: verdictOn(tested, own),
      superiority: tested?.superiority ?? null,
      smallestDetectable: tested?.smallestDetectable ?? null,
      trend: line && {
        waves,
        method: line.method,
        p: line.p ?? null,
        adjusted: ofLine,
        verdict: trendOn(line, ofLine),
      },
    };
  });
  const tests = adjusted.filter((p) => p !== undefined).length;
  return { outcomes, family: outcomes.length ? { tests, method: 'benjamini-hochberg', level: alpha } : null };
}

/** What a name in study.yaml stands for. */
export interface Named {
  readonly table: Table;
  /** The answer that is there or not; undefined where all answers are tested together. */
  readonly option: Table['options'][number] | undefined;
  readonly method: OutcomeMethod;
}

/**
 * Returns what a name in study.yaml stands for: a question or item, or an answer of a multiple
 * choice by the name of its column. Undefined where these questions have no such thing.
 */
export function findOutcome(id: string, questions: readonly Question[]): Named | undefined {
  for (const table of questions.flatMap(({ results }) => results.tables)) {
    const answers = substantive(table);
    if (table.shape === 'several') {
      const option = answers.find(({ code }) => `${table.id}_${code}` === id);
      if (option) return { table, option, method: 'fisher-mid-p' };
    } else if (table.id === id && table.shape !== 'none') {
      if (table.shape === 'scale') return { table, option: undefined, method: 'mann-whitney' };
      const [option] = answers.length === 2 ? answers : [];
      return { table, option, method: option ? 'fisher-mid-p' : 'freeman-halton' };
    }
  }
  return undefined;
}

function testsOfOutcome(named: Named, { now, then, compared, waves }: OutcomesInput) {
  const { table, method } = named;
  const { comparability } = comparedOf(compared, table.id);
  const bases = { now: now.countOf(table.id), then: then?.countOf(table.id) ?? 0 };
  const comparable = then && !isBreak(comparability) && !areFew(bases.now, bases.then);
  const asked = waves.filter(({ counts, asksTheSame }) => asksTheSame(table.id) && counts.countOf(table.id) > 0);
  const scores = scoresOf(asked.map(({ year }) => year));
  const answers = asked.map(({ counts }, i) => ({ score: scores[i] ?? 0, counts: countsOf(named, counts) }));
  const reachesNow = asked.length >= 3 && asked.at(-1)?.counts === now;
  const testable = reachesNow && answers.every(({ counts }) => sum(counts) >= smallestTested);
  return {
    comparability,
    bases,
    tested: comparable ? testOutcome(method, countsOf(named, now), countsOf(named, then)) : undefined,
    line: testable ? (testOutcomeLine(method, answers) ?? null) : null,
    waves: asked.map(({ wave }) => wave),
  };
}

/** The people who gave each answer; of one answer, who gave it and who gave others. */
function countsOf({ table, option }: Named, { countOf }: GroupCounts): number[] {
  if (!option) return substantive(table).map(({ code }) => countOf(table.id, code));
  const chosen = countOf(table.id, option.code);
  return [chosen, countOf(table.id) - chosen];
}

function substantive({ options }: Table): Table['options'][number][] {
  return options.filter(({ missing }) => !missing);
}

function verdictOn(tested: OutcomeTest | undefined, adjusted: number | null): CoreOutcome['verdict'] {
  if (!tested) return 'not-comparable';
  if (adjusted === null || adjusted >= alpha) return 'no-detectable-change';
  return tested.change === 0 ? 'different' : tested.change > 0 ? 'higher' : 'lower';
}

function trendOn({ change }: OutcomeLine, adjusted: number | null): TrendVerdict {
  if (adjusted === null || adjusted >= alpha) return 'no-detectable-trend';
  return change > 0 ? 'rising' : 'falling';
}
