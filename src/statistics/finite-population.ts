import { chanceAbove, chanceBelow, hypergeometric } from './distribution.js';
import { checkGroup, type Group } from './group.js';
import type { Interval } from './interval.js';
import { normalReach } from './normal.js';
import { tie } from './ties.js';
import { wilson } from './wilson.js';

/**
 * Returns the base with the same precision in an infinite population: n(N−1)/(N−n). Undefined when
 * everybody answered, which leaves no uncertainty.
 */
export function effectiveBase(base: number, population: number): number | undefined {
  return base < population ? (base * (population - 1)) / (population - base) : undefined;
}

/**
 * Returns the standard error of a share in a finite population. 0 to 1, of a group drawn without
 * replacement: √((1−n/N)·p(1−p)/(n−1)), as survey::svymean with fpc (Cochran 1977, 3.8). Undefined
 * for a base below 2.
 */
export function finiteStandardError(group: Group, population: number): number | undefined {
  checkDrawn(group, population);
  if (group.base < 2) return undefined;
  const p = group.count / group.base;
  return Math.sqrt(((1 - group.base / population) * p * (1 - p)) / (group.base - 1));
}

/**
 * Returns Wilson's interval, 0 to 1, with the effective base. For a closed population such as "our
 * clients of 2026", never for comparing waves. Both ends equal the share when everybody answered;
 * undefined for a base of 0. Throws a RangeError for a population smaller than the base.
 */
export function wilsonFinite(count: number, base: number, population: number, confidence = 0.95): Interval | undefined {
  checkDrawn({ count, base }, population);
  if (base === 0) return undefined;
  const share = count / base;
  const effective = effectiveBase(base, population);
  if (effective === undefined) return { low: share, high: share };
  return wilson(count === base ? effective : share * effective, effective, normalReach(confidence));
}

/**
 * Returns how many of the `population` may have it, as whole numbers. They are those for which
 * `count` or less, and `count` or more, among `base` people would each have a chance of over (1 −
 * confidence)/2 (hypergeometric; Thompson, Sampling, 5.2). Covers at least `confidence`. Undefined
 * for a base of 0.
 */
export function exactFinite(count: number, base: number, population: number, confidence = 0.95): Interval | undefined {
  checkDrawn({ count, base }, population);
  if (base === 0) return undefined;
  const limit = ((1 - confidence) / 2) * (1 + tie);
  const among = (having: number) => hypergeometric(having, population - having, base);
  const most = population - (base - count);
  return {
    low: firstWhere(count, most, (having) => chanceAbove(among(having), count - 1) > limit),
    high: firstWhere(count, most, (having) => having === most || chanceBelow(among(having + 1), count + 1) <= limit),
  };
}

/** The lowest of low..high from which on `holds` is true; it must be true at `high`. */
function firstWhere(low: number, high: number, holds: (n: number) => boolean): number {
  let [first, last] = [low, high];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (holds(middle)) last = middle;
    else first = middle + 1;
  }
  return first;
}

function checkDrawn(group: Group, population: number): void {
  checkGroup(group);
  if (Number.isSafeInteger(population) && population >= group.base) return;
  throw new RangeError(`${group.base} people cannot have answered out of a population of ${population}.`);
}
