/**
 * A pure function that remembers what it gave: pages ask for the same comparisons again and again, and numbers that
 * did not change compare as they did before. Of `most` inputs; then the oldest is forgotten.
 */
export function remembering<A extends readonly unknown[], R>(
  work: (...input: A) => R,
  most = 5000,
): (...input: A) => R {
  const known = new Map<string, { readonly value: R }>();
  return (...input) => {
    const key = JSON.stringify(input);
    const before = known.get(key);
    if (before) return before.value;
    const value = work(...input);
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    known.set(key, { value });
    return value;
  };
}
