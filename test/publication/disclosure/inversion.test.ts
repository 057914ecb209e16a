import { expect, it } from 'vitest';
import { openSolver } from '../../../src/publication/disclosure/solver.js';
import { invert, memoizeRange, type Inverted, type SmallTable } from './inversion.js';

/**
 * Somebody who knows how tables are joined and hidden may turn that round. Every way to fill in a
 * small table is gated; those that show the same must leave a small number all that it can be.
 */

const rules = { base: 10, cell: 3, anchorBase: 20, crosstabCell: 5 };
const pooled = { bases: { a: 5, b: 7 }, together: ['a', 'b'], rules };

const findRange = memoizeRange(await openSolver());

/** Whether what is left of a number is within its class, and less than that. */
function isWithinClass({ values, base }: Inverted): boolean {
  return values.every((value) => value < rules.cell) || values.every((value) => value > base - rules.cell);
}

it.each<[string, SmallTable]>([
  ['a list of 3', { ...pooled, shape: 'one', answers: 3 }],
  ['a list of 4', { ...pooled, shape: 'one', answers: 4 }],
  ['a list of 5', { ...pooled, shape: 'one', answers: 5 }],
  ['a scale of 5', { ...pooled, shape: 'scale', answers: 5 }],
  ['a multiple choice of 3', { ...pooled, shape: 'several', answers: 3, bases: { a: 5, b: 5 } }],
])('a table of all bureaus tells no number within its class: %s', { timeout: 120_000 }, (_name, table) => {
  const { tried, inverted } = invert(table, findRange);
  expect(tried).toBeGreaterThan(90);
  expect(inverted.filter(isWithinClass)).toEqual([]);
});
