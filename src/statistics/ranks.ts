import { sum } from './table.js';

/**
 * What rank tests need of answers on an ordered scale. All counts are of people, one for each
 * category, in order: a million respondents cost as little as ten.
 */
export interface Ranks {
  /** Twice the mean rank of each category among everyone: a whole number. */
  readonly doubled: readonly number[];
  readonly sizes: readonly number[];
  readonly total: number;
  /** Σ(t³ − t) over the categories: the extent of the ties. */
  readonly tied: number;
}

/**
 * Returns the ranks of the categories among all groups together. Throws a RangeError for groups
 * that do not have the same categories, and for counts that are not whole numbers of 0 or more.
 */
export function rank(groups: readonly (readonly number[])[]): Ranks {
  const width = groups[0]?.length ?? 0;
  const fits = groups.every(
    (counts) => counts.length === width && counts.every((n) => Number.isSafeInteger(n) && n >= 0),
  );
  if (!fits) throw new RangeError('Give for each group a count of each category: whole numbers of 0 or more.');
  const sizes = Array.from({ length: width }, (_, j) => sum(groups.map((counts) => counts[j] ?? 0)));
  let before = 0;
  const doubled = sizes.map((size) => {
    const rank = 2 * before + size + 1;
    before += size;
    return rank;
  });
  return { doubled, sizes, total: before, tied: sum(sizes.map((t) => t ** 3 - t)) };
}

/** Returns twice the sum of the ranks of one of the groups. */
export function doubledRankSum({ doubled }: Ranks, counts: readonly number[]): number {
  return sum(counts.map((n, j) => n * (doubled[j] ?? 0)));
}
