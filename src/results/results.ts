import type { Ctx } from '../context.js';
import { statusOf, type Wave } from '../fieldwork/waves.js';
import { problems } from '../problem.js';
import type { Code } from '../questionnaire/code.js';
import { baseCode, type Table } from '../questionnaire/question.js';
import { everyone } from '../questionnaire/response.js';
import type { Text } from '../questionnaire/text.js';
import { wilson } from '../statistics/wilson.js';
import { getQuestionnaire, getStudyWith } from '../study/stored.js';
import { countKey, readInterim, readTallies } from './tally.js';

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
  const { definition } = await getStudyWith(ctx, wave.study, { group, bureau });
  const pinned = await ctx.db
    .selectFrom('wave_questionnaire')
    .select('questionnaire')
    .where('wave', '=', wave.slug)
    .where('grp', '=', group)
    .executeTakeFirst();
  if (!pinned) return { n: 0, tables: [] };
  const open = statusOf(wave) === 'open';
  if (open && definition.privacy.interim === 'none') throw problems.interim();
  const figures =
    open && definition.privacy.interim === 'steps'
      ? await readInterim(ctx, wave.slug, group)
      : await readTallies(ctx, wave.slug, group);
  const cells = bureau === undefined ? Object.values(figures) : [figures[bureau] ?? {}];
  const countOf = (table: string, code: Code) => {
    const key = countKey({ table, code: String(code) });
    return cells.reduce((sum, counts) => sum + (counts[key] ?? 0), 0);
  };
  const n = countOf(everyone, baseCode);
  const { questionnaire } = await getQuestionnaire(ctx, pinned.questionnaire);
  return {
    n,
    tables: questionnaire.questions.flatMap((question) =>
      question.tables.map((table) => resultOf(table, question.kind, n, countOf)),
    ),
  };
}

function resultOf(table: Table, kind: string, n: number, countOf: (table: string, code: Code) => number): TableResult {
  const base = countOf(table.id, baseCode);
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
