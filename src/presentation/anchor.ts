import { inLanguage, type Text } from '../language/text.js';
import type { AnchorBase, AnchorFigure } from '../results/anchors.js';
import { thenNowChart } from './charts/index.js';
import type { Locale } from './locale.js';
import { knownOf, laneNames } from './known-shares.js';
import { bare } from './question.js';
import { describeFigure } from './sentence.js';

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
  const { published, now, then, label, smallestDetectable, bases, readings } = figure;
  const listed = (labels: readonly Text[]) => numbers.list(labels.map((one) => `‘${bare(one, language)}’`));
  const points = (change: number | null) => (change === null ? c.none : c.points(change));
  return {
    id: published.id,
    statement: inLanguage(published.statement, language),
    finding: { verdict: figure.verdict, ...describeFigure(figure, against)[language] },
    weaker: figure.weakerTogether ? c.weakerTogether : '',
    chart: thenNowChart({
      id: `${published.id}-chart`,
      title: inLanguage(figure.text, language),
      language,
      ...laneNames({ then: against, now: wave }, t),
      rows: [{ label: inLanguage(label, language), then: knownOf(then, numbers), now: knownOf(now, numbers) }],
    }),
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
        : bases.map(({ without, also, now: share, ...variant }) => ({
            name: c.baseOf(listed(without), listed(also)),
            share: share.percent === null ? '' : numbers.percent(share.percent, share.base),
            of: `${numbers.count(share.count)}/${numbers.count(share.base)}`,
            ...describeVariant(variant, page),
          })),
    smallest: smallestDetectable ? c.smallest(points(smallestDetectable.down), points(smallestDetectable.up)) : '',
  };
}

function describeVariant({ p, verdict }: Pick<AnchorBase, 'p' | 'verdict'>, { numbers, t }: Locale) {
  const c = t.compared;
  return {
    p: p ? [...new Set([numbers.p(p.best), numbers.p(p.worst)])].join(' – ') : '',
    outcome: c.verdictNames[verdict],
  };
}
