import { checkGroup, share, type Group } from './group.js';
import type { Interval } from './interval.js';
import { normalReach } from './normal.js';
import { wilson } from './wilson.js';

/** A difference of two proportions and its interval; each from −1 to 1. */
export interface Difference extends Interval {
  readonly difference: number;
}

/**
 * Returns the share of `a` minus that of `b`, with Newcombe's interval. For independent groups,
 * from both Wilson intervals (1998, Stat Med 17:873, method 10). Undefined for a base of 0.
 */
export function newcombe(a: Group, b: Group, confidence = 0.95): Difference | undefined {
  checkGroup(a);
  checkGroup(b);
  const z = normalReach(confidence);
  const [p, q] = [share(a), share(b)];
  const [ofA, ofB] = [wilson(a.count, a.base, z), wilson(b.count, b.base, z)];
  if (p === undefined || q === undefined || !ofA || !ofB) return undefined;
  const difference = p - q;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p - ofA.low, ofB.high - q)),
    high: Math.min(1, difference + Math.hypot(ofA.high - p, q - ofB.low)),
  };
}
