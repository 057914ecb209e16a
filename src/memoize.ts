/** What `memoize` remembers. */
export interface Memory<A extends readonly unknown[]> {
  /** How many results at most. */
  readonly max: number;
  /** Returns what tells one input from another. */
  readonly key: (...input: A) => string | number;
}

/**
 * Returns a pure function that remembers its results. At most `max` of them: then the oldest is
 * forgotten. An undefined result is not remembered.
 */
export function memoize<A extends readonly unknown[], R>(
  work: (...input: A) => R,
  { max, key }: Memory<A>,
): (...input: A) => R {
  const remembered = new Map<string | number, R>();
  return (...input) => {
    const name = key(...input);
    const before = remembered.get(name);
    if (before !== undefined) return before;
    const result = work(...input);
    if (result === undefined) return result;
    const [oldest] = remembered.size < max ? [] : remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(name, result);
    return result;
  };
}

/** Returns a function that makes one thing for each object, and forgets it with the object. */
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
