/** How many people of a group have something (`count`), out of how many (`base`): whole numbers. */
export interface Group {
  readonly count: number;
  readonly base: number;
}

/** Throws a RangeError unless both are whole numbers with 0 ≤ count ≤ base. */
export function checkGroup({ count, base }: Group): void {
  if (Number.isSafeInteger(count) && Number.isSafeInteger(base) && count >= 0 && count <= base) return;
  throw new RangeError(`${count} out of ${base} is no group: give whole numbers, the count from 0 to the base.`);
}

/** Returns the share of a group, 0 to 1. Undefined for a base of 0. */
export function share({ count, base }: Group): number | undefined {
  return base === 0 ? undefined : count / base;
}
