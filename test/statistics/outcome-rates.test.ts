import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { definitions, eligibleShare, outcomeRates, type OutcomeCounts } from '../../src/statistics/outcome-rates.js';

const count = fc.oneof(fc.nat(300), fc.constant(0));
const e = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc.record({ I: count, P: count, R: count, NC: count, O: count, UH: count, UO: count, e });

/** Whether rates rise from left to right; those without a denominator are left out. */
function rises(...rates: readonly (number | null)[]): boolean {
  const known = rates.filter((rate) => rate !== null);
  return known.every((rate, i) => i === 0 || rate >= (known[i - 1] ?? 0) - 1e-12);
}

const nobody: OutcomeCounts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, e: 1 };

describe('outcome rates', () => {
  it('are proportions or null, and each has a definition', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const rates = outcomeRates(given);
        expect(Object.keys(rates)).toEqual(Object.keys(definitions));
        for (const rate of Object.values(rates)) expect(rate === null || (rate >= 0 && rate <= 1)).toBe(true);
      }),
    );
  });

  it('keep the order that their denominators have', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const { RR1, RR2, RR3, RR4, RR5, RR6, COOP1, COOP2, COOP3, COOP4, ...r } = outcomeRates(given);
        expect(rises(RR1, RR3, RR5) && rises(RR2, RR4, RR6)).toBe(true);
        expect(rises(RR1, RR2) && rises(RR3, RR4) && rises(RR5, RR6)).toBe(true);
        expect(rises(COOP1, COOP3) && rises(COOP2, COOP4) && rises(COOP1, COOP2)).toBe(true);
        expect(rises(r.REF1, r.REF2, r.REF3) && rises(r.CON1, r.CON2, r.CON3)).toBe(true);
        expect(rises(RR2, r.CON1) && rises(RR5, COOP1)).toBe(true);
      }),
    );
  });

  it('take all of the unknown for eligible where e is 1, and none where it is 0', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const all = outcomeRates({ ...given, e: 1 });
        expect([all.RR3, all.RR4, all.REF2, all.CON2]).toEqual([all.RR1, all.RR2, all.REF1, all.CON1]);
        const none = outcomeRates({ ...given, e: 0 });
        expect([none.RR3, none.RR4, none.REF2, none.CON2]).toEqual([none.RR5, none.RR6, none.REF3, none.CON3]);
      }),
    );
  });

  it('of nobody cannot be computed', () => {
    expect(new Set(Object.values(outcomeRates(nobody)))).toEqual(new Set([null]));
  });

  test.each([
    ['I', -1],
    ['UO', NaN],
    ['NC', Infinity],
    ['e', 1.01],
    ['e', -0.01],
  ])('do not take %s of %f', (name, value) => {
    expect(() => outcomeRates({ ...nobody, [name]: value })).toThrow(name);
  });
});

describe('the share of the unknown that is eligible', () => {
  it('is as large as among the known, and 1 when nothing is known', () => {
    expect([eligibleShare(90, 10), eligibleShare(0, 3), eligibleShare(3, 0), eligibleShare(0, 0)]).toEqual([
      0.9, 0, 1, 1,
    ]);
  });
});
