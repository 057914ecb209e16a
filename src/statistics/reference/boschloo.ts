import { chanceAbove, chanceBelow, chanceOf, hypergeometric, type Distribution } from '../distribution.js';
import { checkGroup, type Group } from '../group.js';
import { mostTables, regionOf, tables, type Bases } from '../region.js';
import { atMost } from '../ties.js';
import { everyByProbability } from '../two-sided.js';
import { highestChance } from './unconditional.js';

/**
 * Boschloo's test (1970, Statistica Neerlandica 24:1) of whether two groups have the same share: the highest chance, over what
 * that share may be, of a table with a two-sided Fisher p as small as this one. 0 to 1; keeps its level. Undefined when one
 * group is nobody, and when there are over a million tables.
 */
export function boschloo(a: Group, b: Group): number | undefined {
  return unconditional(a, b, (distribution) => {
    const values = everyByProbability(distribution);
    return (count) => values[count - distribution.from]?.p ?? 0;
  });
}

/** Twice the smaller of the two one-sided tests, at most 1: what SciPy calls two-sided. */
export function boschlooCentral(a: Group, b: Group): number | undefined {
  const less = unconditional(a, b, (d) => (count) => chanceBelow(d, count) + chanceOf(d, count));
  const more = unconditional(a, b, (d) => (count) => chanceOf(d, count) + chanceAbove(d, count));
  return less === undefined || more === undefined ? undefined : Math.min(1, 2 * Math.min(less, more));
}

function unconditional(
  a: Group,
  b: Group,
  pValues: (distribution: Distribution) => (count: number) => number,
): number | undefined {
  checkGroup(a);
  checkGroup(b);
  const bases: Bases = [a.base, b.base];
  if (a.base === 0 || b.base === 0 || tables(bases) > mostTables) return undefined;
  const given = (total: number) => pValues(hypergeometric(a.base, b.base, total));
  const seen = given(a.count + b.count)(a.count);
  const region = regionOf(bases, (total) => {
    const p = given(total);
    return (count) => atMost(p(count), seen);
  });
  return highestChance(region, bases);
}
