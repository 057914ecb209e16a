import type { AnchorFigure } from '../../results/anchors.js';
import type { Figure } from '../../results/figure.js';
import type { Measured } from '../../results/measured.js';
import type { PublishedShare } from '../../results/published.js';
import { anchorPicture } from '../anchor-picture.js';
import { bare } from '../bare.js';
import { comparedPicture } from '../compared-picture.js';
import type { Locale } from '../locale.js';
import { takeAlongTexts } from '../texts/take-along.js';
import type { FigureRow, TakenFigure } from './figure-file.js';
import { sourceOf, type Origin } from './source.js';

/** Returns an anchor beside its published figure, to take along. */
export function anchorFigure(figure: AnchorFigure, origin: Origin, page: Locale): TakenFigure {
  const waves = namesOf(origin);
  return {
    picture: anchorPicture(figure, page, waves),
    source: sourceOf(origin, basesOf([figure], origin, page)),
    rows: rowsOf(figure, waves, page),
  };
}

/** Returns a question beside a counted wave, to take along. */
export function comparedFigure(figures: readonly [Figure, ...Figure[]], origin: Origin, page: Locale): TakenFigure {
  const waves = namesOf(origin);
  return {
    picture: comparedPicture(figures, page, waves),
    source: sourceOf(origin, basesOf(figures, origin, page)),
    rows: figures.flatMap((figure) => rowsOf(figure, waves, page)),
  };
}

function namesOf({ wave, against }: Origin) {
  return { wave: wave.slug, against: against?.slug ?? '' };
}

/** How many people each wave counted. */
function basesOf([figure]: readonly (AnchorFigure | Figure)[], origin: Origin, { language, numbers }: Locale): string {
  const texts = takeAlongTexts[language];
  if (!figure) return '';
  const { now, then } = figure;
  const before =
    then && 'baseLow' in then ? numbers.fromTo(then.baseLow, then.baseHigh) : numbers.count(then?.base ?? 0);
  const { wave, against } = namesOf(origin);
  return texts.bases(origin.who, wave, numbers.count(now.base), against, before);
}

function rowsOf(
  { label, now, then }: AnchorFigure | Figure,
  { wave, against }: { readonly wave: string; readonly against: string },
  { language }: Locale,
): FigureRow[] {
  const answer = bare(label, language);
  return [
    { answer, wave, ...numbersOf(now, language) },
    ...(then ? [{ answer, wave: against, ...numbersOf(then, language) }] : []),
  ];
}

function numbersOf(share: Measured | PublishedShare, language: Locale['language']): Omit<FigureRow, 'answer' | 'wave'> {
  const { compared, published } = takeAlongTexts[language].intervals;
  const { percent, low, high } = share;
  if ('baseLow' in share) return { count: null, base: null, percent, low, high, interval: published };
  return { count: share.count, base: share.base, percent, low, high, interval: compared };
}
