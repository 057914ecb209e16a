import { chiSquareTail } from '../chi-square-tail.js';
import { doubledRankSum, rank } from '../ranks.js';
import { sum } from '../table.js';

export interface KruskalWallis {
  readonly h: number;
  readonly df: number;
  /** 0 to 1, by the chi-square approximation. */
  readonly p: number;
}

/**
 * Returns whether several groups answer alike on an ordered scale. Kruskal & Wallis (1952, JASA
 * 47:583), corrected for ties, from the counts of each category; as R's kruskal.test. Empty groups
 * are left out. Undefined when fewer than two remain, or when all gave the same answer.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallis | undefined {
  const present = groups.filter((counts) => sum(counts) > 0);
  const ranks = rank(present);
  const { total, tied } = ranks;
  const varies = ranks.sizes.filter((size) => size > 0).length > 1;
  if (present.length < 2 || !varies) return undefined;
  const between = sum(
    present.map((counts) => sum(counts) * (doubledRankSum(ranks, counts) / 2 / sum(counts) - (total + 1) / 2) ** 2),
  );
  const h = ((12 / (total * (total + 1))) * between) / (1 - tied / (total ** 3 - total));
  const df = present.length - 1;
  return { h, df, p: chiSquareTail(h, df) };
}
