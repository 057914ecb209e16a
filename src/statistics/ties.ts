/**
 * Equal probabilities can differ in their last digits when they are computed differently. Two are
 * taken as equal when they differ by less than this share of their size, as R's fisher.test and
 * binom.test do.
 */
export const tie = 1e-7;

/** Returns whether the probability is at most `limit`, ties included. */
export function atMost(probability: number, limit: number): boolean {
  return probability <= limit * (1 + tie);
}

/** Returns whether the probability is below `limit`, ties excluded. */
export function lessThan(probability: number, limit: number): boolean {
  return probability < limit * (1 - tie);
}
