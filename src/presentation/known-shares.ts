import type { AnchorBase } from '../results/anchor-base.js';
import type { AnchorFigure } from '../results/anchors.js';
import { measure, type Measured } from '../results/measured.js';
import { candidatesOf, unionOf, type PublishedShare } from '../results/published.js';
import type { Verdict } from '../results/verdict.js';
import { newcombe } from '../statistics/newcombe.js';
import type { Numbers } from '../language/numbers.js';
import type { Change, Known } from './charts/index.js';
import type { ResultsTexts } from './texts/results.js';

/**
 * Returns the names of two waves beside the lanes of a chart. They are their own names where these
 * are short enough.
 */
export function laneNames(
  { then, now }: { then: string; now: string },
  { compared }: ResultsTexts,
): { then: string; now: string } {
  const fits = [then, now].every((name) => name.length <= 6);
  return fits ? { then, now } : { then: compared.thenShort, now: compared.nowShort };
}

/**
 * Returns what a chart can draw of a share. It is an estimate with its interval, or the bounds
 * between which a published figure lies; `reading` says how its rounding is read.
 */
export function knownOf(share: Measured | PublishedShare | null, numbers: Numbers, reading?: string): Known {
  if (!share) return undefined;
  const { low, high } = share;
  if ('baseLow' in share) {
    const percents = share.compatible.map(([count, base]) => (100 * count) / base);
    const printed = numbers.bound(share.percent);
    if (percents.length === 0) return undefined;
    return {
      from: Math.min(...percents),
      to: Math.max(...percents),
      printed,
      interval: { low: share.low, high: share.high },
      reading,
    };
  }
  const { percent, base } = share;
  if (percent === null || low === null || high === null) return undefined;
  return { percent, base, interval: { low, high } };
}

/** Returns the share of now that an anchor is about, with those on its other bases that differ. */
export function anchoredNow(
  { now, bases: [, ...others] }: AnchorFigure,
  numbers: Numbers,
  nameOf: (base: AnchorBase) => string,
): Known {
  const known = knownOf(now, numbers);
  if (!known || !('percent' in known)) return known;
  const bases = others.flatMap((base) => {
    const other = knownOf(measure(base.now), numbers);
    return other && 'percent' in other && other.percent !== known.percent ? [{ ...other, label: nameOf(base) }] : [];
  });
  return { ...known, bases };
}

/**
 * Returns the difference of an anchor in points: the union of the Newcombe intervals over all that
 * may have been published, on every defensible base. Null where it cannot be compared.
 */
export function anchorChange({ bases, then, verdict }: AnchorFigure): Change | null {
  if (verdict === 'not-comparable') return null;
  const union = unionOf(bases.flatMap(({ now }) => candidatesOf(then).map((group) => newcombe(now, group))));
  return union ? { low: 100 * union.low, high: 100 * union.high, called: isCalled(verdict) } : null;
}

/** Returns whether a verdict calls a figure changed; undefined where it was not tested. */
export function isCalled(verdict: Verdict): boolean | undefined {
  if (verdict === 'higher' || verdict === 'lower') return true;
  return verdict === 'no-detectable-change' || verdict === 'not-robust' ? false : undefined;
}
