import { tests, type Condition } from '../../questionnaire/condition.js';
import type { Disclosure } from '../../study/definition.js';

/** The people of a bureau, or of several, in a table. */
export interface Row {
  /** How many gave a substantive answer. */
  readonly base: number;
  /** How many gave each answer, by its code. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A table as it was counted, bureau by bureau. */
export interface CountedTable {
  readonly id: string;
  readonly shape: 'one' | 'scale' | 'several';
  /** The substantive answers, in order. */
  readonly codes: readonly string[];
  /** The answers as the question joins them. */
  readonly fold: readonly (readonly string[])[] | undefined;
  readonly sensitive: boolean;
  /**
   * Whether it counts only some of those who answered: those whom the figure of an anchor is about.
   */
  readonly partial: boolean;
  /** The answers of an anchor, which are told exactly, all bureaus together. */
  readonly exact: readonly string[];
  /** The answers that one of its bases leaves out: told exactly too, where their number may be. */
  readonly leftOut: readonly string[];
  /** The missing codes that a base of an anchor takes in. */
  readonly missing: readonly string[];
  /** The answers that nobody gives beside another one. */
  readonly exclusive: readonly string[];
  /** The table of which its answers are a choice: whoever gave one here gave it there too. */
  readonly chosenFrom: string | undefined;
  /** The most answers of one person, where that is fewer than there are. */
  readonly most: number | undefined;
  readonly rows: Readonly<Record<string, Row>>;
  /** How many of all gave at least one of these answers (a multiple choice). */
  readonly union: { readonly codes: readonly string[]; readonly count: number } | undefined;
}

/** The tables of a question that only who met a condition was asked. */
export interface Route {
  readonly tables: readonly string[];
  readonly condition: Condition;
}

/** Two questions together: the people of each bureau by the codes of both answers. */
export interface CountedPair {
  readonly row: string;
  readonly column: string;
  readonly rows: Readonly<Record<string, Pairs>>;
}
export type Pairs = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Stands in the place of a code for who gave no substantive answer. */
export const leftOpen = '';

/** A group of a closed wave as it was counted. */
export interface CountedGroup {
  readonly group: string;
  readonly n: Readonly<Record<string, number>>;
  readonly tables: readonly CountedTable[];
  readonly routes: readonly Route[];
  readonly pairs: readonly CountedPair[];
}

/** The rules, and the group that they are applied to. */
export interface GateInput {
  readonly rules: Disclosure;
  readonly counted: CountedGroup;
}

/** Returns the questions whose answers led to the tables of a route, or past them. */
export function gatesOf({ condition }: Route): string[] {
  return tests(condition).map(({ question }) => question);
}

/** Returns the sum of some bureaus' rows; of all of them when none are named. */
export function addRows(table: CountedTable, bureaus: readonly string[] = Object.keys(table.rows)): Row {
  const rows = bureaus.flatMap((bureau) => table.rows[bureau] ?? []);
  const sumOf = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    base: sumOf(({ base }) => base),
    counts: Object.fromEntries(
      [...table.codes, ...table.missing].map((code) => [code, sumOf(({ counts }) => counts[code] ?? 0)]),
    ),
  };
}

/** Returns how many people of a row gave one of these answers; each person counts once a code. */
export function countIn({ counts }: Row, codes: readonly string[]): number {
  return countOf(counts, codes);
}

/** Returns how many people of some bureaus gave one of these answers to each of two questions. */
export function countPairs(
  { rows }: CountedPair,
  codes: readonly string[],
  others: readonly string[],
  bureaus = Object.keys(rows),
): number {
  return bureaus.reduce(
    (sum, bureau) => sum + codes.reduce((own, code) => own + countOf(rows[bureau]?.[code], others), 0),
    0,
  );
}

function countOf(counts: Readonly<Record<string, number>> = {}, codes: readonly string[]): number {
  return codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}
