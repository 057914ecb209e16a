import { describe, expect, it } from 'vitest';
import { associationIn } from '../../src/results/association.js';

describe('whether two answers hang together', () => {
  it('is tested exactly where that can be computed', () => {
    // fisher.test(matrix(c(12,9,4,6,5,3,8,7), 2, byrow = TRUE)) of R 4.2.2
    const found = associationIn([
      [12, 9, 4, 6],
      [5, 3, 8, 7],
    ]);
    expect(found).toMatchObject({ method: 'freeman-halton' });
    expect('p' in found && found.p).toBeCloseTo(0.109804660350376, 7);
  });

  it('is tested by chi-square where there are too many tables, with a warning where few are expected in many cells', () => {
    const even = Array.from({ length: 5 }, () => [60, 50, 40, 50, 60]);
    expect(associationIn(even)).toMatchObject({ method: 'chi-square', df: 16, smallExpected: false });
    const thin = even.map((row, i) => (i === 4 ? [2, 1, 0, 1, 2] : row));
    expect(associationIn(thin)).toMatchObject({ method: 'chi-square', smallExpected: true });
  });

  it('cannot be computed of a table with one row that somebody is in', () => {
    const table = [
      [3, 4],
      [0, 0],
    ];
    expect(associationIn(table)).toEqual({ method: 'none', reason: 'not-computable' });
  });
});
