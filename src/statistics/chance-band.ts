import { fisherMidP } from './fisher.js';
import type { Group } from './group.js';

/** Counts of a group, both included. */
export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/**
 * A two-sided mid-p rises again over so few counts at most: seen over every pair of small groups.
 */
const widestGap = 2;

/**
 * Returns the counts out of `base` that the Fisher mid-p would not call different from `then`.
 * Found from the share of then outward by bisection. The two-sided mid-p can rise a little on the
 * way out: the band reaches to the last count that does not differ, and a gap counts as within.
 * Undefined for a base of 0.
 */
export function chanceBand(then: Group, base: number, alpha = 0.05): CountRange | undefined {
  if (base === 0 || then.base === 0) return undefined;
  const differs = (count: number) => count < 0 || count > base || (fisherMidP({ count, base }, then) ?? 1) < alpha;
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
  const further = Array.from({ length: widestGap }, (_, i) => outside + (i + 1) * Math.sign(beyond - within));
  return further.findLast((count) => !differs(count)) ?? inside;
}
