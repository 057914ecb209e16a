import { describe, expect, it, test } from 'vitest';
import { wilsonFinite } from '../../src/statistics/finite-population.js';
import { wilson } from '../../src/statistics/wilson.js';

describe('Wilson’s interval', () => {
  // prop.test(correct = FALSE)$conf.int of R 4.2.2
  test.each([
    [37, 53, 0.564631673311499, 0.804816972724211],
    [6, 27, 0.1060723945236, 0.407569288666326],
    [0, 27, 0, 0.124555029741867],
    [53, 88, 0.497807300428647, 0.698182617753535],
  ])('of %i out of %i is that of R', (count, base, low, high) => {
    const interval = wilson(count, base);
    expect(interval?.low).toBeCloseTo(low, 9);
    expect(interval?.high).toBeCloseTo(high, 9);
  });

  it('is that of R at 90% too', () => {
    expect(wilson(37, 53, 1.6448536269514722)?.low).toBeCloseTo(0.586861958796826, 9);
  });

  it('holds the proportion, mirrors, and cannot be computed of nobody', () => {
    for (let count = 0; count <= 27; count++) {
      const { low, high } = wilson(count, 27) ?? { low: 1, high: 0 };
      const mirrored = wilson(27 - count, 27);
      expect(low).toBeLessThanOrEqual(count / 27);
      expect(high).toBeGreaterThanOrEqual(count / 27);
      expect(mirrored?.low).toBeCloseTo(1 - high, 12);
    }
    expect(wilson(0, 0)).toBeUndefined();
  });
});

describe('Wilson’s interval with a finite population', () => {
  it('is narrower the more of the population answered, and the point itself when all did', () => {
    const widths = [1e9, 104, 70, 62].map((population) => {
      const { low, high } = wilsonFinite(30, 62, population) ?? { low: 0, high: 9 };
      return high - low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths.at(-1)).toBe(0);
    expect(wilsonFinite(30, 62, 1e12)?.low).toBeCloseTo(wilson(30, 62)?.low ?? 0, 9);
  });

  it('is Wilson’s with n(N−1)/(N−n) people, ends at 0 and 1 where nobody or everybody said so, and is nothing of nobody', () => {
    const effective = (62 * 103) / 42;
    expect(wilsonFinite(30, 62, 104)).toEqual(wilson((30 / 62) * effective, effective));
    expect(wilsonFinite(0, 62, 104)?.low).toBe(0);
    expect(wilsonFinite(62, 62, 104)?.high).toBe(1);
    expect(wilsonFinite(0, 0, 104)).toBeUndefined();
  });
});
