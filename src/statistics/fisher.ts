import { hypergeometric } from './distribution.js';
import { checkGroup, type Group } from './group.js';
import { byDoubling, byProbability, type TwoSided } from './two-sided.js';

/**
 * Returns the p value, 0 to 1, of Fisher's exact test. Two independent groups, two-sided by
 * probability: all tables with the same totals that are as likely as this one or less (R's
 * fisher.test). Undefined for a base of 0.
 */
export function fisher(a: Group, b: Group): number | undefined {
  return test(a, b, byProbability)?.p;
}

/**
 * Returns Fisher's mid-p, 0 to 1: Golfslag's test for two waves. Tables exactly as likely as this
 * one count half (Lydersen, Fagerland & Laake 2009, Stat Med 28:1159). When nobody or everybody has
 * it there is one table only, and the mid-p is 0.5.
 */
export function fisherMidP(a: Group, b: Group): number | undefined {
  return test(a, b, byProbability)?.midP;
}

/**
 * Returns the mid-p, 0 to 1, that doubles the smaller tail. Agresti and most programs do so; it
 * serves comparison with those.
 */
export function fisherMidPCentral(a: Group, b: Group): number | undefined {
  return test(a, b, byDoubling)?.midP;
}

function test(a: Group, b: Group, twoSided: typeof byProbability): TwoSided | undefined {
  checkGroup(a);
  checkGroup(b);
  if (a.base === 0 || b.base === 0) return undefined;
  return twoSided(hypergeometric(a.base, b.base, a.count + b.count), a.count);
}
