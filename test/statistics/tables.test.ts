import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../src/questionnaire/random.js';
import { adjustedResiduals } from '../../src/statistics/adjusted-residuals.js';
import { chiSquare } from '../../src/statistics/chi-square.js';
import { concordance, kendallTau } from '../../src/statistics/concordance.js';
import { hypergeometric } from '../../src/statistics/distribution.js';
import { freemanHalton } from '../../src/statistics/freeman-halton.js';
import { mannWhitney } from '../../src/statistics/mann-whitney.js';
import { simulatedFreemanHalton, simulatedKendall } from '../../src/statistics/monte-carlo.js';
import { tableDrawer } from '../../src/statistics/random-table.js';
import { sum } from '../../src/statistics/table.js';

const cell = fc.integer({ min: 0, max: 8 });
const tableOf = (rows: number, columns: number) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) => tableOf(rows, columns));

function turned(table: readonly (readonly number[])[]): number[][] {
  return (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0));
}

describe('a table drawn at random', () => {
  it('has the totals that were asked for', () => {
    fc.assert(
      fc.property(anyTable, fc.string(), (table, seed) => {
        const [rows, columns] = [table.map(sum), turned(table).map(sum)];
        const draw = tableDrawer(rows, columns, randomFrom(seed));
        for (let i = 0; i < 5; i++) {
          const cells = [...draw()];
          const found = rows.map((_, i) => cells.slice(i * columns.length, (i + 1) * columns.length));
          expect(found.map(sum)).toEqual(rows);
          expect(turned(found).map(sum)).toEqual(columns);
          expect(cells.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
        }
      }),
    );
  });

  it('has each cell as often as the hypergeometric distribution says', () => {
    const draw = tableDrawer([12, 9, 14], [10, 20, 5], randomFrom('seed'));
    const often = Array.from({ length: 9 }, () => new Map<number, number>());
    const draws = 40_000;
    for (let i = 0; i < draws; i++) for (const [at, n] of draw().entries()) count(often[at], n);
    const far = [12, 9, 14].flatMap((row, i) =>
      [10, 20, 5].flatMap((column, j) => {
        const { from, chances } = hypergeometric(column, 35 - column, row);
        return chances.map((chance, k) => {
          const seen = (often[3 * i + j]?.get(from + k) ?? 0) / draws;
          return Math.abs(seen - chance) / Math.sqrt((chance * (1 - chance)) / draws + 1e-9);
        });
      }),
    );
    expect(Math.max(...far)).toBeLessThan(4.5);
  });

  it('of a million people takes no time to speak of', () => {
    const draw = tableDrawer([400_000, 350_000, 250_000], [300_000, 700_000], randomFrom('seed'));
    const started = performance.now();
    for (let i = 0; i < 500; i++) expect(sum([...draw()])).toBe(1_000_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

function count(often: Map<number, number> | undefined, n: number): void {
  often?.set(n, (often.get(n) ?? 0) + 1);
}

/** Tables drawn from one population, and from two that differ. */
function someTables(): number[][][] {
  const random = randomFrom('some tables');
  return Array.from({ length: 60 }, (_, i) => {
    const [rows, columns] = [2 + (i % 3), 2 + (i % 2)];
    return Array.from({ length: rows }, (_, a) =>
      Array.from({ length: columns }, (_, b) => Math.floor(random() * (a === b && i % 4 === 0 ? 14 : 7))),
    );
  });
}

describe('the exact test by drawing', () => {
  it('gives, within its interval, what counting every table gives', () => {
    const off = someTables().flatMap((table) => {
      const [{ p }, found] = [freemanHalton(table), simulatedFreemanHalton(table, 20_000)];
      if (p === undefined || !found) return [];
      return [{ z: (found.p - p) / Math.sqrt((p * (1 - p)) / 20_000 + 1e-8), inside: contains(found.interval, p) }];
    });
    expect(off.length).toBeGreaterThan(50);
    expect(Math.max(...off.map(({ z }) => Math.abs(z)))).toBeLessThan(4);
    expect(off.filter(({ inside }) => !inside).length).toBeLessThanOrEqual(3);
  });

  it('gives the same p for the same table, turned as well, and says how many were drawn', () => {
    const table = [
      [6, 2, 1],
      [3, 4, 2],
      [0, 3, 7],
    ];
    for (const test of [simulatedFreemanHalton, simulatedKendall]) {
      const found = test(table, 2000);
      expect(test(table, 2000)).toEqual(found);
      expect(test(turned(table), 2000)).toEqual(found);
      expect(test([...table, [0, 0, 0]], 2000)).toEqual(found);
      expect(found).toMatchObject({ tables: 2000, p: expect.closeTo(0.01, 1) });
    }
  });

  it('never gives 0, and has an answer where counting gives up', () => {
    const apart = Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (_, j) => (i === j ? 20 : 0)));
    expect(freemanHalton(apart.map((row) => row.map((n) => n + 4)))).toMatchObject({ reason: 'too-many-tables' });
    expect(simulatedFreemanHalton(apart, 1000)?.p).toBe(1 / 1001);
  });

  it('has nothing to say of one row, of nobody, of a crowd, and refuses what is no table', () => {
    for (const test of [simulatedFreemanHalton, simulatedKendall]) {
      expect([test([[1, 2]]), test([[0, 0], [0, 0]]), test([[1], [2]])]).toEqual([undefined, undefined, undefined]); // prettier-ignore
      expect(test([[1_000_000_000, 2], [3, 1_000_000_000]])).toBeUndefined(); // prettier-ignore
      expect(() => test([[1, 2], [1]])).toThrow(RangeError);
    }
  });
});

function contains({ low, high }: { low: number; high: number }, p: number): boolean {
  return low <= p && p <= high;
}

describe('the test of order', () => {
  it('with two rows is the exact Mann–Whitney test', () => {
    for (const [x, y] of [
      [
        [5, 8, 3, 2, 1],
        [1, 3, 6, 7, 4],
      ],
      [
        [4, 4, 4, 4, 4],
        [3, 6, 4, 2, 5],
      ],
      [
        [0, 2, 9, 12, 4],
        [3, 7, 8, 5, 1],
      ],
    ] as const) {
      const p = mannWhitney(x, y)?.pExact ?? NaN;
      expect(contains(simulatedKendall([x, y])?.interval ?? { low: 0, high: 0 }, p)).toBe(true);
    }
  });

  it('counts every pair of people', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const people = table.flatMap((row, i) =>
          row.flatMap((n, j) => Array.from({ length: n }, () => [i, j] as const)),
        );
        let pairs = 0;
        for (const [a, b] of people) for (const [i, j] of people) pairs += Math.sign(a - i) * Math.sign(b - j);
        expect(2 * concordance(table.flat(), table[0]?.length ?? 0)).toBe(pairs);
      }),
      { numRuns: 50 },
    );
  });

  it('has a tau from −1 to 1, which changes sign when one side is reversed', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const tau = kendallTau(table);
        if (tau === undefined) return;
        expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
        expect(kendallTau(table.toReversed())).toBeCloseTo(-tau, 12);
        expect(kendallTau(turned(table))).toBeCloseTo(tau, 12);
      }),
    );
    expect(kendallTau([[3, 0, 0], [0, 4, 0], [0, 0, 5]])).toBeCloseTo(1, 12); // prettier-ignore
  });
});

describe('an adjusted residual', () => {
  it('of two by two is the root of the chi-square, in each cell', () => {
    fc.assert(
      fc.property(tableOf(2, 2), (table) => {
        const value = chiSquare(table)?.chiSquare;
        for (const residual of adjustedResiduals(table).flat()) {
          if (value === undefined) expect(residual).toBeUndefined();
          else expect((residual ?? NaN) ** 2).toBeCloseTo(value, 8);
        }
      }),
    );
  });

  it('is not known of an empty row or column, and of one that holds everyone', () => {
    expect(adjustedResiduals([[2, 0], [1, 0]]).flat()).toEqual([undefined, undefined, undefined, undefined]); // prettier-ignore
  });
});
