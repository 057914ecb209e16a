import { inLanguage } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { ScaleComparison } from '../results/scales.js';
import { bare } from './bare.js';
import { onPage } from './charts/index.js';
import type { Locale } from './locale.js';
import type { OutcomeFinding } from './outcomes.js';
import { comparedFigure } from './take-along/compared-figure.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';

/** Returns a question or item that two waves asked alike, for views/results/compared.eta. */
export function showCompared(
  figures: readonly [ComparedFigure, ...ComparedFigure[]],
  { findings, scale }: { readonly findings: readonly OutcomeFinding[]; readonly scale: ScaleComparison | undefined },
  page: Locale,
  along: TakingAlong,
) {
  const { language, numbers, t } = page;
  const c = t.compared;
  const [{ question, text }] = figures;
  const title = inLanguage(text, language);
  const taken = comparedFigure(figures, along.origin, page);
  const ofBase = ({ count, base }: { count: number; base: number }) =>
    c.ofBase(numbers.count(count), numbers.count(base));
  return {
    id: question,
    title,
    findings: findings.filter((finding) => finding.question === question),
    scale: scale ? c.scale(numbers.percent(scale.superiority), bare(scale.towards, language)) : '',
    chart: onPage(taken.picture),
    taken: showTakeAlong(taken, question, along, language),
    rows: figures.map(({ label, now, then }) => ({
      label: bare(label, language),
      then: then && 'count' in then ? ofBase(then) : '',
      now: ofBase(now),
    })),
  };
}
