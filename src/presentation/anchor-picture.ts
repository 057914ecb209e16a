import { inLanguage } from '../language/text.js';
import type { AnchorFigure } from '../results/anchors.js';
import { bare } from './bare.js';
import { thenNowPicture, type Picture } from './charts/index.js';
import { changeOf, knownOf, laneNames, onBases } from './known-shares.js';
import type { Locale } from './locale.js';

/**
 * Returns the chart of an anchor: what was published with all that its rounding allows, now on
 * every base, and their difference. `row` names it where its question stands beside it.
 */
export function anchorPicture(
  figure: AnchorFigure,
  page: Locale,
  { wave, against, row }: { readonly wave: string; readonly against: string; readonly row?: string },
): Picture {
  const { language, numbers, t } = page;
  const { published, text, label, then, readings } = figure;
  const title = `${inLanguage(text, language)} ‘${bare(label, language)}’`;
  const taken = readings.find((one) => one.taken);
  return thenNowPicture({
    id: `${published.id}-chart`,
    title,
    language,
    ...laneNames({ then: against, now: wave }, t),
    rows: [
      {
        label: row ?? title,
        then: knownOf(then, numbers, taken && t.compared.readings[taken.reading]),
        now: onBases(knownOf(figure.now, numbers), figure, ({ now }) => now, page),
        difference: changeOf(figure),
      },
    ],
  });
}
