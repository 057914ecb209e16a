import { fisherMidP } from '../statistics/fisher.js';
import type { Group } from '../statistics/group.js';
import type { Interval } from '../statistics/interval.js';
import { alpha } from './verdict.js';
import { wholePercent } from './whole-percent.js';

/** What chance alone does to the share of one bureau beside that of all, itself included. */
export interface BesideAll {
  /** Where its share (0–100) may lie without the test calling it different. */
  readonly chance: Interval;
  /**
   * The smallest difference with the share of all, in points between whole percentages, that the
   * test calls; undefined where it calls none.
   */
  readonly callable: number | undefined;
}

/**
 * Returns what chance does to the share of a part of `base` people beside that of all. How many of
 * all gave the answer is known, so that each number of the part leaves one for the rest; part and
 * rest are compared by Fisher's mid-p, as waves are. Undefined where part or rest is empty.
 */
export function besideAll(base: number, all: Group): BesideAll | undefined {
  const rest = all.base - base;
  if (base <= 0 || rest <= 0) return undefined;
  const isPossible = (count: number) =>
    count >= 0 && count <= base && all.count - count >= 0 && all.count - count <= rest;
  const isCalled = (count: number) =>
    (fisherMidP({ count, base }, { count: all.count - count, base: rest }) ?? 1) < alpha;
  const middle = Math.round((all.count / all.base) * base);
  const low = lastWithin(middle, -1, (count) => !isPossible(count) || isCalled(count));
  const high = lastWithin(middle, base + 1, (count) => !isPossible(count) || isCalled(count));
  const share = wholePercent(all);
  const differences = [low - 1, high + 1]
    .filter(isPossible)
    .map((count) => Math.abs(wholePercent({ count, base }) - share));
  return {
    chance: { low: (100 * low) / base, high: (100 * high) / base },
    callable: differences.length ? Math.min(...differences) : undefined,
  };
}

/** The last count on the way from `within` to `beyond` that is not out, by bisection. */
function lastWithin(within: number, beyond: number, isOut: (count: number) => boolean): number {
  let [inside, outside] = [within, beyond];
  while (Math.abs(outside - inside) > 1) {
    const count = Math.trunc((inside + outside) / 2);
    if (isOut(count)) outside = count;
    else inside = count;
  }
  return inside;
}
