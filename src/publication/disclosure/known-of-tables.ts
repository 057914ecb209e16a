import type { Disclosure } from '../../study/definition.js';
import type { CountedTable } from './counted.js';
import { times, type LinearProgram, type Sum } from './linear-program.js';
import {
  isShown,
  type CrosstabRelease,
  type Release,
  type ReleasedCell,
  type ShownRelease,
  type WithheldRelease,
} from './released.js';
import type { Unknowns } from './unknowns.js';

/** What is known of a table: by itself, and by what is released of it. */

/** How many people gave each answer, beside how many answered. */
export function limitAnswering(program: LinearProgram, unknowns: Unknowns, who: string, table: CountedTable): void {
  const { id, codes, shape, exclusive, most, chosenFrom } = table;
  const gave = (...some: readonly string[]) => unknowns.given([who], id, some);
  const answered = unknowns.answered([who], id);
  program.limit(answered, null, unknowns.responsesOf(who));
  if (shape !== 'several') {
    program.limit([...gave(...codes), ...times(-1, answered)], 0, 0);
    return;
  }
  program.limit([...gave(...codes), ...times(-1, answered)], 0, null);
  if (most !== undefined) program.limit([...gave(...codes), ...times(-most, answered)], null, 0);
  if (chosenFrom !== undefined) {
    program.limit([...unknowns.answered([who], chosenFrom), ...times(-1, answered)], 0, null);
  }
  for (const code of codes) {
    program.limit([...gave(code), ...times(-1, answered)], null, 0);
    for (const alone of exclusive.filter((other) => other !== code && codes.includes(other))) {
      program.limit([...gave(code, alone), ...times(-1, answered)], null, 0);
    }
    if (chosenFrom === undefined) continue;
    program.limit([...unknowns.given([who], chosenFrom, [code]), ...times(-1, gave(code))], 0, null);
  }
}

/** Whose numbers a release tells, of which table, and by which rules. */
export interface ReleaseOf {
  readonly people: readonly string[];
  readonly table: CountedTable;
  readonly rules: Disclosure;
}

/** What a release tells of its numbers, and by which rules others are not told. */
export function limitRelease(
  program: LinearProgram,
  unknowns: Unknowns,
  release: Release | undefined,
  { people, table, rules }: ReleaseOf,
): void {
  const gave = (codes: readonly string[]) => unknowns.given(people, table.id, codes);
  const answered = unknowns.answered(people, table.id);
  if (!isShown(release)) {
    if (release) program.limit(answered, ...baseOf(release, rules));
    return;
  }
  const { base, cells } = release;
  program.limit(answered, base, base);
  for (const cell of cells) {
    if (table.shape === 'several' && cell.codes.length > 1) limitUnion(program, cell, gave, rules);
    else program.limit(gave(cell.codes), ...limitsOf(cell, base, rules));
  }
}

/** Between which numbers lies how many answered a table that is withheld, by why it is. */
function baseOf({ withheld }: WithheldRelease, { base }: Disclosure): [low: number | null, high: number | null] {
  if (withheld === 'few-answers' || withheld === 'few-own') return [null, base - 1];
  return withheld === 'few-others' ? [base, null] : [null, null];
}

/** Between which numbers a cell lies, by what is told of it. */
function limitsOf(cell: ReleasedCell, base: number, rules: Disclosure): [low: number | null, high: number | null] {
  if (cell.count !== null) return [cell.count, cell.count];
  if (cell.class === 'few') return [0, rules.cell - 1];
  return cell.class === 'nearly-all' ? [base - rules.cell + 1, base] : [null, null];
}

/** Answers of few people each, of which it is told how many gave at least one. */
function limitUnion(
  program: LinearProgram,
  { codes, count }: ReleasedCell,
  gave: (codes: readonly string[]) => Sum,
  rules: Disclosure,
): void {
  for (const code of codes) program.limit(gave([code]), null, Math.min(rules.cell - 1, count ?? Infinity));
  program.limit(gave(codes), count, null);
}

/**
 * What a crosstab tells of one of its questions. Who answered that one alone is in its table, and
 * not in the crosstab; or who left it open is in the crosstab, and not in its table.
 */
export function limitCrosstab(
  program: LinearProgram,
  unknowns: Unknowns,
  crosstab: CrosstabRelease,
  { table, pooled }: { readonly table: CountedTable; readonly pooled: ShownRelease },
): void {
  const { row, column, rows, columns, counts, open } = crosstab;
  if (!counts) return;
  const sides = [
    { id: row, blocks: rows, sums: counts.map(total), at: open?.row },
    {
      id: column,
      blocks: columns,
      sums: columns.map((_, i) => total(counts.map((people) => people[i] ?? 0))),
      at: open?.column,
    },
  ];
  for (const { blocks, sums, at } of sides.filter(({ id }) => id === table.id)) {
    const more = pooled.base - total(sums);
    blocks.forEach((codes, i) => {
      const told = (sums[i] ?? 0) + (i === at ? more : 0);
      program.limit(unknowns.given(unknowns.people, table.id, codes), told, at === undefined ? told + more : told);
    });
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
