import { hypergeometric } from './distribution.js';
import { checkGroup, type Group } from './group.js';
import { byDoubling, byProbability, type TwoSided } from './two-sided.js';

/**
 * Fisher's exact test of whether two groups of other people have the same share, two-sided by probability: all tables with
 * the same totals that are as likely or less (R's fisher.test). 0 to 1; undefined when one of the groups is nobody.
 */
export function fisher(a: Group, b: Group): number | undefined {
  return test(a, b, byProbability)?.p;
}

/**
 * The same, with half of what is exactly as likely as what was seen: Golfslag's test for two waves (Lydersen, Fagerland &
 * Laake 2009, Stat Med 28:1159). When nobody or everybody has it there is one table only, and this is 0.5.
 */
export function fisherMidP(a: Group, b: Group): number | undefined {
  return test(a, b, byProbability)?.midP;
}

/** The mid-p that doubles the smaller tail (as Agresti, and most programs, do), for whoever compares with those. */
export function fisherMidPCentral(a: Group, b: Group): number | undefined {
  return test(a, b, byDoubling)?.midP;
}

function test(a: Group, b: Group, twoSided: typeof byProbability): TwoSided | undefined {
  checkGroup(a);
  checkGroup(b);
  if (a.base === 0 || b.base === 0) return undefined;
  return twoSided(hypergeometric(a.base, b.base, a.count + b.count), a.count);
}
