import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compatibleCounts } from '../../src/statistics/compatible-counts.js';
import { fisherMidP } from '../../src/statistics/fisher.js';
import { newcombe } from '../../src/statistics/newcombe.js';
import { worstCase } from '../../src/statistics/worst-case.js';
import { group } from './groups.js';

const pairs = (...published: [number, number, number, number]) => {
  const [baseLow, baseHigh, percentLow, percentHigh] = published;
  return compatibleCounts({ baseLow, baseHigh, percentLow, percentHigh });
};

describe('what may lie behind a published percentage', () => {
  it('is told exactly on the edge', () => {
    expect(pairs(200, 200, 69.5, 70)).toEqual([{ count: 139, base: 200 }]);
    expect(pairs(200, 200, 69, 69.5)).toEqual([{ count: 138, base: 200 }]);
    // 100 × 0.29 is 28.999999999999996 in floating point; and 7 out of 100 is over 7.000000000000001 nowhere.
    expect(pairs(100, 100, 29, 30)).toEqual([{ count: 29, base: 100 }]);
    expect(pairs(1000, 1000, 57.3, 57.4)).toEqual([{ count: 573, base: 1000 }]);
  });

  it('is everything and nothing else', () => {
    const tenths = fc.integer({ min: -20, max: 1020 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(6), tenths, fc.nat(120), (base, more, low, width) => {
        const found = new Set(
          pairs(base, base + more, low / 10, (low + width) / 10).map((p) => `${p.count}/${p.base}`),
        );
        for (let n = base; n <= base + more; n++) {
          for (let x = 0; x <= n; x++) {
            expect(found.has(`${x}/${n}`)).toBe(1000 * x >= low * n && 1000 * x < (low + width) * n);
          }
        }
      }),
    );
  });

  it('refuses bases that cannot be, and what says hardly anything', () => {
    expect(() => pairs(0, 5, 10, 20)).toThrow(RangeError);
    expect(() => pairs(1, 1.5, 10, 20)).toThrow(RangeError);
    expect(() => pairs(1, 2, NaN, 20)).toThrow(RangeError);
    expect(() => pairs(1, 10_000, 0, 100)).toThrow('pairs');
  });
});

describe('a comparison with a published percentage', () => {
  it('holds whatever lies behind it', () => {
    fc.assert(
      fc.property(group(80), fc.array(group(60), { minLength: 1, maxLength: 12 }), (now, candidates) => {
        const all = worstCase(now, candidates);
        if (!all) throw new Error('It should be there.');
        expect(all.worst).toBeGreaterThanOrEqual(all.best);
        expect(fisherMidP(now, all.worstPair)).toBe(all.worst);
        for (const candidate of candidates) {
          const p = fisherMidP(now, candidate) ?? NaN;
          const { difference, low, high } = newcombe(now, candidate) ?? { difference: NaN, low: NaN, high: NaN };
          expect(p >= all.best && p <= all.worst * (1 + 1e-7)).toBe(true);
          expect(difference >= all.difference.low && difference <= all.difference.high).toBe(true);
          expect(low >= all.interval.low && high <= all.interval.high).toBe(true);
        }
      }),
    );
  });

  it('of one candidate is just that comparison', () => {
    const [now, then] = [
      { count: 30, base: 62 },
      { count: 37, base: 53 },
    ];
    const p = fisherMidP(now, then);
    expect(worstCase(now, [then])).toMatchObject({ worst: p, best: p, worstPair: then });
  });

  it('cannot be made with nobody, or without candidates', () => {
    expect(worstCase({ count: 0, base: 0 }, [{ count: 1, base: 2 }])).toBeUndefined();
    expect(worstCase({ count: 1, base: 2 }, [])).toBeUndefined();
  });
});
