import { z } from 'zod';
import { Code, noAnswer, skippedByRouting } from '../questionnaire/code.js';
import { askedCode, type Table, type TableShape } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { count, percentage } from '../statistics/units.js';
import { nobody, type Approached } from './approached.js';
import type { GroupCounts } from './counts.js';
import { describingInterval, populationAsked, populationOf } from './measured.js';

/** One option of a table: how many chose it. */
export const OptionResult = z
  .object({
    code: Code.meta({ description: 'What stands for it in the microdata; it never changes its meaning.' }),
    label: Text,
    missing: z
      .union([z.literal(96), z.literal(97), z.literal(98), z.literal(99)])
      .nullable()
      .meta({ description: 'The missing code that it stands for: outside the base. null for a substantive answer.' }),
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

/** Why people are outside the base of a table: each of them for one reason. */
export const Missing = z
  .object({
    total: count,
    codes: z.object({ 96: count, 97: count, 98: count, 99: count }).readonly().meta({
      description:
        '96 not applicable, 97 not asked (routing), 98 do not know, 99 rather not say, or left open. Together they are the total.',
    }),
  })
  .readonly()
  .meta({ id: 'Missing', description: 'People who gave no substantive answer, by why.' });
export type Missing = z.infer<typeof Missing>;

/** One table of a group's results, counted over all bureaus or one. */
export const TableResult = z
  .object({
    id: z.string().meta({ description: 'The same in every wave.' }),
    kind: z.string().meta({ description: 'single, multiple, scale, battery, ranking, open, number or date.' }),
    shape: z.enum(['one', 'scale', 'several', 'none'] satisfies TableShape[]),
    text: Text,
    asked: count.meta({ description: 'People who got the question: all, or those whom routing led to it.' }),
    base: count.meta({ description: 'Those of them who gave a substantive answer: what percentages are of.' }),
    missing: Missing,
    population: count.nullable().meta({
      description:
        'The people whom the question is for, asked or silent, that the intervals are about; null where unknown.',
    }),
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
    population: count.nullable().meta({
      description:
        'The people that the intervals are about: those approached, where known, without who was screened out once the wave is closed.',
    }),
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
export function resultsOf(counts: GroupCounts | undefined, approached: Approached = nobody): GroupResults {
  if (!counts) return { n: 0, approached: 0, population: null, interval: 'wilson', tables: [] };
  const population = populationOf(approached, counts.n);
  return {
    n: counts.n,
    approached: approached.people,
    population,
    interval: population === null ? 'wilson' : 'wilson-finite',
    tables: counts.questionnaire.questions.flatMap((question) =>
      question.results.tables.map((table) => resultOf(table, question.kind, counts, population)),
    ),
  };
}

function resultOf(table: Table, kind: string, counts: GroupCounts, all: number | null): TableResult {
  const { n, countOf } = counts;
  const { id, shape, text } = table;
  const [asked, base] = [countOf(id, askedCode), countOf(id)];
  const population = populationAsked(all, asked, n);
  const options = table.options.map(({ code, label, missing }) => {
    const chosen = countOf(id, code);
    const interval = missing ? undefined : describingInterval(chosen, base, population);
    return {
      code,
      label,
      missing: missing ?? null,
      count: chosen,
      percent: interval ? (100 * chosen) / base : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  });
  return { id, kind, shape, text, asked, base, missing: missingOf(table, counts), population, options };
}

/** Who was asked and chose nothing left the question open, which the microdata call 99 too. */
function missingOf({ id, options }: Table, { n, countOf }: GroupCounts): Missing {
  const [asked, base] = [countOf(id, askedCode), countOf(id)];
  const codes = { 96: 0, [skippedByRouting]: n - asked, 98: 0, [noAnswer]: 0 };
  for (const { code, missing } of options) if (missing) codes[missing] += countOf(id, code);
  const chosen = codes[96] + codes[98] + codes[noAnswer];
  // Once a multiple choice could have two of these beside an answer.
  codes[noAnswer] += Math.max(0, asked - base - chosen);
  return { total: n - base, codes };
}
