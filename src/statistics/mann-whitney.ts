import { asWhole } from './decimal.js';
import { chanceBeyond } from './divisions.js';
import { normalQuantile, normalReach, normalTail } from './normal.js';
import { doubledRankSum, rank, type Ranks } from './ranks.js';
import { scoreSum } from './score-sum.js';
import { sum } from './table.js';

/** How often one of the first group answers higher than one of the second. */
export interface Superiority {
  /** The number of pairs, one of each group, in which the first is higher; a tie counts half. */
  readonly u: number;
  /** The same out of all pairs: a chance, 0 to 1. */
  readonly superiority: number;
  /** The superiority from −1 to 1: Cliff's delta (1993, Psychological Bulletin 114:494). */
  readonly delta: number;
}

export interface MannWhitney extends Superiority {
  /**
   * By the normal approximation with ties, with continuity correction; undefined when all gave the
   * same answer.
   */
  readonly p: number | undefined;
  /** The same without continuity correction. */
  readonly pUncorrected: number | undefined;
  /**
   * By all divisions of the answers over the groups; undefined too when they are too many to count.
   */
  readonly pExact: number | undefined;
}

/**
 * Returns whether one of two groups answers higher on an ordered scale. Mann & Whitney (1947), from
 * the counts of each category, as R's wilcox.test(exact = FALSE) and coin's exact test. Undefined
 * for an empty group. Throws a RangeError when the groups do not have the same categories.
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitney | undefined {
  const ranks = rank([x, y]);
  const size = superiorityOf(x, y);
  if (!size) return undefined;
  const off = size.u - (sum(x) * sum(y)) / 2;
  const tail = (distance: number) => Math.min(1, 2 * normalTail(distance / Math.sqrt(varianceOfU(ranks, sum(x)))));
  const varies = ranks.sizes.filter((size) => size > 0).length > 1;
  return {
    ...size,
    p: varies ? tail(Math.abs(Math.abs(off) - (off === 0 ? 0 : 0.5))) : undefined,
    pUncorrected: varies ? tail(Math.abs(off)) : undefined,
    pExact: varies ? exact(ranks, x) : undefined,
  };
}

/**
 * Returns how often one of the first group answers higher. Undefined for an empty group. Throws a
 * RangeError when the groups do not have the same categories.
 */
export function superiorityOf(x: readonly number[], y: readonly number[]): Superiority | undefined {
  const ranks = rank([x, y]);
  const [m, n] = [sum(x), sum(y)];
  if (m === 0 || n === 0) return undefined;
  const u = doubledRankSum(ranks, x) / 2 - (m * (m + 1)) / 2;
  const superiority = u / (m * n);
  return { u, superiority, delta: 2 * superiority - 1 };
}

/**
 * Returns how far the superiority must be from ½ to be found, 0 to ½. At 5%, with the power asked
 * for (0 to 1), by the normal curve with the ties that both groups together have (Noether 1987,
 * JASA 82:645). Undefined when all gave the same answer, for an empty group, and where not even a
 * superiority of 0 or 1 would be found.
 */
export function detectableSuperiority(x: readonly number[], y: readonly number[], power = 0.8): number | undefined {
  const ranks = rank([x, y]);
  const [m, n] = [sum(x), sum(y)];
  const variance = varianceOfU(ranks, m);
  if (m === 0 || n === 0 || !(variance > 0)) return undefined;
  const distance = ((normalReach(0.95) + normalQuantile(power)) * Math.sqrt(variance)) / (m * n);
  return distance > 0.5 ? undefined : distance;
}

/** The variance of U where both groups answer alike, with ties; `m` is the size of one of them. */
function varianceOfU({ total, tied }: Ranks, m: number): number {
  return ((m * (total - m)) / 12) * (total + 1 - tied / (total * (total - 1)));
}

/** The chance of a rank sum as far from its mean as that of `x`, or further. */
function exact(ranks: Ranks, x: readonly number[]): number | undefined {
  const categories = x.flatMap((count, j) => {
    const [size = 0, rank = 0] = [ranks.sizes[j], ranks.doubled[j]];
    return size > 0 ? [{ count, size, rank }] : [];
  });
  const scores = asWhole(categories.map(({ rank }) => rank));
  const scored = categories.map(({ count, size }, j) => ({ count, size, score: scores[j] ?? 0 }));
  const drawn = sum(x);
  const mean = sum(scored.map(({ size, score }) => size * score)) * drawn;
  const distance = (score: number) => Math.abs(score * ranks.total - mean);
  const seen = distance(sum(scored.map(({ count, score }) => count * score)));
  const beyond = chanceBeyond(scored, drawn, { low: (mean - seen) / ranks.total, high: (mean + seen) / ranks.total });
  if (beyond !== undefined) return beyond;
  const distribution = scoreSum(scored, drawn);
  if (!distribution) return undefined;
  const { from, chances } = distribution;
  return Math.min(1, sum(chances.map((chance, i) => (distance(from + i) >= seen ? chance : 0))));
}
