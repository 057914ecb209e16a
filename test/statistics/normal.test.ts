import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/statistics/normal.js';

// statistics.NormalDist().inv_cdf of Python 3.11
test.each([
  [0.5, 0],
  [0.95, 1.6448536269514715],
  [0.975, 1.9599639845400536],
  [0.025, -1.9599639845400536],
  [0.9999999, 5.199337582290662],
  [1e-13, -7.3487961028006765],
])('%d of the normal distribution lies below %d', (p, point) => {
  expect(normalQuantile(p)).toBeCloseTo(point, 12);
});
