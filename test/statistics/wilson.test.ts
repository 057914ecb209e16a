import { describe, expect, it, test } from 'vitest';
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
