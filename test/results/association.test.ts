import { describe, expect, it } from 'vitest';
import { associationIn, isAssociated } from '../../src/results/association.js';

const noOrder = { row: false, column: false };
const bothOrdered = { row: true, column: true };

/** People on two scales, most of whom are near the same point on both. */
const scales = [
  [4, 3, 1, 0, 0],
  [2, 4, 3, 1, 0],
  [1, 2, 5, 3, 1],
  [0, 1, 3, 4, 3],
  [0, 0, 2, 3, 4],
];

describe('whether two answers hang together', () => {
  it('is tested exactly, by counting every table where that can be done', () => {
    // fisher.test(matrix(c(12,9,4,6,5,3,8,7), 2, byrow = TRUE)) of R 4.2.2
    const found = associationIn(
      [
        [12, 9, 4, 6],
        [5, 3, 8, 7],
      ],
      noOrder,
    );
    expect(found).toMatchObject({ method: 'freeman-halton', simulation: null });
    expect('p' in found && found.p).toBeCloseTo(0.109804660350376, 7);
  });

  it('is tested by drawing tables where they are too many to count: five by five answers of fifty people', () => {
    const found = associationIn(scales, noOrder);
    expect(found).toMatchObject({ method: 'freeman-halton', simulation: { tables: 100_000 } });
    expect('p' in found && found.p).toBeCloseTo(0.0207, 2);
  });

  it('uses the order of the answers where both sides have one; two answers always have', () => {
    expect(associationIn(scales, bothOrdered)).toMatchObject({ method: 'kendall', tau: expect.closeTo(0.6, 4) });
    expect(associationIn(scales.slice(1, 3), { row: false, column: true })).toMatchObject({ method: 'kendall' });
    expect(associationIn(scales, { row: false, column: true })).toMatchObject({ method: 'freeman-halton' });
    expect(associationIn([[9, 3], [2, 8]], noOrder)).toMatchObject({ method: 'freeman-halton' }); // prettier-ignore
  });

  it('finds by its order what the same table without it hides', () => {
    const drifting = [
      [5, 4, 3, 2, 1],
      [3, 3, 3, 3, 3],
      [2, 2, 3, 4, 4],
    ];
    const [ordered, unordered] = [bothOrdered, noOrder].map((order) => associationIn(drifting, order));
    if (ordered?.method !== 'kendall' || unordered?.method !== 'freeman-halton') throw new Error('not tested');
    expect([isAssociated(ordered), isAssociated(unordered)]).toEqual([true, false]);
  });

  it('is not computed of one row that somebody is in, nor of fewer than ten people', () => {
    expect(associationIn([[7, 9], [0, 0]], noOrder)).toEqual({ method: 'none', reason: 'not-computable' }); // prettier-ignore
    expect(associationIn([[7, 9], [0, 0]], bothOrdered)).toEqual({ method: 'none', reason: 'not-computable' }); // prettier-ignore
    expect(associationIn([[5, 0], [0, 4]], noOrder)).toEqual({ method: 'none', reason: 'few' }); // prettier-ignore
    expect(associationIn([[5, 0], [0, 5]], noOrder)).toMatchObject({ method: 'freeman-halton' }); // prettier-ignore
  });

  it('is decided by the whole interval of a p that was drawn, and among many pairs by far less', () => {
    const drawn = (low: number, high: number) => {
      return {
        method: 'kendall',
        tau: 0.2,
        p: 0.049,
        simulation: { tables: 1000, standardError: 0.01, low, high },
      } as const;
    };
    expect(isAssociated(drawn(0.048, 0.051))).toBe(false);
    expect(isAssociated(drawn(0.045, 0.0499))).toBe(true);
    const counted = { method: 'freeman-halton', p: 0.01, simulation: null } as const;
    expect([isAssociated(counted), isAssociated(counted, 10)]).toEqual([true, false]);
  });
});
