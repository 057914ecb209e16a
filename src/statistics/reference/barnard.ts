import { checkGroup, type Group } from '../group.js';
import { mostTables, regionOf, tables, type Bases } from '../region.js';
import { lessThan } from '../ties.js';
import { highestChance } from './unconditional.js';

/**
 * Returns the p value of Barnard's test (1945, Nature 156:177). 0 to 1, with the pooled score: the
 * highest chance, over all common shares, of a table whose chi-square is as large as this one.
 * Undefined for a base of 0, and for over a million tables.
 */
export function barnard(a: Group, b: Group): number | undefined {
  checkGroup(a);
  checkGroup(b);
  const bases: Bases = [a.base, b.base];
  if (a.base === 0 || b.base === 0 || tables(bases) > mostTables) return undefined;
  const seen = score(bases, a.count + b.count, a.count);
  const region = regionOf(bases, (total) => (count) => !lessThan(score(bases, total, count), seen));
  return highestChance(region, bases);
}

/** Proportional to the chi-square; 0 where nobody or everybody has it. */
function score([first, second]: Bases, total: number, count: number): number {
  const spread = total * (first + second - total);
  return spread === 0 ? 0 : (count * second - (total - count) * first) ** 2 / spread;
}
