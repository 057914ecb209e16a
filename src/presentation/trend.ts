import { inLanguage } from '../language/text.js';
import type { Comparison } from '../results/comparison.js';
import type { Trend } from '../results/trend.js';
import { trendChart } from './charts/index.js';
import { grouped } from './grouped.js';
import type { Locale } from './locale.js';
import { knownOf } from './known-shares.js';
import { bare } from './bare.js';
import { describeTrend } from './sentence.js';

/**
 * Returns trends over three waves or more, by question. Each answer has its chart and sentences.
 */
export function showTrends(
  trends: readonly Trend[],
  compared: Pick<Comparison, 'figures' | 'against'>,
  page: Pick<Locale, 'language' | 'numbers'>,
) {
  return grouped(trends, ({ question }) => question).map((own) => ({
    id: own[0].question,
    title: inLanguage(own[0].text, page.language),
    trends: own.map((trend) => showTrend(trend, compared, page)),
  }));
}

function showTrend(
  trend: Trend,
  compared: Pick<Comparison, 'figures' | 'against'>,
  { language, numbers }: Pick<Locale, 'language' | 'numbers'>,
) {
  const { question, code, text, label, points, verdict } = trend;
  return {
    verdict,
    label: bare(label, language),
    ...describeTrend(trend, compared)[language],
    chart: trendChart({
      id: `${question}-${code}-trend`,
      title: inLanguage(text, language),
      language,
      label: bare(label, language),
      points: points.map(({ wave, year, share }) => ({ name: wave, year, known: knownOf(share, numbers) })),
    }),
  };
}
