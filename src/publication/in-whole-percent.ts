import type { AnchorBase } from '../results/anchor-base.js';
import type { ComparedFigure, Comparison } from '../results/comparison.js';
import type { Crosstab, CrosstabCell } from '../results/crosstab-table.js';
import type { Trend } from '../results/trend.js';
import { roundPercent, roundPoints } from '../results/whole-percent.js';

/*
 * What is published is in whole percentages and points: of how many people they are stands beside
 * them. What was tested is the numbers of people, before rounding.
 */

interface Share {
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Returns a comparison as it is published. */
export function comparisonInWholePercent(found: Comparison): Comparison {
  return {
    ...found,
    figures: found.figures.map(figureInWholePercent),
    outcomes: found.outcomes.map((outcome) => ({
      ...outcome,
      superiority: roundOrNull(outcome.superiority),
      smallestDetectable: roundOrNull(outcome.smallestDetectable),
    })),
    scales: found.scales.map((scale) => {
      const superiority = roundPercent(scale.superiority);
      return { ...scale, superiority, delta: (2 * superiority - 100) / 100 };
    }),
    trends: found.trends.map((trend): Trend => ({
      ...trend,
      points: trend.points.map((point) => ({ ...point, share: roundShare(point.share) })),
      apart: trend.apart.map((point) => ({ ...point, share: roundShare(point.share) })),
    })),
  };
}

/** Returns a compared figure as it is published. */
export function figureInWholePercent<T extends ComparedFigure>(figure: T): T {
  const { now, then, difference, chance, bases } = figure;
  return {
    ...figure,
    now: { ...roundShare(now), described: now.described && roundInterval(now.described) },
    then: then && roundShare(then),
    difference: difference && roundPoints(difference),
    chance: chance && roundInterval(chance),
    bases: bases.map((base): AnchorBase => ({
      ...base,
      now: roundBase(base.now),
      then: base.then && roundBase(base.then),
    })),
  };
}

/** Returns a crosstab as it is published. */
export function crosstabInWholePercent<T extends Pick<Crosstab, 'rows' | 'all'>>(found: T): T {
  const round = <T extends { readonly cells: readonly CrosstabCell[] }>(row: T): T => ({
    ...row,
    cells: row.cells.map(roundShare),
  });
  return { ...found, rows: found.rows.map(round), all: round(found.all) };
}

function roundShare<T extends Share>(share: T): T {
  return {
    ...share,
    percent: roundOrNull(share.percent),
    low: roundOrNull(share.low),
    high: roundOrNull(share.high),
  };
}

function roundBase<T extends Pick<Share, 'percent'>>(share: T): T {
  return { ...share, percent: roundOrNull(share.percent) };
}

function roundInterval<T extends { readonly low: number; readonly high: number }>(interval: T): T {
  return { ...interval, low: roundPercent(interval.low), high: roundPercent(interval.high) };
}

function roundOrNull(percent: number | null): number | null {
  return percent === null ? null : roundPercent(percent);
}
