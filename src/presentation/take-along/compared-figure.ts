import type { AnchorFigure } from '../../results/anchors.js';
import type { ComparedFigure } from '../../results/comparison.js';
import type { Measured } from '../../results/measured.js';
import type { PublishedShare } from '../../results/published.js';
import type { Trend } from '../../results/trend.js';
import { anchorPicture } from '../anchor-picture.js';
import { bare } from '../bare.js';
import { overviewPicture, type Known, type OverviewChart } from '../charts/index.js';
import { comparedPicture } from '../compared-picture.js';
import type { Locale } from '../locale.js';
import { takeAlongTexts } from '../texts/take-along.js';
import { pictureOfTrend } from '../trend-picture.js';
import type { FigureRow, TakenFigure } from './figure-file.js';
import { sourceOf, wavesOf, type Origin } from './source.js';

/** Returns an anchor beside its published figure, to take along. */
export function anchorFigure(figure: AnchorFigure, origin: Origin, page: Locale): TakenFigure {
  return {
    picture: anchorPicture(figure, page, wavesOf(origin)),
    source: sourceOf(origin, basesOf(figure, origin, page)),
    rows: rowsOf(figure, origin, page),
  };
}

/** Returns a question or item beside a counted wave, to take along. */
export function comparedFigure(
  figures: readonly [ComparedFigure, ...ComparedFigure[]],
  origin: Origin,
  page: Locale,
): TakenFigure {
  return {
    picture: comparedPicture(figures, page, wavesOf(origin)),
    source: sourceOf(origin, basesOf(figures[0], origin, page), cautionOn(figures[0], page)),
    rows: figures.flatMap((figure) => rowsOf(figure, origin, page)),
  };
}

/** Returns the name of a trend among the figures of a page. */
export function trendId(question: string, code: Trend['code']): string {
  return `${question}-${code}-trend`;
}

/** Returns a share over the waves, to take along: also of those that asked it otherwise. */
export function trendFigure(trend: Trend, origin: Origin, page: Locale): TakenFigure {
  const answer = bare(trend.label, page.language);
  const points = [...trend.points, ...trend.apart].toSorted((a, b) => a.year - b.year);
  return {
    picture: pictureOfTrend(trend, page),
    source: sourceOf(origin, `${origin.who}.`, cautionOn(trend, page)),
    rows: points.map(({ wave, share }) => ({ answer, wave, ...numbersOf(share, page.language) })),
  };
}

/** Returns every figure of two waves, to take along. */
export function overviewFigure(chart: OverviewChart, origin: Origin, { language }: Locale): TakenFigure {
  const { wave, against } = wavesOf(origin);
  return {
    picture: overviewPicture(chart),
    source: sourceOf(origin, `${origin.who}.`, takeAlongTexts[language].mostlyUntested),
    rows: chart.rows.flatMap(({ label, then, now }) => [
      { answer: label, wave, ...numbersKnown(now, language) },
      { answer: label, wave: against, ...numbersKnown(then, language) },
    ]),
  };
}

/** What a figure that is only described does not say. */
function cautionOn({ verdict }: { readonly verdict: string }, { language }: Locale): string {
  return verdict === 'described' ? takeAlongTexts[language].untested : '';
}

/** How many people each wave counted. */
function basesOf({ now, then }: ComparedFigure, origin: Origin, { language, numbers }: Locale): string {
  const { wave, against } = wavesOf(origin);
  const texts = takeAlongTexts[language];
  if (!then) return texts.baseNow(origin.who, wave, numbers.count(now.base));
  const before = 'baseLow' in then ? numbers.fromTo(then.baseLow, then.baseHigh) : numbers.count(then.base);
  return texts.bases(origin.who, wave, numbers.count(now.base), against, before);
}

function rowsOf({ label, now, then }: ComparedFigure, origin: Origin, { language }: Locale): FigureRow[] {
  const answer = bare(label, language);
  const { wave, against } = wavesOf(origin);
  return [
    { answer, wave, ...numbersOf(now, language) },
    ...(then ? [{ answer, wave: against, ...numbersOf(then, language) }] : []),
  ];
}

type RowNumbers = Omit<FigureRow, 'answer' | 'wave'>;

function numbersOf(share: Measured | PublishedShare, language: Locale['language']): RowNumbers {
  const { compared, published } = takeAlongTexts[language].intervals;
  const { percent, low, high } = share;
  if ('baseLow' in share) return { count: null, base: null, percent, low, high, interval: published };
  return { count: share.count, base: share.base, percent, low, high, interval: compared };
}

function numbersKnown(known: Known, language: Locale['language']): RowNumbers {
  const nothing = { count: null, base: null, percent: null, low: null, high: null, interval: '' };
  if (!known || !('percent' in known)) return nothing;
  const { count, percent, base, interval } = known;
  return { count, base, percent, ...interval, interval: takeAlongTexts[language].intervals.compared };
}
