import { fisherMidP } from './fisher.js';
import type { Group } from './group.js';
import type { Interval } from './interval.js';
import { newcombe } from './newcombe.js';
import { atMost } from './ties.js';

/**
 * A comparison with a wave of which only a rounded percentage is known: what holds for every count
 * behind it.
 */
export interface WorstCase {
  /**
   * The largest and the smallest Fisher mid-p, 0 to 1. A difference is robust when even the largest
   * is below α.
   */
  readonly worst: number;
  readonly best: number;
  /** The candidate with the largest mid-p; the first of them when there are several. */
  readonly worstPair: Group;
  /** From the smallest to the largest of the differences, now minus then; −1 to 1. */
  readonly difference: Interval;
  /** The union of the Newcombe intervals. */
  readonly interval: Interval;
}

/**
 * Returns `now` compared with every candidate for then (`compatibleCounts`). Undefined without
 * candidates, and for a base of 0. Never compares with the published percentage itself: as a
 * constant it would hide its own uncertainty.
 */
export function worstCase(now: Group, candidates: readonly Group[], confidence = 0.95): WorstCase | undefined {
  let all: WorstCase | undefined;
  for (const candidate of candidates) {
    const p = fisherMidP(now, candidate);
    const difference = newcombe(now, candidate, confidence);
    if (p === undefined || !difference) return undefined;
    const here = {
      worst: p,
      best: p,
      worstPair: candidate,
      difference: { low: difference.difference, high: difference.difference },
      interval: { low: difference.low, high: difference.high },
    };
    all = all ? together(all, here) : here;
  }
  return all;
}

function together(all: WorstCase, here: WorstCase): WorstCase {
  const asBad = atMost(here.worst, all.worst);
  return {
    worst: asBad ? all.worst : here.worst,
    best: Math.min(all.best, here.best),
    worstPair: asBad ? all.worstPair : here.worstPair,
    difference: union(all.difference, here.difference),
    interval: union(all.interval, here.interval),
  };
}

function union(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}
