/** Whether names that both have stand in another order. */
export function inAnotherOrder(then: readonly string[], now: readonly string[]): boolean {
  return outOfOrder(then, now).size > 0;
}

/** The fewest names of `now` that stand in another place among the names that both have: all but a longest common sequence. */
export function outOfOrder(then: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const shared = now.filter((name) => then.includes(name));
  const places = shared.map((name) => then.indexOf(name));
  const longest = longestRising(places).map((i) => shared[i]);
  return new Set(shared.filter((name) => !longest.includes(name)));
}

/** The indexes of a longest rising subsequence. */
function longestRising(places: readonly number[]): number[] {
  let best: number[] = [];
  const upTo: number[][] = [];
  places.forEach((place, i) => {
    const before = upTo.filter((way) => (places[way.at(-1) ?? 0] ?? 0) < place);
    const longest = before.reduce<number[]>((a, b) => (b.length > a.length ? b : a), []);
    const way = [...longest, i];
    upTo.push(way);
    if (way.length > best.length) best = way;
  });
  return best;
}
