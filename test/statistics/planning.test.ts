import { describe, expect, it, test } from 'vitest';
import { draw, randomFrom } from '../../src/questionnaire/random.js';
import { detectableShift } from '../../src/statistics/detectable-shift.js';
import { mannWhitney } from '../../src/statistics/mann-whitney.js';
import { midPRegion } from '../../src/statistics/mid-p-region.js';
import { midPPower, powerArcsine, powerEqualGroups, powerNormal } from '../../src/statistics/power.js';
import { binomialCumulative, chanceOfRegion } from '../../src/statistics/region.js';
import { sampleSizeForMargin, sampleSizePerGroup } from '../../src/statistics/reference/sample-size.js';
import { chanceBand } from '../../src/statistics/chance-band.js';
import { fisherMidP } from '../../src/statistics/fisher.js';
import { detectableBeyond, detectableChanges, smallestDetectable } from '../../src/statistics/smallest-detectable.js';
import { sum } from '../../src/statistics/table.js';

describe('the smallest detectable change', () => {
  // Enumeration in R 4.2.2; the last rows are where 2015's base ends it, whatever the next wave asks.
  test.each([
    [0.7, 53, 53, 0.28, 0.22, 'exact'],
    [0.7, 53, 100, 0.24, 0.19, 'exact'],
    [0.7, 53, 1000, 0.2, 0.16, 'exact'],
    [0.2, 27, 27, undefined, 0.38, 'exact'],
    [0.2, 27, 60, 0.18, 0.31, 'exact'],
    [0.2, 27, 100, 0.17, 0.29, 'exact'],
    [0.7, 53, 1_000_000, 0.2, 0.16, 'larger-group-normal'],
    [0.3, 500_000, 1_000_000, 0.01, 0.01, 'normal'],
  ])('from %d, of %i and %i people', (p, baseThen, baseNow, down, up, method) => {
    expect(smallestDetectable({ p, baseThen, baseNow })).toEqual({ down, up, method });
  });

  it('is no harder to find once it is larger', () => {
    for (const bases of [
      [53, 53],
      [27, 60],
      [88, 53],
    ] as const) {
      const { power } = midPPower(bases);
      for (let p = 0; p <= 20; p++) {
        const found = Array.from({ length: 101 }, (_, q) => power(p / 20, q / 100) >= 0.8);
        const from = p * 5;
        expect(found.slice(from).includes(true) ? found.slice(found.indexOf(true, from)) : []).not.toContain(false);
        expect(found.slice(0, from).includes(true) ? found.slice(0, found.lastIndexOf(true, from)) : []).not.toContain(
          false,
        );
      }
    }
  });

  it('from a share that is given is what leaves the band of chance in four of five studies', () => {
    const band = { low: 26, high: 48 };
    const changes = detectableBeyond(band, { base: 54, p: 0.7 });
    expect(changes).toMatchObject({ down: expect.any(Number), up: expect.any(Number), method: 'exact' });
    const below = (share: number) => binomialCumulative(54, share)(band.low - 1);
    const down = changes.down ?? 0;
    expect(below(0.7 - down)).toBeGreaterThanOrEqual(0.8);
    expect(below(0.7 - down + 0.01)).toBeLessThan(0.8);
    expect(detectableBeyond({ low: 0, high: 54 }, { base: 54, p: 0.7 })).toMatchObject({
      down: undefined,
      up: undefined,
    });
  });

  it('can reach 0% and 100%, and no further', () => {
    const changes = detectableChanges({ baseThen: 60, baseNow: 60 });
    expect(changes?.(0)).toMatchObject({ down: undefined, up: expect.any(Number) });
    expect(changes?.(1)).toMatchObject({ down: expect.any(Number), up: undefined });
    expect(changes?.(0.13)).toMatchObject({ down: 0.13 });
    expect(smallestDetectable({ p: 0.5, baseThen: 2, baseNow: 2 })).toMatchObject({ down: undefined, up: undefined });
  });

  it('cannot be computed for nobody, and not from a share that cannot be', () => {
    expect(smallestDetectable({ p: 0.5, baseThen: 0, baseNow: 5 })).toBeUndefined();
    expect(() => smallestDetectable({ p: 1.5, baseThen: 5, baseNow: 5 })).toThrow(RangeError);
  });

  // The targets on a quiet machine, in milliseconds; tests share theirs, so the best of several tries counts.
  test.for([
    [53, 100, 20],
    [53, 1000, 150],
    [53, 1_000_000, 20],
  ] as const)('of %i and %i people takes less than %i ms', async ([baseThen, baseNow, most], { annotate }) => {
    const times = Array.from({ length: 15 }, () => {
      const started = performance.now();
      smallestDetectable({ p: 0.7, baseThen, baseNow });
      return performance.now() - started;
    });
    const best = Math.min(...times);
    await annotate(`${baseThen} and ${baseNow} people: ${best.toFixed(1)} ms`);
    expect(best).toBeLessThan(3 * most);
  });
});

