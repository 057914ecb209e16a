import { inLanguage } from '../language/text.js';
import type { AnchorBase } from '../results/anchor-base.js';
import type { AnchorFigure } from '../results/anchors.js';
import { onPage } from './charts/index.js';
import { nameBase } from './known-shares.js';
import type { Locale } from './locale.js';
import { describeFigure } from './sentence.js';
import { anchorFigure } from './take-along/compared-figure.js';
import { wavesOf } from './take-along/source.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';
import { comparisonTexts } from './texts/comparison.js';

/**
 * Returns an anchor against its published figure, for views/results/anchor.eta. It has a sentence,
 * a chart and how certain it is.
 */
export function showAnchor(figure: AnchorFigure, page: Locale, along: TakingAlong) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const { published, smallestDetectable, bases, readings } = figure;
  const taken = anchorFigure(figure, along.origin, page);
  const { against } = wavesOf(along.origin);
  return {
    id: published.id,
    statement: inLanguage(published.statement, language),
    finding: { verdict: figure.verdict, ...describeFigure(figure, against)[language] },
    chart: onPage(taken.picture),
    taken: showTakeAlong(taken, figure.question, along, language),
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
            share: base.now.percent === null ? '' : numbers.percent(base.now.percent),
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
