import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { barnard } from '../../src/statistics/reference/barnard.js';
import { binomialTest } from '../../src/statistics/reference/binomial-test.js';
import { boschloo, boschlooCentral } from '../../src/statistics/reference/boschloo.js';
import { chiSquare, chiSquareYates } from '../../src/statistics/chi-square.js';
import { fisher, fisherMidP, fisherMidPCentral } from '../../src/statistics/fisher.js';
import { freemanHalton } from '../../src/statistics/freeman-halton.js';
import type { Group } from '../../src/statistics/group.js';
import { newcombe } from '../../src/statistics/newcombe.js';
import { conditionalOddsRatio } from '../../src/statistics/reference/odds-ratio.js';
import { everyGroup, group, others } from './groups.js';

const tests = { fisher, fisherMidP, fisherMidPCentral, boschloo, boschlooCentral, barnard, chiSquareYates };
const small = group(12);
const nobody: Group = { count: 0, base: 0 };

/** Binomial coefficients without rounding. */
function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

/** Fisher's p and mid-p in whole numbers, so that ties are ties. */
function inWholeNumbers(a: Group, b: Group): [p: number, midP: number] {
  const total = a.count + b.count;
  const ways = (k: number) => choose(a.base, k) * choose(b.base, total - k);
  let [less, same, all] = [0n, 0n, 0n];
  for (let k = Math.max(0, total - b.base); k <= Math.min(a.base, total); k++) {
    if (ways(k) < ways(a.count)) less += ways(k);
    if (ways(k) === ways(a.count)) same += ways(k);
    all += ways(k);
  }
  return [Number(less + same) / Number(all), Number(2n * less + same) / Number(2n * all)];
}

function table(a: Group, b: Group): number[][] {
  return [a, b].map(({ count, base }) => [count, base - count]);
}

describe.each(Object.entries(tests))('%s', (_, p) => {
  it('is a chance, whichever group comes first and whatever is counted', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const value = p(a, b);
        if (value === undefined) return;
        expect(value >= 0 && value <= 1).toBe(true);
        expect(p(b, a)).toBeCloseTo(value, 9);
        expect(p(others(a), others(b))).toBeCloseTo(value, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is a number or undefined for every small pair of groups', () => {
    for (let n = 0; n <= 4; n++) {
      for (let m = 0; m <= 4; m++) {
        for (const a of everyGroup(n)) {
          for (const b of everyGroup(m)) {
            const value = p(a, b);
            expect(value === undefined ? n * m === 0 || p === chiSquareYates : Number.isFinite(value)).toBe(true);
          }
        }
      }
    }
  });

  it('refuses groups that cannot be', () => {
    for (const wrong of [
      { count: 3, base: 2 },
      { count: -1, base: 2 },
      { count: 0.5, base: 2 },
      { count: NaN, base: 2 },
    ]) {
      expect(() => p(wrong, { count: 1, base: 2 })).toThrow(RangeError);
      expect(() => p({ count: 1, base: 2 }, wrong)).toThrow(RangeError);
    }
    expect(p(nobody, { count: 1, base: 2 })).toBeUndefined();
  });
});

describe('Fisher’s test', () => {
  it('is exact, ties included', () => {
    let furthest = 0;
    for (const [n, m] of [
      [10, 10],
      [9, 14],
      [27, 27],
    ] as const) {
      for (const a of everyGroup(n)) {
        for (const b of everyGroup(m)) {
          const [p, midP] = inWholeNumbers(a, b);
          furthest = Math.max(furthest, Math.abs((fisher(a, b) ?? 9) - p), Math.abs((fisherMidP(a, b) ?? 9) - midP));
        }
      }
    }
    expect(furthest).toBeLessThan(1e-14);
  });

  it('falls on the way out from what is likeliest', () => {
    fc.assert(
      fc.property(group(80), group(300), (a, b) => {
        const total = a.count + b.count;
        const low = Math.max(0, total - b.base);
        const counts = Array.from({ length: Math.min(a.base, total) - low + 1 }, (_, i) => low + i);
        const ps = counts.map((count) => fisherMidP({ ...a, count }, { ...b, count: total - count }) ?? NaN);
        const mode = ps.indexOf(Math.max(...ps));
        ps.forEach((p, i) => i > 0 && expect(i <= mode ? p >= (ps[i - 1] ?? 0) : p <= (ps[i - 1] ?? 0)).toBe(true));
      }),
    );
  });

  it('of a million people and of fifty is right, and takes no time', () => {
    const [now, then] = [
      { count: 480_000, base: 1_000_000 },
      { count: 37, base: 53 },
    ];
    const started = performance.now();
    const p = fisherMidP(now, then);
    expect(performance.now() - started).toBeLessThan(50);
    // Against a share that is known: as good as the same.
    const oneTail = binomialTest(then, 0.48) ?? NaN;
    expect(p).toBeCloseTo(0.0011346267389910787, 12);
    expect(Math.abs((fisher(now, then) ?? NaN) / oneTail - 1)).toBeLessThan(0.001);
  });

  it('of two groups of half a million agrees with the chi-square', () => {
    const [a, b] = [
      { count: 240_100, base: 500_000 },
      { count: 239_500, base: 500_000 },
    ];
    expect(fisherMidP(a, b)).toBeCloseTo(chiSquare(table(a, b))?.p ?? NaN, 5);
  });
});

