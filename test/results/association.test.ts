import { describe, expect, it } from 'vitest';
import { associationIn } from '../../src/results/association.js';

const chiSquare = () => ({ statistic: 6.5, df: 4, p: 0.16 });

describe('whether two answers hang together', () => {
  it('is tested exactly where that can be computed, else by chi-square', () => {
    const table = [
      [10, 20],
      [20, 15],
    ];
    expect(associationIn(table, { chiSquare, freemanHalton: () => 0.2 })).toEqual({ method: 'freeman-halton', p: 0.2 });
    expect(associationIn(table, { chiSquare, freemanHalton: () => undefined })).toMatchObject({
      ...{ method: 'chi-square', p: 0.16, df: 4, smallExpected: false },
    });
  });

  it('cannot be computed of a table with one row that somebody is in', () => {
    const table = [
      [3, 4],
      [0, 0],
    ];
    expect(associationIn(table)).toEqual({ method: 'none', reason: 'not-computable' });
  });

  it('is warned of where few people are expected in many cells', () => {
    const warned = (table: number[][]) => {
      const found = associationIn(table, { chiSquare, freemanHalton: () => undefined });
      return found.method === 'chi-square' && found.smallExpected;
    };
    expect(
      warned([
        [3, 2],
        [4, 5],
      ]),
    ).toBe(true);
    expect(
      warned([
        [50, 50],
        [1, 0],
      ]),
    ).toBe(true);
    expect(
      warned([
        [30, 20],
        [20, 30],
      ]),
    ).toBe(false);
    expect(
      warned([
        [30, 20, 0],
        [20, 30, 0],
      ]),
    ).toBe(false);
  });
});
