import { binomial } from './distribution.js';
import { normalTail } from './normal.js';

/**
 * The tables of two groups that a test rejects: per count of the first group, runs of counts of the
 * second.
 */
export type Region = readonly (readonly Run[])[];

interface Run {
  readonly first: number;
  readonly last: number;
}

/** The bases of the two groups. */
export type Bases = readonly [number, number];

/** The number of tables that can be tried one by one within half a second. */
export const mostTables = 1_000_000;

/** Returns how many tables two groups can give. */
export function tables([first, second]: Bases): number {
  return (first + 1) * (second + 1);
}

/**
 * Returns the tables that `rejects` is true for. It is called once for a total of both counts, and
 * its result with each count that the first group can have. With a `step` over 1 only one of so
 * many totals is tried, on behalf of those around it.
 */
export function regionOf(
  [first, second]: Bases,
  rejects: (total: number) => (count: number) => boolean,
  step = 1,
): Region {
  const rows: { first: number; last: number }[][] = Array.from({ length: first + 1 }, () => []);
  for (let from = 0; from <= first + second; from += step) {
    const total = Math.min(first + second, from + Math.floor(step / 2));
    const rejected = rejects(total);
    for (let count = Math.max(0, total - second); count <= Math.min(first, total); count++) {
      if (!rejected(count)) continue;
      const runs = rows[count] ?? [];
      const run = runs.at(-1);
      const [start, last] = [Math.max(0, from - count), Math.min(second, from + step - 1 - count)];
      if (run?.last === start - 1) run.last = last;
      else runs.push({ first: start, last });
    }
  }
  return rows;
}

/** The chance, 0 to 1, of this count or fewer. */
type Cumulative = (count: number) => number;

/**
 * Returns the chance, 0 to 1, of a table in the region. The first group has a share `p`, and the
 * counts of the second have the distribution `upTo`.
 */
export function chanceOfRegion(region: Region, p: number, upTo: Cumulative): number {
  const { from, chances } = binomial(region.length - 1, p);
  return chances.reduce((total, chance, i) => {
    const within = (region[from + i] ?? []).reduce((sum, run) => sum + upTo(run.last) - upTo(run.first - 1), 0);
    return total + chance * within;
  }, 0);
}

/** Returns the cumulative distribution of a binomial count out of `base`. */
export function binomialCumulative(base: number, p: number): Cumulative {
  const { from, chances } = binomial(base, p);
  let sum = 0;
  const running = chances.map((chance) => (sum += chance));
  return (count) => (count < from ? 0 : (running[count - from] ?? 1));
}

/** Returns the same by the normal curve, for bases in the thousands. */
export function normalCumulative(base: number, p: number): Cumulative {
  const spread = Math.sqrt(base * p * (1 - p));
  if (spread === 0) return (count) => (count < base * p ? 0 : 1);
  return (count) => (count >= base ? 1 : normalTail((base * p - count - 0.5) / spread));
}
