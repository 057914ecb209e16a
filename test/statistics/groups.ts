import fc from 'fast-check';
import type { Group } from '../../src/statistics/group.js';

/** A group of 1 to `most` people. */
export function group(most: number): fc.Arbitrary<Group> {
  return fc.nat(most - 1).chain((n) => fc.nat(n + 1).map((count) => ({ count, base: n + 1 })));
}

/** Those who do not have it. */
export function others({ count, base }: Group): Group {
  return { count: base - count, base };
}

/** Every group of `base` people. */
export function everyGroup(base: number): Group[] {
  return Array.from({ length: base + 1 }, (_, count) => ({ count, base }));
}
