import { describe, expect, it } from 'vitest';
import { findInCrosstab } from '../../../src/publication/disclosure/audit-crosstab.js';
import { leftOpen, type CountedGroup, type CountedPair } from '../../../src/publication/disclosure/counted.js';
import { gateGroup } from '../../../src/publication/disclosure/gate.js';
import type { CrosstabRelease, GroupRelease } from '../../../src/publication/disclosure/released.js';
import { openSolver } from '../../../src/publication/disclosure/solver.js';

const rules = { base: 10, cell: 3, anchorBase: 20, crosstabCell: 5 };
const findRange = await openSolver();
const bureaus = ['a', 'b', 'c', 'd'];
const points = ['1', '2', '3', '4', '5'];

/** How many gave each pair of answers, who left one open last, of each bureau: a group of two scales. */
function groupOf(people: Readonly<Record<string, readonly (readonly number[])[]>>): CountedGroup {
  const codes = [...points, leftOpen];
  const rows = Object.fromEntries(
    Object.entries(people).map(([bureau, counts]) => [
      bureau,
      Object.fromEntries(
        codes.map((code, i) => [code, Object.fromEntries(codes.map((other, j) => [other, counts[i]?.[j] ?? 0]))]),
      ),
    ]),
  );
  const pair: CountedPair = { row: 'R', column: 'C', rows };
  const tableOf = (id: string, countOf: (own: CountedPair['rows'][string], code: string) => number) => ({
    ...{ id, shape: 'scale' as const, codes: points, fold: undefined, sensitive: false, exact: [], leftOut: [] },
    ...{ missing: [], partial: false, exclusive: [], chosenFrom: undefined, most: undefined, union: undefined },
    rows: Object.fromEntries(
      bureaus.map((bureau) => {
        const counts = Object.fromEntries(points.map((code) => [code, countOf(rows[bureau] ?? {}, code)]));
        return [bureau, { base: total(Object.values(counts)), counts }];
      }),
    ),
  });
  return {
    group: 'g',
    n: Object.fromEntries(bureaus.map((bureau) => [bureau, total((people[bureau] ?? []).flat())])),
    tables: [
      tableOf('R', (own, code) => total(Object.values(own[code] ?? {}))),
      tableOf('C', (own, code) => total(Object.values(own).map((counts) => counts[code] ?? 0))),
    ],
    routes: [],
    pairs: [pair],
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, one) => sum + one, 0);
}

/** The same answers in each bureau. */
function alike(counts: readonly (readonly number[])[]): CountedGroup {
  return groupOf(Object.fromEntries(bureaus.map((bureau) => [bureau, counts])));
}

function crosstabOf(counted: CountedGroup): CrosstabRelease | undefined {
  return gateGroup({ rules, counted }, { same: [], earlier: [] }, findRange).release.crosstabs[0];
}

describe('a crosstab that partners see', () => {
  it.each([
    [
      'counts who answered both, where all did',
      alike([[], [1, 0, 0, 1], [1, 0, 0, 2], [1, 0, 0, 2], [1, 0, 0, 2]]),
      {
        counts: [
          [8, 12],
          [8, 16],
        ],
        open: null,
      },
    ],
    [
      'has the middle of a scale go with the smaller end',
      alike([[], [2, 0, 0, 2], [2, 0, 0, 2], [], [3, 0, 0, 2]]),
      {
        rows: [
          ['1', '2', '3'],
          ['4', '5'],
        ],
        columns: [
          ['1', '2', '3'],
          ['4', '5'],
        ],
      },
    ],
    [
      'joins it with the higher end where that is smaller',
      alike([[], [3, 0, 0, 2], [1, 0, 0, 1], [1, 0, 0, 1], []]),
      {
        rows: [
          ['1', '2'],
          ['3', '4', '5'],
        ],
      },
    ],
    [
      'counts who left a question open with the answers of most people, where they are few',
      groupOf({
        ...Object.fromEntries(['b', 'c', 'd'].map((bureau) => [bureau, [[], [2, 0, 0, 3], [], [3, 0, 0, 4], []]])),
        a: [[], [2, 0, 0, 3], [], [3, 0, 0, 4, 0, 1], []],
      }),
      {
        counts: [
          [8, 12],
          [12, 17],
        ],
        open: { row: 1, column: 1 },
      },
    ],
    [
      'is not there where a number is under five',
      alike([[], [1, 0, 0, 3], [], [3, 0, 0, 4], []]),
      { counts: null, open: null },
    ],
  ])('%s', (_words, counted, expected) => {
    expect(crosstabOf(counted)).toMatchObject(expected);
  });

  it('is not there where a bureau would see more of all others than in both tables', () => {
    const others = [[], [0, 0, 0, 4], [], [3, 0, 0, 2], []];
    const counted = groupOf({
      a: [[], [4], [], [3, 0, 0, 3], []],
      b: [[], [1, 0, 0, 4], [], [3, 0, 0, 2], []],
      c: others,
      d: others,
    });
    expect(crosstabOf(counted)?.counts).toBeNull();
  });
});

describe('the auditor of crosstabs', () => {
  const counted = groupOf({
    ...Object.fromEntries(['b', 'c', 'd'].map((bureau) => [bureau, [[], [2, 0, 0, 3], [], [3, 0, 0, 4], []]])),
    a: [[], [2, 0, 0, 3], [], [3, 0, 0, 4, 0, 1], []],
  });
  const [pair] = counted.pairs;
  const { release } = gateGroup({ rules, counted }, { same: [], earlier: [] }, findRange);
  const withCounts = (counts: readonly (readonly number[])[]): GroupRelease => ({
    ...release,
    crosstabs: release.crosstabs.map((one) => ({ ...one, counts, open: null })),
  });
  const find = (releases: readonly GroupRelease[]) =>
    pair
      ? findInCrosstab({ rules, counted, releases, earlier: [] }, { viewer: [], pair }, findRange).map(
          ({ codes, of, low, high }) => `${codes.join()} of ${of}: ${low} to ${high}`,
        )
      : [];

  it('finds nothing in what the gate releases', () => {
    expect(find([release])).toEqual([]);
  });

  it('finds what somebody answered who left the other question open', () => {
    expect(
      find([
        withCounts([
          [8, 12],
          [12, 16],
        ]),
      ]),
    ).toContain('4,5, of all: 1 to 1');
  });

  it('finds it in two forms of one crosstab that are published together', () => {
    expect(
      find([
        release,
        withCounts([
          [8, 12],
          [12, 16],
        ]),
      ]),
    ).not.toEqual([]);
  });
});