describe('the other tests of two groups', () => {
  it('are in the order that theory gives', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const [p = NaN, midP = NaN] = [fisher(a, b), fisherMidP(a, b)];
        expect(midP).toBeLessThanOrEqual(p);
        expect(boschloo(a, b)).toBeLessThanOrEqual(p + 1e-12);
        expect(freemanHalton(table(a, b)).p ?? p).toBeCloseTo(p, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('have no exact answer for crowds, where they would take too long', () => {
    const crowd = { count: 400, base: 2000 };
    expect([boschloo(crowd, crowd), boschlooCentral(crowd, crowd), barnard(crowd, crowd)]).toEqual(
      Array(3).fill(undefined),
    );
  });

  // SciPy 1.17.1 gives 0.20065 here: it loses a tied table. In fractions, over 200,001 shares, it is this.
  test('Barnard’s test keeps tied tables', () => {
    expect(barnard({ count: 6, base: 18 }, { count: 6, base: 10 })).toBeCloseTo(0.22021397384836616, 10);
  });

  it('give odds that turn over with the groups', () => {
    const [a, b] = [
      { count: 36, base: 52 },
      { count: 22, base: 46 },
    ];
    // R 4.2.2, fisher.test; the maximum itself is 2.4313623848 (SciPy 1.17.1, contingency.odds_ratio)
    expect(conditionalOddsRatio(a, b)).toBeCloseTo(2.43136326749121, 11);
    expect(conditionalOddsRatio({ count: 6, base: 27 }, { count: 16, base: 40 })).toBeCloseTo(0.43393817929818, 11);
    expect(1 / Number(conditionalOddsRatio(b, a))).toBeCloseTo(2.43136, 3);
    expect(conditionalOddsRatio(a, a)).toBe(1);
    expect(conditionalOddsRatio(a, others({ count: 0, base: 5 }))).toBe(0);
    expect(conditionalOddsRatio(a, { count: 0, base: 5 })).toBe('Infinity');
    expect(conditionalOddsRatio({ count: 0, base: 9 }, { count: 0, base: 5 })).toBeUndefined();
    expect(conditionalOddsRatio({ count: 4e5, base: 1e6 }, { count: 3e5, base: 1e6 })).toBeUndefined();
  });
});

describe('Newcombe’s interval', () => {
  it('holds the difference, stays within −1 and 1, turns over, and rises', () => {
    fc.assert(
      fc.property(group(60), group(100_000), (a, b) => {
        const { difference, low, high } = newcombe(a, b) ?? { difference: NaN, low: NaN, high: NaN };
        expect(low >= -1 && low <= difference + 1e-12 && difference <= high + 1e-12 && high <= 1).toBe(true);
        const turned = newcombe(b, a);
        expect(turned?.low).toBeCloseTo(-high, 12);
        expect(newcombe(others(a), others(b))?.high).toBeCloseTo(-low, 12);
        const more = newcombe({ ...a, count: Math.min(a.base, a.count + 1) }, b);
        expect((more?.low ?? NaN) >= low - 1e-12 && (more?.high ?? NaN) >= high - 1e-12).toBe(true);
        expect(newcombe(a, b, 0.5)?.low).toBeGreaterThanOrEqual(low);
      }),
    );
    expect(newcombe(nobody, { count: 1, base: 2 })).toBeUndefined();
  });
});

describe('larger tables', () => {
  it('do not count rows and columns of nobody', () => {
    const full = [
      [3, 1, 4],
      [1, 5, 2],
    ];
    const empty = [
      [3, 0, 1, 4],
      [0, 0, 0, 0],
      [1, 0, 5, 2],
    ];
    expect(chiSquare(empty)).toEqual(chiSquare(full));
    expect(freemanHalton(empty)).toEqual(freemanHalton(full));
  });

  it('keep their p when turned over or shuffled', () => {
    const cells = fc.array(fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(cells, (given) => {
        const turned = [0, 1, 2].map((j) => given.map((row) => row[j] ?? 0)).reverse();
        const [p, q] = [freemanHalton(given).p, freemanHalton(turned).p];
        expect(q === undefined).toBe(p === undefined);
        expect(q ?? 0).toBeCloseTo(p ?? 0, 9);
        expect(chiSquare(turned)?.p ?? 0).toBeCloseTo(chiSquare(given)?.p ?? 0, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('say why there is no exact p', () => {
    expect(
      freemanHalton([
        [1, 2],
        [0, 0],
      ]),
    ).toEqual({ p: undefined, reason: 'nothing-to-compare' });
    const wide = [5, 3, 9].map((n) => Array.from({ length: 9 }, (_, j) => n + j));
    expect(freemanHalton(wide)).toEqual({ p: undefined, reason: 'too-many-tables' });
    expect(chiSquare(wide)?.df).toBe(16);
    // R 4.2.2
    const three = [
      [8, 9, 6, 5],
      [9, 7, 6, 9],
      [7, 1, 8, 8],
    ];
    expect(freemanHalton(three).p).toBeCloseTo(0.233559326707742, 10);
    expect(
      freemanHalton([
        [12, 9, 4],
        [500_000, 300_000, 100_000],
      ]).p,
    ).toBeCloseTo(0.568, 3);
  });

  it('are rectangles of whole numbers', () => {
    expect(() => chiSquare([[1, 2], [3]])).toThrow(RangeError);
    expect(() =>
      freemanHalton([
        [1, 2.5],
        [3, 4],
      ]),
    ).toThrow(RangeError);
    expect(chiSquare([])).toBeUndefined();
  });
});

test('a share that is known is compared as R’s binom.test does', () => {
  expect(binomialTest({ count: 30, base: 62 }, 0.7)).toBeCloseTo(0.000425516320048673, 12);
  expect([binomialTest({ count: 0, base: 9 }, 0), binomialTest({ count: 1, base: 9 }, 0)]).toEqual([1, 0]);
  expect(binomialTest(nobody, 0.5)).toBeUndefined();
  expect(() => binomialTest({ count: 1, base: 9 }, 1.1)).toThrow(RangeError);
});