describe('the smallest shift of a scale', () => {
  const then = [4, 9, 14, 17, 9];
  const upper = (shares: readonly number[] | undefined) => (shares?.[3] ?? NaN) + (shares?.[4] ?? NaN);

  it('is found in four of five pairs of waves, by the test that judges them', () => {
    const random = randomFrom('shift');
    const drawn = (shares: readonly number[], people: number) => {
      const counts = shares.map(() => 0);
      for (let i = 0; i < people; i++) {
        const point = draw(random, shares);
        counts[point] = (counts[point] ?? 0) + 1;
      }
      return counts;
    };
    const { down, up } = detectableShift(then, { base: 80 });
    for (const shift of [down, up]) {
      let found = 0;
      for (let i = 0; i < 1000; i++) {
        const before = drawn(
          then.map((n) => n / 53),
          53,
        );
        if ((mannWhitney(drawn(shift ?? [], 80), before)?.pUncorrected ?? 1) < 0.05) found++;
      }
      // The normal curve is not exact, and a thousand runs are off by 0.025 (95%).
      expect(Math.abs(found / 1000 - 0.8)).toBeLessThan(0.05);
    }
  });

  it('goes both ways, less far with more people, further among many tests', () => {
    const few = detectableShift(then, { base: 40 });
    const many = detectableShift(then, { base: 400 });
    const among = detectableShift(then, { base: 400, alpha: 0.05 / 8 });
    expect(upper(few.down)).toBeLessThan(upper(many.down));
    expect(upper(many.down)).toBeLessThan(26 / 53);
    expect(upper(many.up)).toBeGreaterThan(26 / 53);
    expect(upper(among.up)).toBeGreaterThan(upper(many.up));
    expect(sum(few.up ?? [])).toBeCloseTo(1, 12);
  });

  it('is none from where nobody can go further, and refuses nobody', () => {
    expect(detectableShift([0, 0, 0, 0, 30], { base: 80 })).toEqual({ down: undefined, up: undefined });
    expect(detectableShift([0, 0, 0, 2, 28], { base: 20 }).up).toBeUndefined();
    expect(() => detectableShift([0, 0], { base: 5 })).toThrow(RangeError);
  });
});

describe('power', () => {
  it('knows the gaps that the rejected tables have', () => {
    expect(midPRegion([27, 400], 0.05)[1]).toEqual([
      { first: 0, last: 0 },
      { first: 70, last: 74 },
      { first: 77, last: 400 },
    ]);
  });

  it('with a crowd is near that by every table', () => {
    for (const [first, second] of [
      [53, 4000],
      [27, 8000],
      [150, 4000],
    ] as const) {
      const region = midPRegion([first, second], 0.05);
      const { method, power } = midPPower([first, second]);
      expect(method).toBe('larger-group-normal');
      for (const p of [0.05, 0.2, 0.7]) {
        for (let q = 0.025; q < 1; q += 0.05) {
          const exact = chanceOfRegion(region, p, binomialCumulative(second, q));
          expect(Math.abs(power(p, q) - exact)).toBeLessThan(0.002);
        }
      }
    }
  });

  it('is the level when there is no difference, and one when everything differs', () => {
    for (const bases of [
      [53, 62],
      [53, 1_000_000],
      [5000, 9000],
    ] as const) {
      const { power } = midPPower(bases);
      expect(power(0.4, 0.4)).toBeGreaterThan(0.03);
      expect(power(0.4, 0.4)).toBeLessThan(0.056);
      expect(power(0, 1)).toBeCloseTo(1, 12);
      expect(power(0, 0)).toBeCloseTo(0, 12);
    }
  });

  it('does not depend on which wave came first, or on what is counted', () => {
    const [one, other] = [midPPower([53, 100]), midPPower([100, 53])];
    expect(other.power(0.5, 0.7)).toBeCloseTo(one.power(0.7, 0.5), 12);
    expect(one.power(0.3, 0.5)).toBeCloseTo(one.power(0.7, 0.5), 12);
  });

  it('by formula is near the exact one', () => {
    const exact = midPPower([200, 300]).power(0.5, 0.6);
    for (const by of [powerNormal, powerArcsine]) expect(by(0.5, 0.6, [200, 300])).toBeCloseTo(exact, 1);
    expect(powerEqualGroups(0.5, 0.6, 300)).toBeCloseTo(powerNormal(0.5, 0.6, [300, 300]), 3);
    expect([powerNormal(0, 0, [5, 5]), powerEqualGroups(0, 0, 5), powerEqualGroups(0, 1, 50)]).toEqual([0, 0, 1]);
  });

  it('is worked out by a method that fits the bases', () => {
    const methods = [
      [53, 3700],
      [440, 440],
      [53, 3800],
      [200, 1100],
      [201, 1100],
    ] as const;
    expect(methods.map((bases) => midPPower(bases).method)).toEqual([
      'exact',
      'exact',
      'larger-group-normal',
      'larger-group-normal',
      'normal',
    ]);
    for (const q of [0.5, 0.55, 0.6, 0.8]) {
      expect(Math.abs(midPPower([200, 1100]).power(0.7, q) - midPPower([201, 1100]).power(0.7, q))).toBeLessThan(0.015);
    }
  });
});

test('a sample must be so large', () => {
  expect(Math.ceil(sampleSizeForMargin(0.5, 0.05, 200).finite)).toBe(132);
  expect(sampleSizeForMargin(0.5, 0.05).finite).toBe(sampleSizeForMargin(0.5, 0.05).endless);
  const size = sampleSizePerGroup(0.7, 0.5) ?? NaN;
  expect(powerEqualGroups(0.7, 0.5, size)).toBeCloseTo(0.8, 10);
  expect(sampleSizePerGroup(0.5, 0.5)).toBeUndefined();
});

test.each([
  [27, 27],
  [27, 40],
  [53, 53],
  [55, 88],
])('the band of chance of %i and %i people holds what the test does not call different', (baseThen, base) => {
  for (let count = 0; count <= baseThen; count++) {
    const then = { count, base: baseThen };
    const band = chanceBand(then, base);
    const within = Array.from({ length: base + 1 }, (_, i) => (fisherMidP({ count: i, base }, then) ?? 0) >= 0.05);
    expect(band).toEqual({ low: within.indexOf(true), high: within.lastIndexOf(true) });
  }
  expect(chanceBand({ count: 0, base: 0 }, base)).toBeUndefined();
});
