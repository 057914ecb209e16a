import { inLanguage } from '../language/text.js';
import type { AnchorBase } from '../results/anchor-base.js';
import type { AnchorFigure } from '../results/anchors.js';
import { anchorPicture } from './anchor-picture.js';
import { onPage } from './charts/index.js';
import { nameBase } from './known-shares.js';
import type { Locale } from './locale.js';
import { describeFigure } from './sentence.js';
import { comparisonTexts } from './texts/comparison.js';

/**
 * Returns an anchor against its published figure, for views/results/anchor.eta. It has a sentence,
 * a chart and how certain it is.
 */
export function showAnchor(
  figure: AnchorFigure,
  page: Locale,
  { wave, against }: { readonly wave: string; readonly against: string },
) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const { published, smallestDetectable, bases, readings } = figure;
  return {
    id: published.id,
    statement: inLanguage(published.statement, language),
    finding: { verdict: figure.verdict, ...describeFigure(figure, against)[language] },
    chart: onPage(anchorPicture(figure, page, { wave, against })),
    certain: inLanguage(published.certain, language),
    readings: readings.map(({ reading, taken, compatible, ...variant }) => ({
      name: c.readings[reading] ?? reading,
      taken: taken ? c.taken : '',
      compatible: numbers.count(compatible),
      ...describeVariant(variant, page),
    })),
    bases:
      bases.length < 2
        ? []
        : bases.map((base) => ({
            name: nameBase(base, page),
            share: base.now.percent === null ? '' : numbers.percent(base.now.percent, base.now.base),
            of: `${numbers.count(base.now.count)}/${numbers.count(base.now.base)}`,
            ...describeVariant(base, page),
          })),
    smallest: smallestDetectable
      ? comparisonTexts[language].detectable(smallestDetectable.down, smallestDetectable.up, false)
      : '',
  };
}

function describeVariant({ p, verdict }: Pick<AnchorBase, 'p' | 'verdict'>, { numbers, t }: Locale) {
  const c = t.compared;
  return {
    p: p ? [...new Set([numbers.p(p.best), numbers.p(p.worst)])].join(' – ') : '',
    outcome: c.verdictNames[verdict],
  };
}
