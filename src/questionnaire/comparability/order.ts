/** Returns whether the names that both have are in another order. */
export function inAnotherOrder(then: readonly string[], now: readonly string[]): boolean {
  return outOfOrder(then, now).size > 0;
}

/**
 * Returns the fewest names that must have moved. They are the names that both have, minus a longest
 * common subsequence.
 */
export function outOfOrder(then: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const shared = now.filter((name) => then.includes(name));
  const places = shared.map((name) => then.indexOf(name));
  const longest = longestRising(places).map((i) => shared[i]);
  return new Set(shared.filter((name) => !longest.includes(name)));
}

/** The indexes of a longest increasing subsequence. */
function longestRising(places: readonly number[]): number[] {
  let best: number[] = [];
  const upTo: number[][] = [];
  places.forEach((place, i) => {
    const before = upTo.filter((sequence) => (places[sequence.at(-1) ?? 0] ?? 0) < place);
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    const sequence = [...longest, i];
    upTo.push(sequence);
    if (sequence.length > best.length) best = sequence;
  });
  return best;
}
