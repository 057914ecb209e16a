/**
 * Returns the items by key, in the order in which keys are first met. (Node 20 has no Map.groupBy.)
 */
export function grouped<T>(items: readonly T[], by: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const known = groups.get(by(item));
    if (known) known.push(item);
    else groups.set(by(item), [item]);
  }
  return [...groups.values()];
}
