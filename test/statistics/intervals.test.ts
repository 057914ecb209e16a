import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clopperPearson } from '../../src/statistics/reference/clopper-pearson.js';
import {
  effectiveBase,
  exactFinite,
  finiteStandardError,
  wilsonFinite,
} from '../../src/statistics/finite-population.js';
import type { Interval } from '../../src/statistics/interval.js';
import { surveyInterval, surveyMethods } from '../../src/statistics/reference/survey-interval.js';
import { wilson } from '../../src/statistics/wilson.js';
import { everyGroup, group } from './groups.js';

const population = 88;
const finite = (by: typeof wilsonFinite) => (count: number, base: number) => by(count, base, population);
const intervals: [name: string, of: (count: number, base: number) => Interval | undefined, whole: number][] = [
  ['Wilson', wilson, 1],
  ['Clopper–Pearson', clopperPearson, 1],
  ['Wilson in a finite population', finite(wilsonFinite), 1],
  ['exact in a finite population', finite(exactFinite), population],
];

describe.each(intervals)('the interval: %s', (_, of, whole) => {
  it('holds the share, stays within bounds, rises with the count, and mirrors', () => {
    for (let base = 1; base <= 60; base++) {
      let before: Interval = { low: 0, high: 0 };
      for (const { count } of everyGroup(base)) {
        const { low, high } = of(count, base) ?? { low: NaN, high: NaN };
        const mirrored = of(base - count, base);
        expect(low >= 0 && high <= whole && low <= high).toBe(true);
        expect(low).toBeLessThanOrEqual((count / base) * whole + 1e-12);
        expect(high).toBeGreaterThanOrEqual((count / base) * whole - 1e-12);
        expect(low >= before.low && high >= before.high).toBe(true);
        expect(mirrored?.low).toBeCloseTo(whole - high, 9);
        before = { low, high };
      }
    }
  });

  it('cannot be computed of nobody, and not of more than everybody', () => {
    expect(of(0, 0)).toBeUndefined();
    expect(() => of(3, 2)).toThrow(RangeError);
    expect(() => of(-1, 2)).toThrow(RangeError);
  });
});

describe('a finite population', () => {
  it('leaves no doubt when everybody answered', () => {
    expect(wilsonFinite(30, 40, 40)).toEqual({ low: 0.75, high: 0.75 });
    expect(exactFinite(30, 40, 40)).toEqual({ low: 30, high: 30 });
    expect([effectiveBase(40, 40), finiteStandardError({ count: 30, base: 40 }, 40)]).toEqual([undefined, 0]);
  });

  it('cannot be smaller than those who answered', () => {
    for (const of of [wilsonFinite, exactFinite]) expect(() => of(3, 5, 4)).toThrow('population');
  });

  it('makes an interval narrower than an endless one does, and in the limit the same', () => {
    fc.assert(
      fc.property(group(200), fc.integer({ min: 1, max: 500 }), ({ count, base }, rest) => {
        const endless = wilson(count, base);
        const here = wilsonFinite(count, base, base + rest);
        expect((here?.high ?? 1) - (here?.low ?? 0)).toBeLessThanOrEqual(
          (endless?.high ?? 0) - (endless?.low ?? 1) + 1e-12,
        );
        expect(wilsonFinite(count, base, 1e12)?.low).toBeCloseTo(endless?.low ?? NaN, 8);
      }),
    );
  });

  it('of a million is worked out as well', () => {
    expect(exactFinite(480_000, 1_000_000, 2_000_000)).toEqual({
      low: expect.closeTo(960_000, -4),
      high: expect.closeTo(960_000, -4),
    });
  });
});

test.each(surveyMethods)(
  'the survey interval %s is near the Wilson interval, and undefined without spread',
  (method) => {
    const survey = { count: 37, base: 53, population: 88, confidence: 0.95, method, df: 52 };
    const near = wilsonFinite(37, 53, 88);
    expect(surveyInterval(survey)?.low).toBeCloseTo(near?.low ?? NaN, 2);
    expect(surveyInterval(survey)?.high).toBeCloseTo(near?.high ?? NaN, 1);
    for (const [count, base] of [
      [0, 53],
      [53, 53],
      [1, 1],
      [0, 0],
    ] as const) {
      expect(surveyInterval({ ...survey, count, base })).toBeUndefined();
    }
    expect(surveyInterval({ ...survey, population: 53 })).toEqual({ low: 37 / 53, high: 37 / 53 });
  },
);
