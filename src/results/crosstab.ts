import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { adjustedResiduals } from '../statistics/adjusted-residuals.js';
import { wilson } from '../statistics/wilson.js';
import { baseCode, type Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { associationIn, type Association } from './association.js';
import type { Crosstab, CrosstabCell, CrosstabQuestion } from './crosstab-table.js';
import { scanResponses, type ResponsesOf } from './scan-responses.js';

/** Returns the tables of a questionnaire that have answers to choose from. */
export function sidesOf(questionnaire: Questionnaire): Table[] {
  return questionnaire.questions.flatMap(({ results }) => results.tables).filter(({ shape }) => shape !== 'none');
}

/** Returns how many pairs of tables of a questionnaire can be tested. */
export function countTestablePairs(questionnaire: Questionnaire): number {
  const tables = sidesOf(questionnaire);
  const pairs = tables.flatMap((a, i) => tables.slice(i + 1).map((b) => [a, b] as const));
  return pairs.filter(([a, b]) => whyUntestable(questionnaire, a, b) === undefined).length;
}

type Untestable = 'overlapping' | 'exclusive';

/**
 * Why two tables cannot be tested together; undefined where they can. People stand under several
 * answers of one, or both are places of one ranking, where the same answer never stands twice.
 */
function whyUntestable({ questions }: Questionnaire, a: Table, b: Table): Untestable | undefined {
  const overlap = ({ shape }: Table) => shape === 'several';
  if (overlap(a) || overlap(b)) return 'overlapping';
  const own = questions.find(({ results }) => results.tables.includes(a))?.results.tables ?? [];
  return own.includes(b) && own.some(overlap) ? 'exclusive' : undefined;
}

/**
 * Returns two questions of a group together. Throws for questions that have no answers to choose
 * from, and for the same one twice.
 */
export async function crosstabulate(
  ctx: Ctx,
  questionnaire: Questionnaire | undefined,
  of: ResponsesOf,
  asked: { readonly row: string; readonly column: string },
): Promise<Crosstab> {
  const [row, column] = (['row', 'column'] as const).map((side) => {
    const table = questionnaire && sidesOf(questionnaire).find(({ id }) => id === asked[side]);
    if (!table) throw problems.notInCrosstab(side, asked[side]);
    return table;
  });
  if (!questionnaire || !row || !column || row === column) throw problems.sameInCrosstab(asked.row);
  const counted = await ctx.database.readInWorker(
    import.meta.url,
    countPairs,
    {
      ...of,
      row: askedOf(sideOf(row)),
      column: askedOf(sideOf(column)),
      untestable: whyUntestable(questionnaire, row, column),
    },
    ctx.signal,
  );
  return { ...arrange(sideOf(row), sideOf(column), counted), pairs: countTestablePairs(questionnaire) };
}

/**
 * Returns two questions together out of the numbers of people for each pair of answers: a row for
 * each option of the one, a column for each of the other. Nobody stands under several of them.
 */
export function crosstabOf(
  row: CrosstabQuestion,
  column: CrosstabQuestion,
  counts: readonly (readonly number[])[],
): Omit<Crosstab, 'pairs'> {
  const pairs = new Map<string, number>();
  const add = (a: string, b: string, people: number) =>
    pairs.set(pairOf(a, b), (pairs.get(pairOf(a, b)) ?? 0) + people);
  row.options.forEach((a, i) => {
    column.options.forEach((b, j) => {
      const people = counts[i]?.[j] ?? 0;
      for (const one of [String(a.code), baseCode])
        for (const other of [String(b.code), baseCode]) add(one, other, people);
    });
  });
  const n = pairs.get(pairOf(baseCode, baseCode)) ?? 0;
  const association = associationIn(counts, { row: row.ordered, column: column.ordered });
  return arrange(row, column, { n, pairs, association });
}

/**
 * A side as the worker gets it: its table, its substantive codes, and whether they have an order.
 */
interface AskedSide {
  readonly table: string;
  readonly codes: readonly string[];
  readonly ordered: boolean;
}

/** What the worker gets. */
interface AskedPairs extends ResponsesOf {
  readonly row: AskedSide;
  readonly column: AskedSide;
  readonly untestable?: Untestable | undefined;
}

/** Counts of pairs of answers, under the two codes; `''` (the base) is everybody on that side. */
interface Pairs {
  readonly n: number;
  readonly pairs: ReadonlyMap<string, number>;
  readonly association: Association;
}

const pairOf = (row: string, column: string) => `${row} ${column}`;

/**
 * Counts pairs of answers, and tests whether they are associated. Counts who gave a substantive
 * answer to both. Reads every response, so it runs in a worker.
 */
export async function countPairs(db: Kysely<Tables>, { row, column, untestable, ...of }: AskedPairs): Promise<Pairs> {
  const pairs = new Map<string, number>();
  let n = 0;
  await scanResponses(db, of, ({ answers, questionnaire }) => {
    n++;
    const codesIn = (table: string) =>
      questionnaire.questions
        .filter(({ results }) => results.tables.some(({ id }) => id === table))
        .flatMap((question) => question.results.counts(answers))
        .filter((counted) => counted.table === table)
        .map(({ code }) => code);
    const [rowCodes, columnCodes] = [codesIn(row.table), codesIn(column.table)];
    if (!rowCodes.includes(baseCode) || !columnCodes.includes(baseCode)) return;
    for (const a of rowCodes) {
      for (const b of columnCodes) {
        const pair = pairOf(a, b);
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
  });
  const table = row.codes.map((a) => column.codes.map((b) => pairs.get(pairOf(a, b)) ?? 0));
  const association: Association = untestable
    ? { method: 'none', reason: untestable }
    : associationIn(table, { row: row.ordered, column: column.ordered });
  return { n, pairs, association };
}

function sideOf({ id, text, shape, options }: Table): CrosstabQuestion {
  return {
    id,
    text,
    overlapping: shape === 'several',
    ordered: shape === 'scale',
    options: options.filter(({ missing }) => !missing).map(({ code, label }) => ({ code, label })),
  };
}

function askedOf({ id, options, ordered }: CrosstabQuestion): AskedSide {
  return { table: id, codes: options.map(({ code }) => String(code)), ordered };
}

function arrange(
  row: CrosstabQuestion,
  column: CrosstabQuestion,
  { n, pairs, association }: Pairs,
): Omit<Crosstab, 'pairs'> {
  const countOf = (a: string, b: string) => pairs.get(pairOf(a, b)) ?? 0;
  const rowOf = (code: string, residuals: readonly (number | undefined)[] = []) => {
    const base = countOf(code, baseCode);
    const cells = column.options.map((option, j) =>
      cellOf(countOf(code, String(option.code)), base, residuals[j] ?? null),
    );
    return { base, cells };
  };
  const table = row.options.map((a) => column.options.map((b) => countOf(String(a.code), String(b.code))));
  const residuals = row.overlapping || column.overlapping ? [] : adjustedResiduals(table);
  const rows = row.options.map((option, i) => ({ ...option, ...rowOf(String(option.code), residuals[i]) }));
  return {
    row,
    column,
    n,
    rows,
    base: countOf(baseCode, baseCode),
    everybody: false,
    all: rowOf(baseCode),
    association,
  };
}

function cellOf(count: number, base: number, residual: number | null): CrosstabCell {
  const interval = wilson(count, base);
  if (!interval) return { count, percent: null, low: null, high: null, residual };
  return { count, percent: (100 * count) / base, low: 100 * interval.low, high: 100 * interval.high, residual };
}
