import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kruskalWallis } from '../../src/statistics/reference/kruskal-wallis.js';
import { chanceBeyond } from '../../src/statistics/divisions.js';
import { linearByLinear } from '../../src/statistics/linear-by-linear.js';
import { detectableSuperiority, mannWhitney, superiorityOf } from '../../src/statistics/mann-whitney.js';
import { scoreSum } from '../../src/statistics/score-sum.js';

const counts = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 });

/** Each person's category. */
function people(of: readonly number[]): number[] {
  return of.flatMap((count, category) => Array.from({ length: count }, () => category));
}

/** All ways to take `size` of them. */
function* choices(from: readonly number[], size: number): Generator<number[]> {
  const [first, ...rest] = from;
  if (size === 0) yield [];
  else if (first !== undefined) {
    for (const choice of choices(rest, size - 1)) yield [first, ...choice];
    yield* choices(rest, size);
  }
}

/** Twice U, pair by pair. */
function doubledU(x: readonly number[], y: readonly number[]): number {
  return x.flatMap((a) => y.map((b) => (a > b ? 2 : a === b ? 1 : 0) as number)).reduce((sum, n) => sum + n, 0);
}

describe('Mann–Whitney', () => {
  it('counts pairs, and ways to divide the answers, as one does by hand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
        fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }),
        (x, y) => {
          const [ofX, ofY] = [people(x), people(y)];
          const value = mannWhitney(x, y);
          if (!value) {
            expect(ofX.length * ofY.length).toBe(0);
            return;
          }
          expect(2 * value.u).toBe(doubledU(ofX, ofY));
          const everyone = [...ofX, ...ofY];
          const middle = ofX.length * ofY.length;
          // Against everyone, themselves included, who add the same for every choice.
          const fromMiddle = (choice: readonly number[]) =>
            Math.abs(doubledU(choice, everyone) - ofX.length ** 2 - middle);
          const all = [...choices(everyone, ofX.length)].map(fromMiddle);
          const further = all.filter((distance) => distance >= fromMiddle(ofX)).length;
          if (new Set(everyone).size > 1) expect(value.pExact).toBeCloseTo(further / all.length, 10);
          else expect(value.pExact).toBeUndefined();
        },
      ),
    );
  });

  it('turns over with the groups and with the scale', () => {
    fc.assert(
      fc.property(counts, counts, (x, y) => {
        const [value, swapped, reversed] = [
          mannWhitney(x, y),
          mannWhitney(y, x),
          mannWhitney(x.toReversed(), y.toReversed()),
        ];
        if (!value) return;
        for (const other of [swapped, reversed]) {
          expect(other?.delta).toBeCloseTo(-value.delta, 12);
          expect(other?.superiority).toBeCloseTo(1 - value.superiority, 12);
          for (const p of ['p', 'pUncorrected', 'pExact'] as const) {
            expect(other?.[p] === undefined).toBe(value[p] === undefined);
            expect(other?.[p] ?? 0).toBeCloseTo(value[p] ?? 0, 9);
            expect((value[p] ?? 0) >= 0 && (value[p] ?? 0) <= 1).toBe(true);
          }
        }
      }),
    );
  });

  it('cannot be computed of nobody, has no p when all agree, and no exact one for crowds', () => {
    expect(mannWhitney([0, 0], [1, 2])).toBeUndefined();
    expect(mannWhitney([0, 4], [0, 2])).toEqual({
      u: 4,
      superiority: 0.5,
      delta: 0,
      p: undefined,
      pUncorrected: undefined,
      pExact: undefined,
    });
    const crowd = mannWhitney([5, 10, 20, 15, 3], [100_000, 200_000, 300_000, 300_000, 100_000]);
    expect(crowd?.pExact).toBeUndefined();
    expect(crowd?.p).toBeCloseTo(0.5716732949193144, 12);
    expect(() => mannWhitney([1, 2], [1, 2, 3])).toThrow(RangeError);
  });
});

describe('Kruskal–Wallis', () => {
  it('of two groups is Mann–Whitney without correction', () => {
    fc.assert(
      fc.property(counts, counts, (x, y) => {
        expect(kruskalWallis([x, y])?.p ?? 0).toBeCloseTo(mannWhitney(x, y)?.pUncorrected ?? 0, 10);
      }),
    );
  });

  it('leaves out groups of nobody, and cannot be computed of one, or when all agree', () => {
    const [x, y] = [
      [1, 2, 3],
      [3, 2, 0],
    ];
    expect(kruskalWallis([x, [0, 0, 0], y])).toEqual(kruskalWallis([x, y]));
    expect([
      kruskalWallis([x]),
      kruskalWallis([]),
      kruskalWallis([
        [0, 3],
        [0, 4],
      ]),
    ]).toEqual(Array(3).fill(undefined));
  });
});

it('the chance of a summed score is the same division by division as score by score', () => {
  const groups = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(groups, fc.nat(100), fc.nat(100), (sizes, of, at) => {
      const scored = sizes.map((size, i) => ({ size, score: i * i + i }));
      const drawn = Math.max(1, Math.round((of / 100) * sizes.reduce((sum, size) => sum + size, 0)));
      const all = scoreSum(scored, drawn);
      const highest = sizes.length ** 2 * drawn;
      const [low, high] = [0.3 * (at / 100) * highest, 0.8 * (at / 100) * highest];
      const wanted = (all?.chances ?? []).reduce((sum, chance, i) => {
        const score = (all?.from ?? 0) + i;
        return score <= low || score >= high ? sum + chance : sum;
      }, 0);
      expect(chanceBeyond(scored, drawn, { low, high })).toBeCloseTo(wanted, 10);
    }),
  );
});

describe('a scale over three waves or more', () => {
  it('of two waves is Mann–Whitney without correction', () => {
    fc.assert(
      fc.property(counts, counts, (x, y) => {
        const tested = linearByLinear([
          { score: 2026, counts: x },
          { score: 2031, counts: y },
        ]);
        const wanted = mannWhitney(x, y)?.pUncorrected;
        if (wanted === undefined) expect(tested).toBeUndefined();
        else expect(tested?.p).toBeCloseTo(wanted, 10);
      }),
    );
  });

  it('rises with the scores and turns over with the scale', () => {
    const waves = [
      [10, 20, 20, 8],
      [4, 10, 20, 18],
      [2, 8, 20, 30],
    ];
    const scored = (listed: readonly number[][]) => listed.map((one, i) => ({ score: i, counts: one }));
    const rising = linearByLinear(scored(waves));
    const falling = linearByLinear(scored(waves.map((one) => one.toReversed())));
    expect(rising?.correlation).toBeGreaterThan(0);
    expect(falling?.correlation).toBeCloseTo(-(rising?.correlation ?? 0), 12);
    expect(falling?.p).toBeCloseTo(rising?.p ?? 0, 12);
  });
});

describe('the smallest detectable superiority', () => {
  it('is less with more people, and undefined where nothing can differ', () => {
    const few = detectableSuperiority([5, 10, 20, 15, 3], [5, 10, 20, 15, 3]) ?? 0;
    const many = detectableSuperiority([50, 100, 200, 150, 30], [50, 100, 200, 150, 30]) ?? 0;
    expect(few).toBeCloseTo(0.148, 2);
    expect(many).toBeCloseTo(few / Math.sqrt(10), 2);
    expect(detectableSuperiority([5, 0], [9, 0])).toBeUndefined();
    expect(superiorityOf([0, 0], [1, 2])).toBeUndefined();
  });
});
