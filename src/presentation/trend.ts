import { inLanguage } from '../language/text.js';
import type { Comparison } from '../results/comparison.js';
import type { Trend } from '../results/trend.js';
import { onPage } from './charts/index.js';
import { grouped } from './grouped.js';
import type { Locale } from './locale.js';
import { bare } from './bare.js';
import { describeTrend } from './sentence.js';
import { trendFigure, trendId } from './take-along/compared-figure.js';
import { showTakeAlong, type TakingAlong } from './take-along/take-along.js';

/**
 * Returns trends over three waves or more, by question. Each answer has its chart and sentences.
 */
export function showTrends(
  trends: readonly Trend[],
  compared: Pick<Comparison, 'figures' | 'against'>,
  page: Locale,
  along: TakingAlong,
) {
  return grouped(trends, ({ question }) => question).map((own) => ({
    id: own[0].question,
    title: inLanguage(own[0].text, page.language),
    trends: own.map((trend) => showTrend(trend, compared, page, along)),
  }));
}

function showTrend(trend: Trend, compared: Pick<Comparison, 'figures' | 'against'>, page: Locale, along: TakingAlong) {
  const { question, code, label, verdict } = trend;
  const figure = trendFigure(trend, along.origin, page);
  return {
    verdict,
    label: bare(label, page.language),
    ...describeTrend(trend, compared)[page.language],
    chart: onPage(figure.picture),
    taken: showTakeAlong(figure, trendId(question, code), along, page.language),
  };
}
