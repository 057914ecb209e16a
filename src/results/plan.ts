import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { memoize } from '../memoize.js';
import { detectablePublished } from '../statistics/detectable-published.js';
import { detectableShift } from '../statistics/detectable-shift.js';
import type { Group } from '../statistics/group.js';
import { detectableChanges, type SmallestDetectable } from '../statistics/smallest-detectable.js';
import { sum } from '../statistics/table.js';
import { smallestTested } from './verdict.js';

/** An earlier figure beside which a wave is planned, and the level at which its test decides. */
export type PlannedFigure = { readonly alpha: number } & (
  | {
      readonly basis: 'published';
      /** The percentage as it was printed, and every count that may lie behind it. */
      readonly percent: number;
      readonly candidates: readonly Group[];
    }
  | {
      readonly basis: 'counted';
      /** One share for each defensible base: all have to agree. */
      readonly shares: readonly Group[];
    }
  | {
      readonly basis: 'points';
      /** The people who chose each point, from the first to the last. */
      readonly points: readonly number[];
      /** The index of the first point of the end that is drawn. */
      readonly from: number;
    }
);

/**
 * With so many people: the whole percentages of now, 0 to 100, from which on it is called lower or
 * higher in four of five such waves; null where no percentage is.
 */
export interface PlannedPoint {
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The most people that a plan is worked out for. */
export const mostPlanned = 1000;

/** Returns the percentage then, 0 to 100, that a plan is drawn from. */
export function plannedFrom(figure: PlannedFigure): number {
  switch (figure.basis) {
    case 'published':
      return figure.percent;
    case 'counted':
      return percentOf(figure.shares[0] ?? { count: 0, base: 0 });
    case 'points':
      return percentOf({ count: sum(figure.points.slice(figure.from)), base: sum(figure.points) });
  }
}

/** Returns the plan for so many people and for numbers around it, from few to many. */
export async function plan(ctx: Ctx, figure: PlannedFigure, n: number): Promise<PlannedPoint[]> {
  return planAt(
    ctx,
    figure,
    [...new Set([...sizesAround(n), n])].sort((a, b) => a - b),
  );
}

/** Returns the plan for these numbers of people. */
export async function planAt(ctx: Ctx, figure: PlannedFigure, sizes: readonly number[]): Promise<PlannedPoint[]> {
  return ctx.database.readInWorker(import.meta.url, workOutPlan, { figure, sizes }, ctx.signal);
}

/** Works out a plan. Takes up to a second, so it runs in a worker, which needs no database. */
export function workOutPlan(
  _db: Kysely<Tables>,
  { figure, sizes }: { readonly figure: PlannedFigure; readonly sizes: readonly number[] },
): Promise<PlannedPoint[]> {
  return Promise.resolve(sizes.map((n) => planPoint(figure, n)));
}

/** Some twenty numbers of people, as far as twice as many. */
function sizesAround(n: number): number[] {
  const most = Math.min(mostPlanned, Math.max(200, 2 * n));
  const step = most / 20;
  return Array.from({ length: 20 }, (_, i) => Math.max(smallestTested, Math.round((i + 1) * step)));
}

/** Returns what can be found with `n` people. None on fewer than ten. */
export const planPoint = memoize(
  (figure: PlannedFigure, n: number): PlannedPoint => {
    if (n < smallestTested) return { n, low: null, high: null };
    const found = reach(figure, n);
    return {
      n,
      low: allOf(
        found.map(({ low }) => low),
        Math.min,
      ),
      high: allOf(
        found.map(({ high }) => high),
        Math.max,
      ),
    };
  },
  { max: 2000, key: (figure, n) => `${n} ${JSON.stringify(figure)}` },
);

/** What every base has to reach: the furthest, or nothing where one of them reaches none. */
function allOf(found: readonly (number | null)[], furthest: (...numbers: number[]) => number): number | null {
  const known = found.flatMap((percent) => percent ?? []);
  return known.length === found.length && known.length ? furthest(...known) : null;
}

function reach(figure: PlannedFigure, base: number): Omit<PlannedPoint, 'n'>[] {
  const { alpha } = figure;
  if (figure.basis === 'points') {
    const { down, up } = detectableShift(figure.points, { base, alpha });
    const atEnd = (shares: readonly number[] | undefined) => shares && sum(shares.slice(figure.from));
    return [wholePercent(atEnd(down), atEnd(up))];
  }
  if (figure.basis === 'counted') {
    return figure.shares.map((then) => {
      const share = then.count / then.base;
      return around(share, detectableChanges({ baseThen: then.base, baseNow: base, alpha })?.(share));
    });
  }
  const share = figure.percent / 100;
  return [around(share, detectablePublished(figure.candidates, { base, p: share, alpha }))];
}

function around(share: number, change: SmallestDetectable | undefined) {
  const { down, up } = change ?? {};
  return wholePercent(down === undefined ? undefined : share - down, up === undefined ? undefined : share + up);
}

/** Whole percentages, on the safe side; the tolerance is for the error of floating point. */
function wholePercent(low: number | undefined, high: number | undefined): Omit<PlannedPoint, 'n'> {
  return {
    low: low === undefined ? null : Math.floor(100 * low + 1e-6),
    high: high === undefined ? null : Math.ceil(100 * high - 1e-6),
  };
}

function percentOf({ count, base }: Group): number {
  return base === 0 ? 0 : (100 * count) / base;
}
