import type { Code } from '../questionnaire/code.js';
import type { Table, TableShape } from '../questionnaire/question.js';
import type { Text } from '../language/text.js';
import type { GroupCounts } from './counts.js';
import { describingInterval, populationOf } from './measured.js';

/** One option of a table: how many chose it. */
export interface OptionResult {
  readonly code: Code;
  readonly label: Text;
  readonly count: number;
  /** 0–100 of the base; null for a missing code, or when the base is 0. */
  readonly percent: number | null;
  /** The 95% interval of the percentage (the group's `interval` says which), 0–100; null where there is no percentage. */
  readonly low: number | null;
  readonly high: number | null;
}

/** One table of a group's results, counted over all bureaus or one. */
export interface TableResult {
  readonly id: string;
  readonly kind: string;
  readonly shape: TableShape;
  readonly text: Text;
  /** Who gave a substantive answer. */
  readonly base: number;
  /** Who gave none: skipped by routing, "don't know", "rather not", left open. */
  readonly missing: number;
  readonly options: readonly OptionResult[];
}

/** Wilson's interval, as of an endless population, or with the finite population of everyone approached. */
export type IntervalMethod = 'wilson' | 'wilson-finite';

export interface GroupResults {
  readonly n: number;
  /** How many people were invited through the product; 0 where nobody was, as with an imported wave. */
  readonly approached: number;
  /** The people whom the intervals tell of: everyone approached; null where that is not known. */
  readonly population: number | null;
  readonly interval: IntervalMethod;
  readonly tables: readonly TableResult[];
}

/**
 * Returns the results of a group, unsuppressed, out of its counts and how many people were approached.
 * Their intervals describe this wave; a comparison of waves makes its own.
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
      question.tables.map((table) => resultOf(table, question.kind, counts, population)),
    ),
  };
}

function resultOf(table: Table, kind: string, { n, countOf }: GroupCounts, population: number | null): TableResult {
  const { id, shape, text } = table;
  const base = countOf(id);
  const options = table.options.map(({ code, label, missing }) => {
    const count = countOf(id, code);
    const interval = missing ? undefined : describingInterval(count, base, population);
    return {
      ...{ code, label, count },
      percent: interval ? (100 * count) / base : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    };
  });
  return { id, kind, shape, text, base, missing: n - base, options };
}
