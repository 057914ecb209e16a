import { z } from 'zod';
import { chiSquare } from '../statistics/chi-square.js';
import { freemanHalton } from '../statistics/freeman-halton.js';
import { count, proportion } from '../statistics/units.js';

/** Whether two answers are associated, by the test that fits; or why there is none. */
export const Association = z
  .discriminatedUnion('method', [
    z.object({ method: z.literal('freeman-halton'), p: proportion }).readonly(),
    z
      .object({
        method: z.literal('chi-square'),
        p: proportion,
        statistic: z.number(),
        df: count,
        smallExpected: z.boolean().meta({
          description: 'Whether too few people are expected in too many cells for the test to be trusted.',
        }),
      })
      .readonly(),
    z.object({ method: z.literal('none'), reason: z.enum(['overlapping', 'not-computable']) }).readonly(),
  ])
  .meta({
    id: 'Association',
    description: 'Whether two answers hang together, by the test that fits; or why there is none.',
  });
export type Association = z.infer<typeof Association>;

/**
 * Returns whether the rows and columns of a table are associated. Each person is in one cell. The
 * test is exact where that can be computed, else chi-square.
 */
export function associationIn(table: readonly (readonly number[])[]): Association {
  const pearson = chiSquare(table);
  if (!pearson) return { method: 'none', reason: 'not-computable' };
  const exact = freemanHalton(table);
  if (exact.p !== undefined) return { method: 'freeman-halton', p: exact.p };
  const { chiSquare: statistic, df, p } = pearson;
  return { method: 'chi-square', p, statistic, df, smallExpected: hasSmallExpected(table) };
}

/**
 * Cochran's rule (1954): an expected count below 1, or below 5 in more than a fifth of the cells
 * that can hold anybody.
 */
function hasSmallExpected(table: readonly (readonly number[])[]): boolean {
  const rows = table.map((row) => row.reduce((sum, people) => sum + people, 0)).filter((total) => total > 0);
  const columns = (table[0] ?? [])
    .map((_, i) => table.reduce((sum, row) => sum + (row[i] ?? 0), 0))
    .filter((total) => total > 0);
  const n = rows.reduce((sum, total) => sum + total, 0);
  const expected = rows.flatMap((row) => columns.map((column) => (row * column) / n));
  return expected.some((people) => people < 1) || expected.filter((people) => people < 5).length > expected.length / 5;
}
