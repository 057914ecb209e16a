import type { Disclosure } from '../../study/definition.js';
import { addRows, countIn, type CountedTable, type Row } from './counted.js';
import type { Release, ReleasedCell } from './released.js';

/** Answers that are shown as one. */
type Block = readonly string[];

/**
 * Returns a table of all bureaus together as it may be shown. Answers of too few people are joined
 * before anything is hidden. How they are joined follows the order of the answers, never their
 * numbers, so that it tells nothing of them.
 */
export function releasePooled(table: CountedTable, rules: Disclosure): Release {
  const row = addRows(table);
  const few = row.base < rules.base;
  if (few && !(table.exact.length && row.base >= rules.anchorBase)) return { withheld: 'few-answers' };
  const leftOut = table.leftOut.filter((code) => classOf(row.counts[code] ?? 0, row.base, rules) === null);
  const exact = row.base >= rules.anchorBase ? [...table.exact, ...leftOut] : [];
  if (table.shape === 'several') return { base: row.base, cells: releaseOptions(table, row, rules, table.union) };
  return releaseBlocks(levelsOf(table, 'asked'), row, { rules, exact });
}

/**
 * Returns a table of one bureau, before it is checked against what all together show. It needs
 * answers enough of its own and of at least two others, and has its answers joined.
 */
export function releaseOwn(table: CountedTable, bureau: string, rules: Disclosure): Release {
  const own = addRows(table, [bureau]);
  const others = Object.keys(table.rows).filter((other) => other !== bureau);
  const rest = addRows(table, others);
  if (own.base < rules.base) return { withheld: 'few-own' };
  const answering = others.filter((other) => (table.rows[other]?.base ?? 0) > 0);
  if (rest.base < rules.base || answering.length < 2) return { withheld: 'few-others' };
  const release: Release =
    table.shape === 'several'
      ? { base: own.base, cells: releaseOptions(table, own, rules, undefined) }
      : releaseBlocks(levelsOf(table, 'joined'), own, { rules, exact: [] });
  const tells = 'cells' in release && release.cells.some((cell) => cell.class === 'nearly-all');
  // By the same word as all that is derivable: the reason alone would tell that nearly all agree.
  return tells && table.sensitive ? { withheld: 'derivable' } : release;
}

/**
 * The ways in which the answers of a table may be joined, the finest first: of a scale its ends,
 * one or both, before its halves.
 */
function levelsOf({ shape, codes, fold }: CountedTable, from: 'asked' | 'joined'): Block[][] {
  const asked = codes.map((code) => [code]);
  const halves = fold ?? (shape === 'scale' ? [codes.slice(0, 3), codes.slice(3)] : undefined);
  if (!halves) return [asked];
  const joined = halves.map((block) => [...block]);
  if (from === 'joined') return [joined];
  if (shape !== 'scale') return [asked];
  const [start, end] = [codes.slice(0, 2), codes.slice(3)];
  const [middle, points] = [asked.slice(2, 3), asked];
  const ends = [
    [start, ...points.slice(2)],
    [...points.slice(0, 3), end],
    [start, ...middle, end],
    [codes.slice(0, 3), ...points.slice(3)],
    [...points.slice(0, 2), codes.slice(2)],
  ];
  return [asked, ...(fold ? [] : ends), joined];
}

/** What people were divided over: the first level of which every number may be told. */
function releaseBlocks(
  levels: readonly (readonly Block[])[],
  row: Row,
  { rules, exact }: { readonly rules: Disclosure; readonly exact: readonly string[] },
): Release {
  const last = levels.length - 1;
  for (const [i, blocks] of levels.entries()) {
    const free = blocks.filter((codes) => !codes.some((code) => exact.includes(code)));
    const told = free.every((codes) => classOf(countIn(row, codes), row.base, rules) === null);
    if (told)
      return { base: row.base, cells: blocks.map((codes) => ({ codes, count: countIn(row, codes), class: null })) };
    if (i < last) continue;
    return joinRare(blocks, row, { rules, exact });
  }
  return { withheld: 'derivable' };
}

