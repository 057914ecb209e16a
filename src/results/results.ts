import type { Ctx } from '../context.js';
import type { Wave } from '../fieldwork/waves.js';
import type { Code } from '../questionnaire/code.js';
import type { Table } from '../questionnaire/question.js';
import type { Text } from '../questionnaire/text.js';
import { wilson } from '../statistics/wilson.js';
import { readCounts, type GroupCounts } from './counts.js';

/** One table of a group's results, counted over all bureaus or one. */
export interface TableResult {
  readonly id: string;
  readonly kind: string;
  readonly text: Text;
  /** Who gave a substantive answer. */
  readonly base: number;
  /** Who gave none: skipped by routing, "don't know", "rather not", left open. */
  readonly missing: number;
  readonly options: readonly {
    readonly code: Code;
    readonly label: Text;
    readonly count: number;
    /** 0–100 of the base; null for a missing code, or when the base is 0. */
    readonly percent: number | null;
    /** The 95% interval of the percentage (Wilson), 0–100; null where there is no percentage. */
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

export interface GroupResults {
  readonly n: number;
  readonly tables: readonly TableResult[];
}

/**
 * The results of a group, unsuppressed, read from the tallies. While the wave is open they stand still between
 * steps of five responses, or are refused, as the study's `privacy.interim` says.
 */
export async function readResults(ctx: Ctx, wave: Wave, group: string, bureau?: string): Promise<GroupResults> {
  const counts = await readCounts(ctx, wave, group, bureau);
  if (!counts) return { n: 0, tables: [] };
  return {
    n: counts.n,
    tables: counts.questionnaire.questions.flatMap((question) =>
      question.tables.map((table) => resultOf(table, question.kind, counts)),
    ),
  };
}

function resultOf(table: Table, kind: string, { n, countOf }: GroupCounts): TableResult {
  const base = countOf(table.id);
  return {
    id: table.id,
    kind,
    text: table.text,
    base,
    missing: n - base,
    options: table.options.map(({ code, label, missing }) => {
      const count = countOf(table.id, code);
      const interval = missing ? undefined : wilson(count, base);
      return {
        code,
        label,
        count,
        percent: interval ? (100 * count) / base : null,
        low: interval ? 100 * interval.low : null,
        high: interval ? 100 * interval.high : null,
      };
    }),
  };
}
