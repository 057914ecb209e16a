import { inLanguage } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { ScaleComparison } from '../results/scales.js';
import { bare } from './bare.js';
import { onPage } from './charts/index.js';
import { comparedPicture } from './compared-picture.js';
import type { Locale } from './locale.js';
import type { Finding } from './outcomes.js';

/** Returns a question or item that two waves asked alike, for views/results/compared.eta. */
export function showCompared(
  figures: readonly [ComparedFigure, ...ComparedFigure[]],
  { findings, scale }: { readonly findings: readonly Finding[]; readonly scale: ScaleComparison | undefined },
  page: Locale,
  { wave, against }: { readonly wave: string; readonly against: string },
) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const [{ question, text }] = figures;
  const title = inLanguage(text, language);
  const ofBase = ({ count, base }: { count: number; base: number }) =>
    c.ofBase(numbers.count(count), numbers.count(base));
  return {
    id: question,
    title,
    findings: findings.filter((finding) => finding.question === question),
    scale: scale ? c.scale(numbers.percent(scale.superiority, 1), bare(scale.towards, language)) : '',
    chart: onPage(comparedPicture(figures, page, { wave, against })),
    rows: figures.map(({ label, now, then }) => ({
      label: bare(label, language),
      then: then && 'count' in then ? ofBase(then) : '',
      now: ofBase(now),
    })),
  };
}
