import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisher } from '../../src/statistics/fisher.js';
import { benjaminiHochberg } from '../../src/statistics/many-tests.js';
import { holm } from '../../src/statistics/reference/holm.js';
import { trend } from '../../src/statistics/trend.js';
import { chiSquare } from '../../src/statistics/chi-square.js';
import { group, others } from './groups.js';

const p = fc.double({ min: 0, max: 1, noNaN: true });
const family = fc.array(fc.option(p, { nil: undefined }), { maxLength: 12 });

describe.each(Object.entries({ holm, benjaminiHochberg }))('%s', (_, adjust) => {
  it('leaves the order and what is undefined, and makes no p smaller', () => {
    fc.assert(
      fc.property(family, (ps) => {
        const adjusted = adjust(ps);
        const known = ps.flatMap((raw, i) => (raw === undefined ? [] : [{ raw, here: adjusted[i] ?? NaN }]));
        expect(adjusted.map((value) => value === undefined)).toEqual(ps.map((value) => value === undefined));
        for (const a of known) {
          expect(a.here >= a.raw - 1e-15 && a.here <= 1).toBe(true);
          for (const b of known) if (a.raw < b.raw) expect(a.here).toBeLessThanOrEqual(b.here);
        }
        expect(adjust(ps.filter((raw) => raw !== undefined))).toEqual(known.map(({ here }) => here));
      }),
    );
  });

  it('leaves one test as it is, and refuses what is no p value', () => {
    expect([adjust([0.04]), adjust([undefined]), adjust([])]).toEqual([[0.04], [undefined], []]);
    for (const wrong of [-0.1, 1.1, NaN]) expect(() => adjust([0.5, wrong])).toThrow(RangeError);
  });
});

it('Holm is stricter than Benjamini–Hochberg', () => {
  fc.assert(
    fc.property(family, (ps) => {
      const bh = benjaminiHochberg(ps);
      holm(ps).forEach((value, i) => expect(value ?? 0).toBeGreaterThanOrEqual((bh[i] ?? 0) - 1e-15));
    }),
  );
});

describe('a trend', () => {
  const waves = fc.array(group(9), { minLength: 3, maxLength: 4 });
  const years = [2015, 2026, 2030.5, 2040];

  it('stays the same in years or in steps, backwards, and for those who do not have it', () => {
    fc.assert(
      fc.property(waves, (groups) => {
        const scored = groups.map((group, i) => ({ ...group, score: years[i] ?? 0 }));
        const value = trend(scored);
        const same = [
          scored.map((group) => ({ ...group, score: (group.score - 2000) / 10 })),
          scored.map((group) => ({ ...group, score: -group.score })),
          scored.map((group) => ({ ...group, ...others(group) })),
        ].map(trend);
        for (const other of same) {
          for (const figure of ['chiSquare', 'p', 'exact', 'midP'] as const) {
            expect(other?.[figure] ?? -1).toBeCloseTo(value?.[figure] ?? -1, 9);
          }
        }
        if (value) expect([value.p, value.exact ?? 0, value.midP ?? 0].every((q) => q >= 0 && q <= 1)).toBe(true);
      }),
    );
  });

  it('of two waves is their chi-square', () => {
    const groups = [
      { count: 6, base: 27, score: 1 },
      { count: 30, base: 62, score: 2 },
    ];
    const table = groups.map(({ count, base }) => [count, base - count]);
    expect(trend(groups)?.p).toBeCloseTo(chiSquare(table)?.p ?? NaN, 12);
    expect(trend(groups)?.exact).toBeGreaterThanOrEqual(fisher({ count: 6, base: 27 }, { count: 30, base: 62 }) ?? NaN);
  });

  it('cannot be computed when nobody has it, of one moment, or of nobody; and not exactly for crowds', () => {
    const at = (count: number, base: number, score: number) => ({ count, base, score });
    expect(trend([at(0, 5, 1), at(0, 6, 2), at(0, 7, 3)])).toBeUndefined();
    expect(trend([at(1, 5, 1), at(2, 6, 1)])).toBeUndefined();
    expect([trend([]), trend([at(0, 0, 1), at(0, 0, 2)])]).toEqual([undefined, undefined]);
    const crowd = trend([at(37, 53, 2015), at(480_000, 1_000_000, 2026), at(28, 70, 2030)]);
    expect(crowd).toMatchObject({ exact: undefined, midP: undefined });
    expect(crowd?.p).toBeLessThan(0.05);
  });
});