/** Returns the class of a number of people; null for one that may be told. */
export function classOf(count: number, base: number, { cell }: Pick<Disclosure, 'cell'>): ReleasedCell['class'] {
  if (count < cell) return 'few';
  return count > base - cell ? 'nearly-all' : null;
}

/**
 * Joins the answers of few people with each other, and with further ones from the end of the list
 * on until their sum no longer tells how many gave any of them.
 */
function joinRare(
  blocks: readonly Block[],
  row: Row,
  { rules, exact }: { readonly rules: Disclosure; readonly exact: readonly string[] },
): Release {
  const { base } = row;
  const cells = blocks.map((codes) => ({
    codes,
    count: countIn(row, codes),
    fixed: codes.some((one) => exact.includes(one)),
  }));
  const free = cells.filter(({ fixed }) => !fixed);
  if (!exact.length && free.some(({ count }) => classOf(count, base, rules) === 'nearly-all')) {
    return {
      base,
      cells: free.map(({ codes, count }) => ({ codes, count: null, class: classOf(count, base, rules) })),
    };
  }
  const isRare = ({ count }: { count: number }) => count < rules.cell;
  const joined = new Set(free.filter(isRare));
  const fromEnd = free.toReversed();
  const leading = () => {
    const first = fromEnd.findIndex((cell) => !joined.has(cell));
    return first < 0 ? fromEnd.length : first;
  };
  const sum = () => [...joined].reduce((total, { count }) => total + count, 0);
  while (joined.size < free.length && !hides({ size: joined.size, leading: leading(), sum: sum() }, rules)) {
    const next = fromEnd.find((cell) => !joined.has(cell));
    if (next) joined.add(next);
  }
  const all = joined.size === free.length;
  if (all && !exact.length) return { withheld: 'derivable' };
  const members = free.filter((cell) => joined.has(cell));
  const together = { codes: members.flatMap(({ codes }) => codes), count: all && sum() < rules.cell ? null : sum() };
  return {
    base,
    cells: cells.flatMap((cell): ReleasedCell[] => {
      if (cell === members[0]) return [{ ...together, class: together.count === null ? 'few' : null }];
      return members.some((member) => member === cell) ? [] : [{ codes: cell.codes, count: cell.count, class: null }];
    }),
  };
}

/**
 * Whether a sum of joined answers leaves each of them at least the numbers 0 to cell − 1. Those of
 * the end of the list (`leading` of them) may have been added whatever their number; every other
 * one was joined since it is of few.
 */
function hides(
  { size, leading, sum }: { readonly size: number; readonly leading: number; readonly sum: number },
  { cell }: Disclosure,
): boolean {
  const most = cell - 1;
  if (size < 2 || sum < cell) return false;
  const rare = size - Math.min(leading, size);
  if (rare === size) return sum <= most * (size - 1);
  if (size - rare > 1) return true;
  const left = sum - most * rare;
  return left <= 0 || left >= cell;
}

/**
 * Each answer of which people could give several. Those of few are told together, as how many gave
 * at least one of them, where that does not tell of one.
 */
function releaseOptions(
  table: CountedTable,
  row: Row,
  rules: Disclosure,
  union: CountedTable['union'],
): ReleasedCell[] {
  const cells = table.codes.map((code): ReleasedCell => {
    const count = row.counts[code] ?? 0;
    const kind = classOf(count, row.base, rules);
    return { codes: [code], count: kind === null ? count : null, class: kind };
  });
  const few = cells.filter((cell) => cell.class === 'few').flatMap(({ codes }) => codes);
  const most = (rules.cell - 1) * (few.length - 1);
  const same = union?.codes.join() === few.join();
  if (!union || !same || few.length < 2 || union.count < rules.cell || union.count > most) return cells;
  return [...cells.filter((cell) => cell.class !== 'few'), { codes: few, count: union.count, class: null }];
}
