import { describe, expect, it, test } from 'vitest';
import { betaQuantile, incompleteBeta } from '../../src/statistics/reference/beta.js';
import { chiSquareTail } from '../../src/statistics/chi-square-tail.js';
import { asWhole, fraction } from '../../src/statistics/decimal.js';
import { binomial, hypergeometric } from '../../src/statistics/distribution.js';
import { erfc } from '../../src/statistics/erfc.js';
import { logGamma } from '../../src/statistics/gamma.js';
import { studentQuantile } from '../../src/statistics/reference/student.js';

/** The same to about as many digits as a double has; `digits` fewer where the other program has fewer. */
function near(value: number, wanted: number, digits = 13): void {
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(Math.abs(wanted) * 10 ** -digits);
}

// SciPy 1.17.1, scipy.special and scipy.stats
test.each(scipy())('%s%j is that of SciPy', (_, __, value, wanted, digits) => near(value, wanted, digits));

function scipy(): [name: string, input: number[], value: number, wanted: number, digits: number][] {
  return [
    ['erfc', [-2], erfc(-2), 1.9953222650189528, 13],
    ['erfc', [0], erfc(0), 1.0, 13],
    ['erfc', [0.3], erfc(0.3), 0.6713732405408726, 13],
    ['erfc', [1.49], erfc(1.49), 0.035102135156795784, 13],
    ['erfc', [1.51], erfc(1.51), 0.032723251871288356, 13],
    ['erfc', [3], erfc(3), 2.2090496998585445e-5, 13],
    ['erfc', [10], erfc(10), 2.0884875837625446e-45, 13],
    ['erfc', [26], erfc(26), 5.663192408856145e-296, 13],
    ['logGamma', [0.1], logGamma(0.1), 2.252712651734206, 13],
    ['logGamma', [0.5], logGamma(0.5), 0.5723649429247, 13],
    ['logGamma', [3], logGamma(3), 0.6931471805599453, 13],
    ['logGamma', [14.9], logGamma(14.9), 24.924132002217277, 13],
    ['logGamma', [15], logGamma(15), 25.191221182738683, 13],
    ['logGamma', [1000001], logGamma(1000001), 12815518.384658169, 13],
    ['incompleteBeta', [0.48, 480000, 520001], incompleteBeta(0.48, 480000, 520001), 0.500393938232373, 11],
    ['incompleteBeta', [0.3, 3, 17], incompleteBeta(0.3, 3, 17), 0.953776316870742, 11],
    ['incompleteBeta', [0.7, 37.5, 16.5], incompleteBeta(0.7, 37.5, 16.5), 0.5199702704004859, 11],
    ['incompleteBeta', [0.01, 0.5, 0.5], incompleteBeta(0.01, 0.5, 0.5), 0.06376856085851985, 11],
    ['betaQuantile', [0.025, 37, 17], betaQuantile(0.025, 37, 17), 0.5565659841604231, 12],
    ['betaQuantile', [0.975, 480000, 520001], betaQuantile(0.975, 480000, 520001), 0.48097875435690457, 12],
    ['betaQuantile', [0.5, 0.5, 0.5], betaQuantile(0.5, 0.5, 0.5), 0.4999999999999999, 12],
    ['chiSquareTail', [3.84, 1], chiSquareTail(3.84, 1), 0.05004352124870519, 11],
    ['chiSquareTail', [0, 3], chiSquareTail(0, 3), 1.0, 11],
    ['chiSquareTail', [100, 7], chiSquareTail(100, 7), 1.0787979671702833e-18, 11],
    ['chiSquareTail', [5100, 5000], chiSquareTail(5100, 5000), 0.158639348619404, 11],
    ['chiSquareTail', [700, 2], chiSquareTail(700, 2), 9.929590396265143e-153, 11],
    ['studentQuantile', [0.975, 52], studentQuantile(0.975, 52), 2.006646805061688, 12],
    ['studentQuantile', [0.025, 1], studentQuantile(0.025, 1), -12.706204736174705, 12],
    ['studentQuantile', [0.9, 3.5], studentQuantile(0.9, 3.5), 1.5765766051364052, 12],
  ];
}

describe('distributions', () => {
  it('are certain where there is no chance', () => {
    expect(binomial(5, 0)).toEqual({ from: 0, chances: [1] });
    expect(binomial(5, 1)).toEqual({ from: 5, chances: [1] });
    expect(hypergeometric(5, 0, 3)).toEqual({ from: 3, chances: [1] });
  });

  it('do not walk where nothing is', () => {
    const { from, chances } = hypergeometric(500_000, 500_000, 400_000);
    expect(from).toBeGreaterThan(180_000);
    expect(chances.length).toBeLessThan(30_000);
    expect(chances.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });
});

describe('decimals', () => {
  it('are read as they are written', () => {
    expect(fraction(69.5)).toEqual({ above: 695n, below: 10n });
    expect(fraction(-1e-7)).toEqual({ above: -1n, below: 10_000_000n });
    expect(fraction(1e21)).toEqual({ above: 10n ** 21n, below: 1n });
    expect(() => fraction(NaN)).toThrow(RangeError);
  });

  it('become whole numbers with the same distances', () => {
    expect(asWhole([2015, 2026, 2030.5])).toEqual([0, 22, 31]);
    expect(asWhole([0.1, 0.2, 0.3])).toEqual([0, 1, 2]);
    expect(asWhole([3, 3])).toEqual([0, 0]);
    expect(asWhole([])).toEqual([]);
  });
});
