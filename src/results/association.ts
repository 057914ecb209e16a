import { z } from 'zod';
import { kendallTau } from '../statistics/concordance.js';
import { freemanHalton } from '../statistics/freeman-halton.js';
import { simulatedFreemanHalton, simulatedKendall, type Simulated } from '../statistics/monte-carlo.js';
import { sum, type CountTable } from '../statistics/table.js';
import { count, proportion } from '../statistics/units.js';
import { alpha, smallestTested } from './verdict.js';

/** How sure a p value is that was found by drawing tables; null where all tables were counted. */
const simulation = z
  .object({
    tables: count.meta({ description: 'How many tables were drawn.' }),
    standardError: proportion,
    low: proportion.meta({ description: 'The 99% interval of the p value that all tables together give.' }),
    high: proportion,
  })
  .readonly()
  .nullable()
  .meta({ description: 'How sure the p value is where tables were drawn; null where all were counted.' });

/** Whether two answers are associated, by the test that fits; or why there is none. */
export const Association = z
  .discriminatedUnion('method', [
    z.object({ method: z.literal('freeman-halton'), p: proportion, simulation }).readonly(),
    z
      .object({
        method: z.literal('kendall'),
        p: proportion,
        simulation,
        tau: z.number().min(-1).max(1).meta({ description: 'Kendall’s tau-b.' }),
      })
      .readonly(),
    z
      .object({ method: z.literal('none'), reason: z.enum(['overlapping', 'exclusive', 'not-computable', 'few']) })
      .readonly(),
  ])
  .meta({
    id: 'Association',
    description: 'Whether two answers hang together, by the test that fits; or why there is none.',
  });
export type Association = z.infer<typeof Association>;

/** An association that was tested. */
export type TestedAssociation = Exclude<Association, { method: 'none' }>;

/** Whether the answers of a side have an order, as the points of a scale. */
export interface Ordered {
  readonly row: boolean;
  readonly column: boolean;
}

/**
 * Returns whether the rows and columns of a table are associated. Each person is in one cell. The
 * test uses the order of both sides where they have one; it is exact, or draws tables where they
 * are too many to count.
 */
export function associationIn(table: CountTable, ordered: Ordered): Association {
  if (sum(table.map(sum)) < smallestTested) return { method: 'none', reason: 'few' };
  const found = followsOrder(table, ordered) ? testOrder(table) : testTable(table);
  return found ?? { method: 'none', reason: 'not-computable' };
}

/**
 * Two answers are in order whichever comes first, so one scale is enough beside them. The questions
 * decide, not what was answered.
 */
function followsOrder(table: CountTable, { row, column }: Ordered): boolean {
  return (row || column) && (row || table.length === 2) && (column || table[0]?.length === 2);
}

function testOrder(table: CountTable): TestedAssociation | undefined {
  const tau = kendallTau(table);
  const drawn = simulatedKendall(table);
  return tau === undefined || !drawn ? undefined : { method: 'kendall', tau, ...written(drawn) };
}

function testTable(table: CountTable): TestedAssociation | undefined {
  const { p } = freemanHalton(table);
  if (p !== undefined) return { method: 'freeman-halton', p, simulation: null };
  const drawn = simulatedFreemanHalton(table);
  return drawn && { method: 'freeman-halton', ...written(drawn) };
}

function written({ p, tables, standardError, interval }: Simulated): Pick<TestedAssociation, 'p' | 'simulation'> {
  return { p, simulation: { tables, standardError, ...interval } };
}

/**
 * Returns whether answers are associated at 5%, among so many pairs that are looked at
 * (Bonferroni). Where tables were drawn the whole interval of p must lie below it, so that the draw
 * never decides.
 */
export function isAssociated({ p, simulation }: TestedAssociation, pairs = 1): boolean {
  return (simulation?.high ?? p) < alpha / pairs;
}
