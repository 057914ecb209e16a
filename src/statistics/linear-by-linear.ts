import { normalTail } from './normal.js';
import { doubledRankSum, rank } from './ranks.js';
import { sum } from './table.js';

/** Answers of a wave on an ordered scale: a count of each category, and the wave's score. */
export interface ScoredCounts {
  readonly score: number;
  readonly counts: readonly number[];
}

export interface LinearByLinear {
  /** The correlation of score and rank, −1 to 1. */
  readonly correlation: number;
  /** 0 to 1, two-sided, by the normal curve. */
  readonly p: number;
}

/**
 * Returns whether answers on an ordered scale rise or fall along three waves or more. The test of
 * linear-by-linear association (Mantel 1963, JASA 58:690): z = r√(N−1), where r correlates the
 * waves' scores with the mean ranks of the categories. Of two waves it is Mann–Whitney without
 * continuity correction. Undefined when all gave the same answer, or all scores are the same.
 */
export function linearByLinear(groups: readonly ScoredCounts[]): LinearByLinear | undefined {
  const ranks = rank(groups.map(({ counts }) => counts));
  const { doubled, sizes, total } = ranks;
  const waves = groups.map(({ score, counts }) => ({
    score,
    size: sum(counts),
    ranks: doubledRankSum(ranks, counts) / 2,
  }));
  const meanScore = sum(waves.map(({ score, size }) => score * size)) / total;
  const meanRank = (total + 1) / 2;
  const spreadOfScores = sum(waves.map(({ score, size }) => size * (score - meanScore) ** 2));
  const spreadOfRanks = sum(sizes.map((size, j) => size * ((doubled[j] ?? 0) / 2 - meanRank) ** 2));
  if (!(spreadOfScores > 0 && spreadOfRanks > 0)) return undefined;
  const together = sum(waves.map(({ score, size, ranks: own }) => (score - meanScore) * (own - size * meanRank)));
  const correlation = together / Math.sqrt(spreadOfScores * spreadOfRanks);
  return { correlation, p: Math.min(1, 2 * normalTail(Math.abs(correlation) * Math.sqrt(total - 1))) };
}
