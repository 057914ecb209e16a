import { z } from 'zod';
import { Disclosure } from '../../study/definition.js';
import { CountClass, Withheld } from '../suppression.js';

/**
 * An answer, or several joined, as it is released: its number, a class in its place, or neither.
 */
export const ReleasedCell = z
  .object({
    codes: z.array(z.string()).min(1).readonly(),
    count: z.int().min(0).nullable(),
    class: CountClass.nullable(),
  })
  .readonly();
export type ReleasedCell = z.infer<typeof ReleasedCell>;

/** A table as it is released. Its cells hold every answer once. */
export const ShownRelease = z.object({ base: z.int(), cells: z.array(ReleasedCell).readonly() }).readonly();
export type ShownRelease = z.infer<typeof ShownRelease>;

/** Why a table is not released. */
const WithheldRelease = z.object({ withheld: Withheld }).readonly();
export type WithheldRelease = z.infer<typeof WithheldRelease>;

/** A table as it is released, or why it is not. */
export const Release = z.union([ShownRelease, WithheldRelease]);
export type Release = z.infer<typeof Release>;

/** The releases of a table: all bureaus together, and of each bureau alone. */
export const TableRelease = z
  .object({
    id: z.string(),
    pooled: Release,
    own: z.record(z.string(), Release).readonly(),
    /** Of an anchor, how many gave the missing codes that one of its bases takes in. */
    missing: z.record(z.string(), z.int()).readonly(),
  })
  .readonly();
export type TableRelease = z.infer<typeof TableRelease>;

/** A crosstab as it is released: the number of people for each pair of joined answers. */
export const CrosstabRelease = z
  .object({
    row: z.string(),
    column: z.string(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    columns: z.array(z.array(z.string()).readonly()).readonly(),
    counts: z.array(z.array(z.int()).readonly()).readonly().nullable(),
    /**
     * The places of the answers with which who left a question open is counted; null where only who
     * answered both is.
     */
    open: z.object({ row: z.int(), column: z.int() }).readonly().nullable().default(null),
  })
  .readonly();
export type CrosstabRelease = z.infer<typeof CrosstabRelease>;

/** All that is released of a group. */
export const GroupRelease = z
  .object({
    group: z.string(),
    /** The rules that it was made by. */
    rules: Disclosure,
    /** How many responses each bureau has. */
    n: z.record(z.string(), z.int()).readonly(),
    tables: z.array(TableRelease).readonly(),
    crosstabs: z.array(CrosstabRelease).readonly(),
  })
  .readonly();
export type GroupRelease = z.infer<typeof GroupRelease>;

/** Returns whether a table is released. */
export function isShown(release: Release | undefined): release is ShownRelease {
  return release !== undefined && 'cells' in release;
}

/** Returns how many responses a release is of, over all bureaus. */
export function peopleIn({ n }: GroupRelease): number {
  return Object.values(n).reduce((sum, people) => sum + people, 0);
}
