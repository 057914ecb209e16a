import { describe, expect, it } from 'vitest';
import { plannedFrom, planPoint, type PlannedFigure } from '../../src/results/plan.js';
import { testAgainstCounted, testAgainstPublished } from '../../src/results/tested.js';
import { compatibleCounts } from '../../src/statistics/compatible-counts.js';

const of2015 = { percent: 70, baseLow: 49, baseHigh: 55, percentLow: 67.5, percentHigh: 72.5 };
const published: PlannedFigure = { basis: 'published', percent: 70, candidates: compatibleCounts(of2015), alpha: 0.05 };

function counted(alpha: number, ...shares: { count: number; base: number }[]): PlannedFigure {
  return { basis: 'counted', shares, alpha };
}

const width = (figure: PlannedFigure, n: number) => {
  const { low, high } = planPoint(figure, n);
  return (high ?? 101) - (low ?? -1);
};

describe('a plan', () => {
  it('against a published figure is what a comparison says it could find, by the worst case over its rounding', () => {
    for (const n of [30, 53, 80, 200]) {
      const { down, up } =
        testAgainstPublished({ count: Math.round(n / 2), base: n }, of2015)?.smallestDetectable ?? {};
      expect(planPoint(published, n)).toEqual({ n, low: 70 - (down ?? NaN), high: 70 + (up ?? NaN) });
    }
  });

  it('against a counted wave is what a comparison says it could find, at 5%', () => {
    const { down, up } = testAgainstCounted({ count: 30, base: 62 }, { count: 35, base: 50 })?.smallestDetectable ?? {};
    expect(planPoint(counted(0.05, { count: 35, base: 50 }), 62)).toEqual({
      ...{ n: 62, low: 70 - (down ?? NaN), high: 70 + (up ?? NaN) },
    });
  });

  it('needs every defensible base to agree', () => {
    const [wide, narrow] = [
      { count: 35, base: 50 },
      { count: 30, base: 38 },
    ];
    const [a, b, both] = [[wide], [narrow], [wide, narrow]].map((shares) => planPoint(counted(0.05, ...shares), 80));
    expect(both?.low).toBe(Math.min(a?.low ?? NaN, b?.low ?? NaN));
    expect(both?.high).toBe(b?.high === null ? null : Math.max(a?.high ?? NaN, b?.high ?? NaN));
  });

  it('sees more with more people, and less of one outcome among eight', () => {
    for (const figure of [published, counted(0.05, { count: 20, base: 53 })]) {
      expect(width(figure, 200)).toBeLessThan(width(figure, 60));
    }
    const scale = (alpha: number): PlannedFigure => ({ basis: 'points', points: [4, 9, 14, 17, 9], from: 3, alpha });
    expect(plannedFrom(scale(0.05))).toBeCloseTo((100 * 26) / 53, 9);
    expect(width(scale(0.05), 200)).toBeLessThan(width(scale(0.05), 60));
    expect(width(scale(0.05 / 8), 60)).toBeGreaterThan(width(scale(0.05), 60));
  });

  it('for fewer than ten people, or beside a figure that nothing can differ from, is nothing', () => {
    expect(planPoint(published, 9)).toEqual({ n: 9, low: null, high: null });
    const all: PlannedFigure = { basis: 'points', points: [0, 0, 0, 0, 30], from: 3, alpha: 0.05 };
    expect(planPoint(all, 80)).toEqual({ n: 80, low: null, high: null });
  });
});
