/** A generator of numbers in [0, 1). */
export type Random = () => number;

/**
 * Returns a generator of numbers that depend on the seed only. FNV-1a into mulberry32, both public
 * domain.
 */
export function randomFrom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns the index of the share that a random draw falls on. The shares add up to 1. */
export function draw(random: Random, shares: readonly number[]): number {
  let left = random();
  for (const [i, share] of shares.entries()) if ((left -= share) < 0) return i;
  return shares.findLastIndex((share) => share > 0);
}

/** Returns a random whole number from `low` to `high`, both included. */
export function wholeNumber(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}
