import { inLanguage } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import { bare } from './bare.js';
import { thenNowPicture, type Picture } from './charts/index.js';
import { changeOf, knownOf, laneNames, onBases } from './known-shares.js';
import type { Locale } from './locale.js';

/**
 * Returns the chart of a question or item in two waves, a row an answer. What was tested has the
 * difference that decides below it.
 */
export function comparedPicture(
  figures: readonly [ComparedFigure, ...ComparedFigure[]],
  page: Locale,
  { wave, against }: { readonly wave: string; readonly against: string },
): Picture {
  const { language, numbers, t } = page;
  const [{ question, text }] = figures;
  return thenNowPicture({
    id: `${question}-chart`,
    title: inLanguage(text, language),
    language,
    ...laneNames({ then: against, now: wave }, t),
    rows: figures.map((figure) => ({
      label: bare(figure.label, language),
      then: onBases(knownOf(figure.then, numbers), figure, ({ then }) => then, page),
      now: onBases(knownOf(figure.now, numbers), figure, ({ now }) => now, page),
      difference: changeOf(figure),
    })),
  });
}
