import type { Disclosure } from '../../study/definition.js';
import { countPairs, leftOpen, type CountedGroup, type CountedPair, type CountedTable } from './counted.js';
import { isShown, type CrosstabRelease, type Release, type TableRelease } from './released.js';

/** One side of a crosstab: its answers as they are joined. */
interface Side {
  readonly blocks: readonly (readonly string[])[];
  /**
   * The place of the answers with which who left the question open is counted, where anybody is.
   */
  readonly open: number | undefined;
}

/**
 * Returns a crosstab as it may be shown: whole, or not at all. How its answers are joined follows
 * what both tables tell by themselves, so that it tells nothing more.
 */
export function releaseCrosstab(
  pair: CountedPair,
  { tables }: CountedGroup,
  released: readonly TableRelease[],
  rules: Disclosure,
): CrosstabRelease {
  const { row, column } = pair;
  const sideOf = (id: string): Side => {
    const table = tables.find((one) => one.id === id);
    return table ? joinSide(table, released.find((one) => one.id === id)?.pooled) : { blocks: [], open: undefined };
  };
  const [rows, columns] = [sideOf(row), sideOf(column)];
  const about = { row, column, rows: rows.blocks, columns: columns.blocks };
  const count = (some: Side['blocks'], others: Side['blocks']) =>
    some.map((codes) => others.map((block) => countPairs(pair, codes, block)));
  const isEnough = (counts: readonly (readonly number[])[]) =>
    counts.length > 1 && counts.flat().every((people) => people >= rules.crosstabCell);
  const both = count(rows.blocks, columns.blocks);
  // Both tables minus the crosstab tell what those answered who left the other question open.
  const alone = [...count(rows.blocks, [[leftOpen]]), ...count([[leftOpen]], columns.blocks)].flat();
  const tellsNone = alone.every((people) => people === 0) || alone.every((people) => people >= rules.cell);
  if (tellsNone && isEnough(both)) return { ...about, counts: both, open: null };
  const everybody = count(withOpen(rows), withOpen(columns));
  if (rows.open === undefined || columns.open === undefined || !isEnough(everybody)) {
    return { ...about, counts: null, open: null };
  }
  return { ...about, counts: everybody, open: { row: rows.open, column: columns.open } };
}

/**
 * The middle of a scale goes with its smaller end, and who left the question open with the answers
 * that most people gave: both as its own table tells. Of an anchor who is left out is not open.
 */
function joinSide({ codes, shape, fold, exact }: CountedTable, pooled: Release | undefined): Side {
  const halves = (at: number) => [codes.slice(0, at), codes.slice(at)];
  const asked = codes.map((code) => [code]);
  const [first, second] = fold ? [fold] : shape === 'scale' ? [halves(3), halves(2)] : [asked];
  const told = (blocks: Side['blocks']) => blocks.map((block) => toldIn(pooled, block) ?? -1);
  const smallest = (blocks: Side['blocks']) => Math.min(...told(blocks));
  const blocks = second && smallest(second) > smallest(first) ? second : first;
  const most = Math.max(...told(blocks));
  return { blocks, open: exact.length ? undefined : told(blocks).lastIndexOf(most) };
}

/** How many gave these answers, where a table tells it. */
function toldIn(release: Release | undefined, codes: readonly string[]): number | undefined {
  if (!isShown(release)) return undefined;
  const cells = release.cells.filter((cell) => cell.codes.some((code) => codes.includes(code)));
  const isWithin = cells.every((cell) => cell.codes.every((code) => codes.includes(code)));
  const counts = cells.flatMap(({ count }) => count ?? []);
  return isWithin && counts.length === cells.length ? counts.reduce((sum, one) => sum + one, 0) : undefined;
}

function withOpen({ blocks, open }: Side): Side['blocks'] {
  return blocks.map((codes, i) => (i === open ? [...codes, leftOpen] : codes));
}
