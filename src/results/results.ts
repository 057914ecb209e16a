import { z } from 'zod';
import { Code } from '../questionnaire/code.js';
import type { Table, TableShape } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { count, percentage } from '../statistics/units.js';
import type { GroupCounts } from './counts.js';
import { describingInterval, populationOf } from './measured.js';

/** One option of a table: how many chose it. */
export const OptionResult = z
  .object({
    code: Code.meta({ description: 'What stands for it in the microdata; it never changes its meaning.' }),
    label: Text,
    count: count.meta({ description: 'People who gave this answer.' }),
    percent: percentage.nullable().meta({
      description: 'Percentage of the base; null for an answer outside it, and where nobody is in it.',
    }),
    low: percentage
      .nullable()
      .meta({ description: 'Where its 95% interval begins (`interval` says which); null without a percentage.' }),
    high: percentage.nullable().meta({ description: 'Where it ends.' }),
  })
  .readonly();
export type OptionResult = z.infer<typeof OptionResult>;

/** One table of a group's results, counted over all bureaus or one. */
export const TableResult = z
  .object({
    id: z.string().meta({ description: 'The same in every wave.' }),
    kind: z.string().meta({ description: 'single, multiple, scale, battery, ranking, open, number or date.' }),
    shape: z.enum(['one', 'scale', 'several', 'none'] satisfies TableShape[]),
    text: Text,
    base: count.meta({ description: 'People who gave a substantive answer: what percentages are of.' }),
    missing: count.meta({ description: 'People who gave none, or were not asked.' }),
    options: z.array(OptionResult).readonly(),
  })
  .readonly();
export type TableResult = z.infer<typeof TableResult>;

/** The results of a group. */
export const GroupResults = z
  .object({
    n: count.meta({ description: 'People who sent their answers.' }),
    approached: count.meta({
      description: 'People for whom an invitation was queued or sent; 0 where nobody was, as in an imported wave.',
    }),
    population: count
      .nullable()
      .meta({ description: 'The people that the intervals are about: those approached, where known.' }),
    interval: z
      .enum(['wilson', 'wilson-finite'])
      .meta({ description: 'wilson-finite: corrected for a population of that size.' }),
    tables: z.array(TableResult).readonly(),
  })
  .readonly();
export type GroupResults = z.infer<typeof GroupResults>;

/**
 * Returns the results of a group, unsuppressed. Their intervals describe this wave; a comparison of
 * waves computes its own.
 */
export function resultsOf(counts: GroupCounts | undefined, approached: number): GroupResults {
  if (!counts) return { n: 0, approached: 0, population: null, interval: 'wilson', tables: [] };
  const population = populationOf(approached, counts.n);
  return {
    n: counts.n,
    approached,
    population,
    interval: population === null ? 'wilson' : 'wilson-finite',
    tables: counts.questionnaire.questions.flatMap((question) =>
      question.results.tables.map((table) => resultOf(table, question.kind, counts, population)),
    ),
  };
}

function resultOf(table: Table, kind: string, { n, countOf }: GroupCounts, population: number | null): TableResult {
  const { id, shape, text } = table;
  const base = countOf(id);
  const options = table.options.map(({ code, label, missing }) => {
    const chosen = countOf(id, code);
    const interval = missing ? undefined : describingInterval(chosen, base, population);
    return {
      code,
      label,
      count: chosen,
      percent: interval ? (100 * chosen) / base : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  });
  return { id, kind, shape, text, base, missing: n - base, options };
}
