import { z } from 'zod';
import { baseCode, type Count } from '../questionnaire/question.js';
import { everyone } from '../questionnaire/response.js';

/** Where responses are counted. */
export interface TallyCell {
  readonly wave: string;
  readonly grp: string;
  readonly bureau: string;
}

/** How many responses have each thing that is counted, by `countKey`; zeros are left out. */
export const Counts = z.record(z.string(), z.int().positive());
export type Counts = z.infer<typeof Counts>;

/** The counts of a group, by bureau. */
export type Figures = Readonly<Record<string, Counts>>;

/** Returns the name of one count within a cell. */
export function countKey({ table, code }: Count): string {
  return `${table} ${code}`;
}

/** Returns how many responses are counted. */
export function responsesIn(counts: Counts): number {
  return counts[countKey({ table: everyone, code: baseCode })] ?? 0;
}

/** Returns the counts that are stored as JSON. */
export function parseCounts(json: string): Counts {
  return Counts.parse(JSON.parse(json));
}

/**
 * Returns counts with others added or subtracted; what is not above zero is left out. Sorted by
 * name, so that their order says nothing of who came when.
 */
export function addCounts(counts: Counts, more: Iterable<readonly [key: string, by: number]>): Counts {
  const sums = new Map(Object.entries(counts));
  for (const [key, by] of more) sums.set(key, (sums.get(key) ?? 0) + by);
  return Object.fromEntries([...sums].filter(([, sum]) => sum > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the sums of stripes of several cells, by the name of the cell. */
export function sumCells<R extends { readonly counts: string }>(
  stripes: readonly R[],
  nameOf: (stripe: R) => string,
): Map<string, Counts> {
  const cells = new Map<string, Counts>();
  for (const stripe of stripes) {
    const name = nameOf(stripe);
    cells.set(name, addCounts(cells.get(name) ?? {}, Object.entries(parseCounts(stripe.counts))));
  }
  return cells;
}
