/** How many of a group have something, out of how many; people, so whole numbers. */
export interface Group {
  readonly count: number;
  readonly base: number;
}

/** Refuses, with a RangeError, a group that cannot be: anything but whole numbers with 0 ≤ count ≤ base. */
export function checkGroup({ count, base }: Group): void {
  if (Number.isSafeInteger(count) && Number.isSafeInteger(base) && count >= 0 && count <= base) return;
  throw new RangeError(`${count} out of ${base} is no group: give whole numbers, the count from 0 to the base.`);
}

/** The share of a group that has something, 0 to 1; undefined for a group of nobody. */
export function share({ count, base }: Group): number | undefined {
  return base === 0 ? undefined : count / base;
}
