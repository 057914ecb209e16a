import { hypergeometric } from './distribution.js';
import { fisherMidP } from './fisher.js';
import { regionOf, type Bases, type Region } from './region.js';
import { everyByProbability } from './two-sided.js';

/** Every table whose Fisher mid-p is below `alpha`. */
export function midPRegion(bases: Bases, alpha: number): Region {
  return regionOf(bases, (total) => {
    const distribution = hypergeometric(bases[0], bases[1], total);
    const values = everyByProbability(distribution);
    return (count) => (values[count - distribution.from]?.midP ?? 0) < alpha;
  });
}

/**
 * The same for a second group that is far larger: for each count of the first, everything from a lower and an upper count on
 * outward, which are found by halving. That the mid-p never rises again on the way out is taken for granted.
 */
export function midPRegionByEdges([first, second]: Bases, alpha: number): Region {
  return Array.from({ length: first + 1 }, (_, count) => {
    const group = { count, base: first };
    const rejects = (other: number) => (fisherMidP(group, { count: other, base: second }) ?? 1) < alpha;
    const centre = Math.round((count / first) * second);
    const below = edge(centre, -1, rejects);
    const above = edge(centre, second + 1, rejects);
    return [
      { first: 0, last: below },
      { first: above, last: second },
    ];
  });
}

/** The number nearest to `inside` that rejects, on the side of `outside`; that itself, which is no count, when none does. */
function edge(inside: number, outside: number, rejects: (count: number) => boolean): number {
  let [accepted, rejected] = [inside, outside];
  while (Math.abs(rejected - accepted) > 1) {
    const middle = Math.trunc((accepted + rejected) / 2);
    if (rejects(middle)) rejected = middle;
    else accepted = middle;
  }
  return rejected;
}
