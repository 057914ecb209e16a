import { inLanguage } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import { bare } from './bare.js';
import { thenNowPicture, type Picture } from './charts/index.js';
import { knownOf, laneNames } from './known-shares.js';
import type { Locale } from './locale.js';

/** Returns the chart of a question or item in two waves, a row an answer. */
export function comparedPicture(
  figures: readonly [ComparedFigure, ...ComparedFigure[]],
  { language, numbers, t }: Locale,
  { wave, against }: { readonly wave: string; readonly against: string },
): Picture {
  const [{ question, text }] = figures;
  return thenNowPicture({
    id: `${question}-chart`,
    title: inLanguage(text, language),
    language,
    ...laneNames({ then: against, now: wave }, t),
    rows: figures.map(({ label, now, then }) => ({
      label: bare(label, language),
      then: knownOf(then, numbers),
      now: knownOf(now, numbers),
    })),
  });
}
