import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Text } from '../language/text.js';
import type { ShownComparison } from '../publication/comparison.js';
import type { ShownOption, ShownResults, ShownTable } from '../publication/results.js';
import { Option } from '../publication/shown-results.js';
import { Withheld } from '../publication/suppression.js';
import type { ComparedFigure } from '../results/comparison.js';
import { CoreOutcome } from '../results/core-outcomes.js';
import { Verdict } from '../results/verdict.js';
import { count, percentage, percentagePoints } from '../statistics/units.js';
import type { GroupTables } from './wave-tables.js';

const Share = z.object({ count: count.nullable(), base: count.nullable(), percent: percentage.nullable() }).readonly();

/** What an answer is beside an earlier wave. */
const BesideWave = z
  .object({
    against: z.string().meta({ description: 'The earlier wave.' }),
    now: Share.nullable().meta({
      description: 'The share that is compared: of an anchor not always that of the whole base. null for a question.',
    }),
    then: Share.nullable().meta({ description: 'Without count and base where it was only published.' }),
    difference: z
      .object({ low: percentagePoints, high: percentagePoints })
      .readonly()
      .nullable()
      .meta({ description: 'The 95% interval of now less then, in percentage points.' }),
    verdict: z.union([Verdict, CoreOutcome.unwrap().shape.verdict]),
  })
  .readonly()
  .meta({ id: 'BesideWave', description: 'An answer, or a question as a whole, beside an earlier wave.' });
export type BesideWave = z.infer<typeof BesideWave>;

const { code, label, ...numbers } = Option.unwrap().shape;

/** A row of the tables of a wave: an answer, or a question as a whole. */
export const TableRow = z
  .object({
    group: z.string(),
    bureau: z.string().nullable().meta({ description: 'null: all bureaus together.' }),
    question: z.string().meta({ description: 'A question, or an item of one; the same in every wave.' }),
    kind: z.string(),
    text: Text,
    item: Text.nullable().meta({ description: 'The item or place; null for the question itself.' }),
    asked: count.nullable(),
    base: count.nullable(),
    population: count.nullable().meta({ description: 'The people that the interval is about; null: a larger group.' }),
    withheld: Withheld.nullable(),
    code: code.nullable().meta({ description: 'null for the question as a whole.' }),
    label: label.nullable(),
    ...numbers,
    beside: z.array(BesideWave).readonly(),
  })
  .readonly()
  .meta({ id: 'TableRow', description: 'An answer in the tables of a wave, or a question as a whole.' });
export type TableRow = z.infer<typeof TableRow>;

/** Returns the rows of a group: of all bureaus, and then of the one whose own are shown too. */
export function rowsOf({ all, own, comparisons }: GroupTables): TableRow[] {
  return [...rowsIn(all, comparisons), ...(own ? rowsIn(own, []) : [])];
}

function rowsIn(results: ShownResults, comparisons: readonly ShownComparison[]): TableRow[] {
  const questions = results.questionnaire?.questions ?? [];
  return results.questions.flatMap((table): TableRow[] => {
    const { id, kind, asked, base, population, withheld, options } = table;
    const question = questions.find((one) => one.results.tables.some((own) => own.id === id));
    const text = question?.definition.text ?? table.text;
    const item = isDeepStrictEqual(text, table.text) ? null : table.text;
    const { group, bureau } = results;
    const about = { group, bureau, question: id, kind, text, item, asked, base, population, withheld };
    const whole = { ...about, ...wholeQuestion, beside: besideOf(table, comparisons) };
    const rows = options.map((option): TableRow => ({
      ...about,
      ...option,
      beside: besideOf(table, comparisons, option),
    }));
    return rows.length && !whole.beside.length ? rows : [whole, ...rows];
  });
}

const wholeQuestion = {
  ...{ code: null, label: null, missing: null, count: null, percent: null, low: null, high: null, suppressed: false },
};

/** Returns what an answer is beside each wave; of no answer, what the question is as a whole. */
export function besideOf(
  { id }: ShownTable,
  comparisons: readonly ShownComparison[],
  option?: ShownOption,
): BesideWave[] {
  return comparisons.flatMap(({ against, figures, outcomes }): BesideWave[] => {
    if (!option) {
      const outcome = outcomes.find(({ question, code }) => question === id && code === null);
      return outcome ? [{ against, now: null, then: null, difference: null, verdict: outcome.verdict }] : [];
    }
    // By their labels too: answers that are shown as one bear the code of the first.
    const figure = figures.find(
      ({ question, code, label }) =>
        question === id && String(code) === String(option.code) && isDeepStrictEqual(label, option.label),
    );
    return figure ? [besideIn(against, figure)] : [];
  });
}

function besideIn(against: string, { now, then, difference, verdict }: ComparedFigure): BesideWave {
  const { count, base, percent } = now;
  const before = then && 'baseLow' in then ? { count: null, base: null, percent: then.percent } : then;
  return {
    against,
    now: { count, base, percent },
    then: before && { count: before.count, base: before.base, percent: before.percent },
    difference: difference && { low: difference.low, high: difference.high },
    verdict,
  };
}
