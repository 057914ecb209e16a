/** So many values are kept; then all are forgotten. */
const most = 20_000;

/**
 * A pure function that remembers what it gave: pages ask for the same comparisons again and again, and numbers that
 * did not change compare as they did before.
 */
export function remembering<A extends readonly unknown[], R>(work: (...input: A) => R): (...input: A) => R {
  const known = new Map<string, { readonly value: R }>();
  return (...input) => {
    const key = JSON.stringify(input);
    const before = known.get(key);
    if (before) return before.value;
    const value = work(...input);
    if (known.size >= most) known.clear();
    known.set(key, { value });
    return value;
  };
}
