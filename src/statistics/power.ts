import { midPRegion, midPRegionOfCrowd } from './mid-p-region.js';
import { normalReach, normalTail } from './normal.js';
import { binomialCumulative, chanceOfRegion, normalCumulative, tables, type Bases } from './region.js';

/** How the power of the Fisher mid-p test was computed. */
export type PowerMethod = 'exact' | 'larger-group-normal' | 'normal';

export interface Power {
  readonly method: PowerMethod;
  /**
   * The chance, 0 to 1, that the test finds a difference at `alpha` between these shares (0 to 1).
   */
  power(p: number, q: number): number;
}

/** The sizes that take well under a tenth of a second. */
const mostExactTables = 200_000;
const mostInSmaller = 200;

/**
 * Returns the power of the two-sided Fisher mid-p test for these bases.
 *
 * - `exact`: adds up the chance of every table that the test rejects. Up to 200,000 tables: 53 and
 *   3,700, or 440 and 440.
 * - `larger-group-normal`: exact for the smaller group (up to 200 people), the normal curve for the
 *   larger; the test itself still decides what is rejected (`midPRegionOfCrowd`).
 * - `normal`: the usual formula, both groups by the normal curve (`powerNormal`).
 */
export function midPPower(bases: Bases, alpha = 0.05): Power {
  const [first, second] = bases;
  if (first > second) {
    const { method, power } = midPPower([second, first], alpha);
    return { method, power: (p, q) => power(q, p) };
  }
  if (tables(bases) <= mostExactTables) {
    const region = midPRegion(bases, alpha);
    return { method: 'exact', power: (p, q) => chanceOfRegion(region, p, binomialCumulative(second, q)) };
  }
  if (first <= mostInSmaller) {
    const region = midPRegionOfCrowd(bases, alpha);
    return { method: 'larger-group-normal', power: (p, q) => chanceOfRegion(region, p, normalCumulative(second, q)) };
  }
  return { method: 'normal', power: (p, q) => powerNormal(p, q, bases, alpha) };
}

/**
 * Returns the power, 0 to 1, by the normal curve, both tails. The test uses the pooled variance,
 * the difference that of each group (Fleiss, Levin & Paik 2003, Statistical Methods for Rates and
 * Proportions, 4.2).
 */
export function powerNormal(p: number, q: number, [first, second]: Bases, alpha = 0.05): number {
  const pooled = (first * p + second * q) / (first + second);
  const limit = normalReach(1 - alpha) * Math.sqrt(pooled * (1 - pooled) * (1 / first + 1 / second));
  const spread = Math.sqrt((p * (1 - p)) / first + (q * (1 - q)) / second);
  const difference = Math.abs(p - q);
  if (spread === 0) return difference > limit ? 1 : 0;
  return normalTail((limit - difference) / spread) + normalTail((limit + difference) / spread);
}

/**
 * Returns the power, 0 to 1, for two groups of one size. As R's power.prop.test: the nearer tail
 * only.
 */
export function powerEqualGroups(p: number, q: number, size: number, alpha = 0.05): number {
  const limit = normalReach(1 - alpha) * Math.sqrt((p + q) * (1 - (p + q) / 2));
  const spread = Math.sqrt(p * (1 - p) + q * (1 - q));
  const difference = Math.abs(p - q) * Math.sqrt(size);
  if (spread === 0) return difference > limit ? 1 : 0;
  return normalTail((limit - difference) / spread);
}

/**
 * Returns the power, 0 to 1, by Cohen's h (1988, ch. 6). The difference of arcsines, both tails, as
 * R's pwr::pwr.2p2n.test.
 */
export function powerArcsine(p: number, q: number, [first, second]: Bases, alpha = 0.05): number {
  const h = Math.abs(2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q)));
  const shift = h * Math.sqrt((first * second) / (first + second));
  const z = normalReach(1 - alpha);
  return normalTail(z - shift) + normalTail(z + shift);
}
