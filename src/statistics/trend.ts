import { chiSquareTail } from './chi-square-tail.js';
import { asWhole } from './decimal.js';
import { checkGroup, type Group } from './group.js';
import { scoreSum } from './score-sum.js';
import { sum } from './table.js';
import { byDoubling } from './two-sided.js';

/** A group and its position on the line: the year of its wave, or 1, 2, 3. */
export interface ScoredGroup extends Group {
  readonly score: number;
}

export interface CochranArmitage {
  readonly chiSquare: number;
  /** 0 to 1, two-sided; so are `exact` and `midP`. */
  readonly p: number;
  /**
   * Conditional on the total, by doubling the smaller tail; undefined when there are too many
   * tables.
   */
  readonly exact: number | undefined;
  readonly midP: number | undefined;
}

/**
 * Returns whether a share rises or falls along three waves or more. Cochran (1954) and Armitage
 * (1955, Biometrics 11:375), as R's prop.trend.test, with the exact conditional test and its mid-p
 * (Fagerland, Lydersen & Laake 2017, Statistical Analysis of Contingency Tables, ch. 5). Undefined
 * when all scores are the same, or nobody or everybody has it.
 */
export function trend(groups: readonly ScoredGroup[]): CochranArmitage | undefined {
  groups.forEach(checkGroup);
  const present = groups.filter(({ base }) => base > 0);
  const scores = asWhole(present.map(({ score }) => score));
  const scored = present.map(({ count, base }, i) => ({ count, size: base, score: scores[i] ?? 0 }));
  const total = sum(scored.map(({ size }) => size));
  const having = sum(scored.map(({ count }) => count));
  const seen = sum(scored.map(({ count, score }) => count * score));
  const mean = sum(scored.map(({ size, score }) => size * score)) / total;
  const spread = sum(scored.map(({ size, score }) => size * (score - mean) ** 2));
  if (having === 0 || having === total || spread === 0) return undefined;
  const chiSquare = ((seen - having * mean) ** 2 * total ** 2) / (having * (total - having) * spread);
  const distribution = scoreSum(scored, having);
  const exact = distribution && byDoubling(distribution, seen);
  return { chiSquare, p: chiSquareTail(chiSquare, 1), exact: exact?.p, midP: exact?.midP };
}
