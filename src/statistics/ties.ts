/**
 * Probabilities that are equal on paper differ in their last digits when computed along different ways. Two of them are
 * taken as equal when they differ by less than this share of their size, as R's fisher.test and binom.test do.
 */
export const tie = 1e-7;

export function atMost(probability: number, limit: number): boolean {
  return probability <= limit * (1 + tie);
}

export function lessThan(probability: number, limit: number): boolean {
  return probability < limit * (1 - tie);
}
