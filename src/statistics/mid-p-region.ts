import { hypergeometric } from './distribution.js';
import { fisherMidP } from './fisher.js';
import { regionOf, type Bases, type Region } from './region.js';
import { everyByProbability } from './two-sided.js';

/**
 * Returns every table whose Fisher mid-p is below `alpha`. It has gaps: a two-sided p by
 * probability can rise a little on the way out, so two limits per row would not describe it.
 */
export function midPRegion(bases: Bases, alpha: number, step = 1): Region {
  const rejects = (total: number) => {
    const distribution = hypergeometric(bases[0], bases[1], total);
    const values = everyByProbability(distribution);
    return (count: number) => (values[count - distribution.from]?.midP ?? 0) < alpha;
  };
  return regionOf(bases, rejects, step);
}

const knots = 1000;

/**
 * Returns the same region for a second group that is far larger. It is computed for a thousand
 * totals, and each edge between two of them by bisection. A gap that lies wholly between two of
 * them is missed.
 */
export function midPRegionOfCrowd(bases: Bases, alpha: number): Region {
  const [first, second] = bases;
  const step = Math.ceil((first + second) / knots);
  const half = Math.floor(step / 2);
  return midPRegion(bases, alpha, step).map((runs, count) => {
    const rejects = (other: number) =>
      (fisherMidP({ count, base: first }, { count: other, base: second }) ?? 1) < alpha;
    return runs.map((run) => {
      const from = Math.min(second, run.first + half);
      const to = Math.max(0, run.last - half);
      return {
        first: run.first === 0 ? 0 : edge(from, Math.max(-1, from - step), rejects),
        last: run.last === second ? second : edge(to, Math.min(second + 1, to + step), rejects),
      };
    });
  });
}

/** The last rejected number on the way from `rejected` to `accepted`. */
function edge(rejected: number, accepted: number, rejects: (count: number) => boolean): number {
  while (Math.abs(rejected - accepted) > 1) {
    const middle = Math.trunc((accepted + rejected) / 2);
    if (rejects(middle)) rejected = middle;
    else accepted = middle;
  }
  return rejected;
}
