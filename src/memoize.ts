/** The settings of `memoize`. */
export interface Memory<A extends readonly unknown[]> {
  /** The most results kept. */
  readonly max: number;
  /** Returns what distinguishes one input from another. */
  readonly key: (...input: A) => string | number;
}

/**
 * Returns a pure function that caches its results. It keeps at most `max`, then drops the oldest.
 * An undefined result is not cached, nor a promise that rejects.
 */
export function memoize<A extends readonly unknown[], R>(
  work: (...input: A) => R,
  { max, key }: Memory<A>,
): (...input: A) => R {
  const results = new Map<string | number, R>();
  return (...input) => {
    const name = key(...input);
    const before = results.get(name);
    if (before !== undefined) return before;
    const result = work(...input);
    if (result === undefined) return result;
    const [oldest] = results.size < max ? [] : results.keys();
    if (oldest !== undefined) results.delete(oldest);
    results.set(name, result);
    if (result instanceof Promise) {
      result.catch(() => {
        if (results.get(name) === result) results.delete(name);
      });
    }
    return result;
  };
}

/** Returns a function that makes one value per object. The value is dropped with the object. */
export function oncePer<O extends object, T>(make: (owner: O) => T): (owner: O) => T {
  const made = new WeakMap<O, { readonly thing: T }>();
  return (owner) => {
    const before = made.get(owner);
    if (before) return before.thing;
    const thing = make(owner);
    made.set(owner, { thing });
    return thing;
  };
}
