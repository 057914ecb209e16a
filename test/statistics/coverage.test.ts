import { describe, expect, test } from 'vitest';
import { boschloo } from '../../src/statistics/reference/boschloo.js';
import { clopperPearson } from '../../src/statistics/reference/clopper-pearson.js';
import { binomial, chanceOf, hypergeometric } from '../../src/statistics/distribution.js';
import { exactFinite, wilsonFinite } from '../../src/statistics/finite-population.js';
import { fisher } from '../../src/statistics/fisher.js';
import type { Interval } from '../../src/statistics/interval.js';
import { midPRegion } from '../../src/statistics/mid-p-region.js';
import { newcombe } from '../../src/statistics/newcombe.js';
import { regionOf, type Bases } from '../../src/statistics/region.js';
import { highestChance } from '../../src/statistics/reference/unconditional.js';
import { wilson } from '../../src/statistics/wilson.js';
import { seeded } from '../support/random-answers.js';
import { everyGroup } from './groups.js';

/** Shares from 0.005 to 0.995. */
const shares = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

function holds(interval: Interval | undefined, value: number): boolean {
  return interval !== undefined && interval.low <= value + 1e-12 && interval.high >= value - 1e-12;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
const summary = (covered: readonly number[]) =>
  `covers ${percent(mean(covered))} on average, ${percent(Math.min(...covered))} at least`;

/** `least` is what the literature leads to expect at these bases. */
const ofProportions = [
  { name: 'Wilson', of: wilson, least: 0.83 },
  { name: 'Clopper–Pearson', of: clopperPearson, least: 0.95 },
];

describe.for([27, 54])('95%% intervals of %i people', (base) => {
  test.for(ofProportions)('$name, by every count', async ({ name, of, least }, { annotate }) => {
    const intervals = everyGroup(base).map(({ count }) => of(count, base));
    const covered = shares.map((p) => {
      const counts = binomial(base, p);
      return intervals.reduce((sum, interval, x) => sum + (holds(interval, p) ? chanceOf(counts, x) : 0), 0);
    });
    await annotate(`${name}, n = ${base}: ${summary(covered)}`);
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(least);
    expect(mean(covered)).toBeGreaterThanOrEqual(0.95);
  });

  test.for(ofProportions)('$name, by drawing people', async ({ name, of, least }, { annotate }) => {
    const random = seeded(base);
    const intervals = everyGroup(base).map(({ count }) => of(count, base));
    const draws = 4000;
    const covered = [0.1, 0.2, 0.35, 0.5, 0.7, 0.9].map((p) => {
      let held = 0;
      for (let draw = 0; draw < draws; draw++) {
        let count = 0;
        for (let person = 0; person < base; person++) if (random() < p) count++;
        if (holds(intervals[count], p)) held++;
      }
      return held / draws;
    });
    await annotate(`${name}, n = ${base}, ${draws} draws at each of six shares: ${summary(covered)}`);
    expect(Math.min(...covered)).toBeGreaterThanOrEqual(least - 0.01);
  });
});

const populations = [
  { base: 27, population: 45 },
  { base: 53, population: 88 },
  { base: 54, population: 88 },
];

describe.for(populations)('95% intervals of $base people out of $population', ({ base, population }) => {
  const covered = (of: typeof exactFinite, scale: number) =>
    Array.from({ length: population + 1 }, (_, having) => {
      const counts = hypergeometric(having, population - having, base);
      return counts.chances.reduce((sum, chance, i) => {
        const interval = of(counts.from + i, base, population);
        return sum + (holds(interval, having * scale) ? chance : 0);
      }, 0);
    });

  test('the exact one covers that for whatever number has it', async ({ annotate }) => {
    const found = covered(exactFinite, 1);
    await annotate(`exact, ${base} of ${population}: ${summary(found)}`);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0.95);
  });

  test('Wilson’s covers that on average', async ({ annotate }) => {
    const found = covered(wilsonFinite, 1 / population);
    await annotate(`Wilson, ${base} of ${population}: ${summary(found)}`);
    expect(mean(found)).toBeGreaterThanOrEqual(0.95);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(0.85);
  });
});

test('Newcombe’s interval of 27 and 54 people covers 95% of differences on average', async ({ annotate }) => {
  const intervals = everyGroup(27).map((a) => everyGroup(54).map((b) => newcombe(a, b)));
  const grid = Array.from({ length: 49 }, (_, i) => (i + 1) / 50);
  const covered = grid.flatMap((p) => {
    const ofA = binomial(27, p);
    return grid.map((q) => {
      const ofB = binomial(54, q);
      return intervals.reduce((sum, row, x) => {
        const within = row.reduce((s, interval, y) => s + (holds(interval, p - q) ? chanceOf(ofB, y) : 0), 0);
        return sum + chanceOf(ofA, x) * within;
      }, 0);
    });
  });
  await annotate(`Newcombe, n = 27 and 54: ${summary(covered)}`);
  expect(mean(covered)).toBeGreaterThanOrEqual(0.95);
  expect(Math.min(...covered)).toBeGreaterThanOrEqual(0.87);
});

const pairs = [
  { first: 27, second: 27 },
  { first: 27, second: 54 },
  { first: 54, second: 54 },
];

test.for(pairs)(
  'how often a 5% test of $first and $second people finds what is not there',
  async (pair, { annotate }) => {
    const { first, second } = pair;
    const bases: Bases = [first, second];
    const midP = highestChance(midPRegion(bases, 0.05), bases);
    // Boschloo's p is never above Fisher's, and rises with it: looked up once for each Fisher p.
    const known = new Map<number, boolean>();
    const rejects = (a: number, b: number) => {
      const groups = [
        { count: a, base: first },
        { count: b, base: second },
      ] as const;
      const p = fisher(...groups) ?? 1;
      const key = Number(p.toPrecision(8));
      const found = known.get(key) ?? (p <= 0.05 || (p < 0.12 && (boschloo(...groups) ?? 1) <= 0.05));
      known.set(key, found);
      return found;
    };
    const ofBoschloo = highestChance(
      regionOf(bases, (total) => (count) => rejects(count, total - count)),
      bases,
    );
    await annotate(
      `n = ${first} and ${second}: mid-p at most ${percent(midP)}, Boschloo at most ${percent(ofBoschloo)}`,
    );
    expect(ofBoschloo).toBeLessThanOrEqual(0.05);
    // The mid-p does not promise to keep its level, and at 27 and 54 does not: docs/statistics.md.
    expect(midP).toBeLessThanOrEqual(0.06);
  },
);
