import { asWhole } from './decimal.js';
import { normalTail } from './normal.js';
import { doubledRankSum, rank, type Ranks } from './ranks.js';
import { scoreSum } from './score-sum.js';
import { sum } from './table.js';

export interface MannWhitney {
  /** The number of pairs, one of each group, in which the first is higher; a tie counts half. */
  readonly u: number;
  /**
   * The chance, 0 to 1, that one of the first group answers higher than one of the second; ties
   * half.
   */
  readonly superiority: number;
  /** The superiority from −1 to 1: Cliff's delta (1993, Psychological Bulletin 114:494). */
  readonly delta: number;
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
  const [m, n] = [sum(x), sum(y)];
  if (m === 0 || n === 0) return undefined;
  const u = doubledRankSum(ranks, x) / 2 - (m * (m + 1)) / 2;
  const off = u - (m * n) / 2;
  const total = ranks.total;
  const variance = ((m * n) / 12) * (total + 1 - ranks.tied / (total * (total - 1)));
  const tail = (distance: number) => Math.min(1, 2 * normalTail(distance / Math.sqrt(variance)));
  const superiority = u / (m * n);
  const varies = ranks.sizes.filter((size) => size > 0).length > 1;
  return {
    u,
    superiority,
    delta: 2 * superiority - 1,
    p: varies ? tail(Math.abs(Math.abs(off) - (off === 0 ? 0 : 0.5))) : undefined,
    pUncorrected: varies ? tail(Math.abs(off)) : undefined,
    pExact: varies ? exact(ranks, x) : undefined,
  };
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
  const distribution = scoreSum(scored, drawn);
  if (!distribution) return undefined;
  const mean = sum(scored.map(({ size, score }) => size * score)) * drawn;
  const distance = (score: number) => Math.abs(score * ranks.total - mean);
  const seen = distance(sum(scored.map(({ count, score }) => count * score)));
  const { from, chances } = distribution;
  return Math.min(1, sum(chances.map((chance, i) => (distance(from + i) >= seen ? chance : 0))));
}
