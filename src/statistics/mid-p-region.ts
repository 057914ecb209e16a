import { hypergeometric } from './distribution.js';
import { fisherMidP } from './fisher.js';
import { regionOf, type Bases, type Region } from './region.js';
import { everyByProbability } from './two-sided.js';

/**
 * Every table whose Fisher mid-p is below `alpha`. It has gaps: a two-sided p by probability can rise again a little on the way
 * out, so that two edges to a row would not tell it all.
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
 * The same for a second group that is far larger: found for a thousand totals, after which every edge between two of them is
 * found by halving. A gap that lies between two of them as a whole is not seen.
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

/** The last number on the way from `rejected` to `accepted` that is rejected. */
function edge(rejected: number, accepted: number, rejects: (count: number) => boolean): number {
  while (Math.abs(rejected - accepted) > 1) {
    const middle = Math.trunc((accepted + rejected) / 2);
    if (rejects(middle)) rejected = middle;
    else accepted = middle;
  }
  return rejected;
}
