import { chanceBand } from '../statistics/chance-band.js';
import type { Group } from '../statistics/group.js';
import type { Interval } from '../statistics/interval.js';
import { alpha } from './verdict.js';

/** What chance alone does to the share of one bureau beside that of the others. */
export interface BesideOthers {
  /** Where its share (0–100) may lie without the test calling it different. */
  readonly chance: Interval;
  /**
   * The smallest difference with the others, in points, that the test calls; undefined where it
   * calls none.
   */
  readonly callable: number | undefined;
}

/**
 * Returns what chance does to the share of a part beside that of the rest: of `all` without `own`.
 * By Fisher's mid-p, as waves are compared. Undefined where either is empty, and for a part that is
 * no part.
 */
export function besideOthers(own: Group, all: Group): BesideOthers | undefined {
  const others = { count: all.count - own.count, base: all.base - own.base };
  if (others.count < 0 || others.base < others.count) return undefined;
  const band = chanceBand(others, own.base, alpha);
  if (!band) return undefined;
  const share = (100 * others.count) / others.base;
  const inPercent = (count: number) => (100 * count) / own.base;
  const beyond = [band.low - 1, band.high + 1].filter((count) => count >= 0 && count <= own.base);
  const differences = beyond.map((count) => Math.abs(inPercent(count) - share));
  return {
    chance: { low: inPercent(band.low), high: inPercent(band.high) },
    callable: differences.length ? Math.min(...differences) : undefined,
  };
}
