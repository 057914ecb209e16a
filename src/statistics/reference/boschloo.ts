import { chanceAbove, chanceBelow, chanceOf, hypergeometric, type Distribution } from '../distribution.js';
import { checkGroup, type Group } from '../group.js';
import { mostTables, regionOf, tables, type Bases } from '../region.js';
import { atMost } from '../ties.js';
import { everyByProbability } from '../two-sided.js';
import { highestChance } from './unconditional.js';

/**
 * Returns the p value of Boschloo's test of equal shares. 0 to 1; Boschloo (1970, Statistica
 * Neerlandica 24:1): the highest chance, over all common shares, of a table with a two-sided Fisher
 * p as small as this one. It keeps its level. Undefined for a base of 0, and for over a million
 * tables.
 */
export function boschloo(a: Group, b: Group): number | undefined {
  return unconditional(a, b, (distribution) => {
    const values = everyByProbability(distribution);
    return (count) => values[count - distribution.from]?.p ?? 0;
  });
}

/** Returns twice the smaller one-sided test, at most 1 (SciPy's two-sided). */
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
