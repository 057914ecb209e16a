import { midPRegion, midPRegionOfCrowd } from './mid-p-region.js';
import { normalReach, normalTail } from './normal.js';
import { binomialCumulative, chanceOfRegion, normalCumulative, tables, type Bases } from './region.js';

/** How the power of the Fisher mid-p test was worked out. */
export type PowerMethod = 'exact' | 'larger-group-normal' | 'normal';

export interface Power {
  readonly method: PowerMethod;
  /** The chance, 0 to 1, that the test finds a difference at `alpha` when the groups have these shares (0 to 1). */
  power(p: number, q: number): number;
}

/** What is still done in well under a tenth of a second. */
const mostExactTables = 200_000;
const mostInSmaller = 200;

/**
 * The power of the two-sided Fisher mid-p test for two groups of these bases.
 *
 * - `exact`: adds up the chance of every table that it rejects. Up to 200,000 tables: 53 and 3,700, or 440 and 440.
 * - `larger-group-normal`: the counts of the smaller group one by one (up to 200 people), those of the larger by the normal
 *   curve; what is rejected is still decided by the test itself (`midPRegionOfCrowd`).
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
 * By the normal curve: the test with the spread that both groups have together, the difference with that of each (Fleiss, Levin
 * & Paik 2003, Statistical Methods for Rates and Proportions, 4.2), both tails.
 */
export function powerNormal(p: number, q: number, [first, second]: Bases, alpha = 0.05): number {
  const pooled = (first * p + second * q) / (first + second);
  const limit = normalReach(1 - alpha) * Math.sqrt(pooled * (1 - pooled) * (1 / first + 1 / second));
  const spread = Math.sqrt((p * (1 - p)) / first + (q * (1 - q)) / second);
  const difference = Math.abs(p - q);
  if (spread === 0) return difference > limit ? 1 : 0;
  return normalTail((limit - difference) / spread) + normalTail((limit + difference) / spread);
}

/** Of two groups of one size, as R's power.prop.test: the nearer tail only. */
export function powerEqualGroups(p: number, q: number, size: number, alpha = 0.05): number {
  const limit = normalReach(1 - alpha) * Math.sqrt((p + q) * (1 - (p + q) / 2));
  const spread = Math.sqrt(p * (1 - p) + q * (1 - q));
  const difference = Math.abs(p - q) * Math.sqrt(size);
  if (spread === 0) return difference > limit ? 1 : 0;
  return normalTail((limit - difference) / spread);
}

/** By Cohen's h, the difference of arcsines (1988, ch. 6), both tails; as R's pwr::pwr.2p2n.test. */
export function powerArcsine(p: number, q: number, [first, second]: Bases, alpha = 0.05): number {
  const h = Math.abs(2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q)));
  const shift = h * Math.sqrt((first * second) / (first + second));
  const z = normalReach(1 - alpha);
  return normalTail(z - shift) + normalTail(z + shift);
}
