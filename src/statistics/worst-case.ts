import { fisherMidP } from './fisher.js';
import type { Group } from './group.js';
import type { Interval } from './interval.js';
import { newcombe } from './newcombe.js';
import { atMost } from './ties.js';

/** A comparison with a wave of which only a rounded percentage is known: what holds whatever lies behind it. */
export interface WorstCase {
  /** The largest and the smallest Fisher mid-p, 0 to 1. A difference is robust when even the largest is below α. */
  readonly worst: number;
  readonly best: number;
  /** The candidate with the largest; the first of them when there are more. */
  readonly worstPair: Group;
  /** From the smallest to the largest of the differences, now minus then. */
  readonly difference: Interval;
  /** All of the Newcombe intervals together. */
  readonly interval: Interval;
}

/**
 * Compares `now` with every candidate for what was then (`compatibleCounts`). Undefined when there are no candidates, and when
 * anybody to compare is nobody. Never compares with the published percentage itself: as a constant it would hide its doubt.
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
