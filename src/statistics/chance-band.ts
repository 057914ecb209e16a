import { fisherMidP } from './fisher.js';
import type { Group } from './group.js';

/** Counts of a group, both included. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the counts out of `base` that the Fisher mid-p would not call different from `then`. They
 * are found from the count nearest to the share of then outward, by bisection: the two-sided mid-p
 * can dip a little on the way out, and such a gap counts as within. Undefined for a base of 0.
 */
export function chanceBand(then: Group, base: number, alpha = 0.05): CountRange | undefined {
  if (base === 0 || then.base === 0) return undefined;
  const differs = (count: number) => (fisherMidP({ count, base }, then) ?? 1) < alpha;
  const middle = Math.round((then.count / then.base) * base);
  return { low: edge(middle, -1, differs), high: edge(middle, base + 1, differs) };
}

/** The last count on the way from `within` to `beyond` that does not differ. */
function edge(within: number, beyond: number, differs: (count: number) => boolean): number {
  let [inside, outside] = [within, beyond];
  while (Math.abs(outside - inside) > 1) {
    const count = Math.trunc((inside + outside) / 2);
    if (differs(count)) outside = count;
    else inside = count;
  }
  return inside;
}
