import type { AnchorBase } from '../results/anchor-base.js';
import type { Text } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { Figure } from '../results/figure.js';
import { measure, type Measured } from '../results/measured.js';
import type { PublishedShare } from '../results/published.js';
import { roundPercent } from '../results/whole-percent.js';
import type { Verdict } from '../results/verdict.js';
import type { Group } from '../statistics/group.js';
import type { Numbers } from '../language/numbers.js';
import { bare } from './bare.js';
import type { Change, Known } from './charts/index.js';
import type { Locale } from './locale.js';
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
  const { count, percent, base } = share;
  if (percent === null || low === null || high === null) return undefined;
  return { count, percent, base, interval: { low, high } };
}

/** Returns what is known of a share, with the same on other bases where these differ. */
export function onBases(
  known: Known,
  { bases: [, ...others] }: Pick<Figure, 'bases'>,
  shareOf: (base: AnchorBase) => Group | null,
  page: Locale,
): Known {
  if (!known || !('percent' in known)) return known;
  const bases = others.flatMap((base) => {
    const share = shareOf(base);
    const other = share ? knownOf(measure(share), page.numbers) : undefined;
    if (!other || !('percent' in other) || roundPercent(other.percent) === roundPercent(known.percent)) return [];
    return [{ ...other, label: nameBase(base, page) }];
  });
  return { ...known, bases };
}

/** Returns who is counted in a base, in words. */
export function nameBase(
  { without, also }: Pick<AnchorBase, 'without' | 'also'>,
  { language, numbers, t }: Locale,
): string {
  const listed = (labels: readonly Text[]) => numbers.list(labels.map((one) => `‘${bare(one, language)}’`));
  return t.compared.baseOf(listed(without), listed(also));
}

/** Returns the difference that decides on a figure, in points. Null where nothing was tested. */
export function changeOf({ difference, verdict }: ComparedFigure): Change | null {
  const called = isCalled(verdict);
  return called === undefined || !difference ? null : { low: difference.low, high: difference.high, called };
}

/** Returns whether a verdict calls a figure changed; undefined where it was not tested. */
function isCalled(verdict: Verdict): boolean | undefined {
  if (verdict === 'higher' || verdict === 'lower') return true;
  return verdict === 'no-detectable-change' || verdict === 'not-robust' ? false : undefined;
}
