import { inLanguage } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { ScaleComparison } from '../results/scales.js';
import { onPage } from './charts/index.js';
import { comparedPicture } from './compared-picture.js';
import { findingOf, notableIn } from './finding.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { describeFigure } from './sentence.js';

/** Returns a question or item that two waves asked alike, for views/results/compared.eta. */
export function showCompared(
  figures: readonly [ComparedFigure, ...ComparedFigure[]],
  scale: ScaleComparison | undefined,
  page: Locale,
  { wave, against }: { readonly wave: string; readonly against: string },
) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const [{ question, text }] = figures;
  const { notable, rest } = notableIn(figures, page);
  const title = inLanguage(text, language);
  return {
    id: question,
    title,
    findings: notable.map((figure) => findingOf(figure, describeFigure(figure, against), language)),
    rest,
    scale: scale ? describeScale(scale, page) : '',
    chart: onPage(comparedPicture(figures, page, { wave, against })),
    rows: figures.map(({ label, now, then, difference, verdict }) => ({
      label: bare(label, language),
      verdict: c.verdictNames[verdict],
      marked: verdict !== 'no-detectable-change' && verdict !== 'described',
      then: then && 'count' in then ? shareOf(then, page) : '',
      now: shareOf(now, page),
      difference: difference ? c.differenceOf(signed(difference.low), signed(difference.high)) : '',
    })),
  };

  function signed(points: number): string {
    const rounded = Math.round(points);
    return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${numbers.count(Math.abs(rounded))}`;
  }
}

function shareOf(
  { percent, base, count }: { percent: number | null; base: number; count: number },
  { numbers }: Locale,
): string {
  return percent === null ? '' : `${numbers.percent(percent, base)} (${numbers.count(count)}/${numbers.count(base)})`;
}

/** Returns what a scale as a whole shows, in a sentence. */
export function describeScale({ superiority, towards }: ScaleComparison, { language, numbers, t }: Locale): string {
  return t.compared.scale(numbers.percent(superiority, 1), bare(towards, language));
}
