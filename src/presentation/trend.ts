import { inLanguage } from '../language/text.js';
import type { Comparison } from '../results/comparison.js';
import type { Trend } from '../results/trend.js';
import { trendChart } from './charts/index.js';
import { findingOf } from './finding.js';
import type { Locale } from './locale.js';
import { knownOf } from './known-shares.js';
import { bare } from './bare.js';
import { describeTrend } from './sentence.js';

/** Returns trends over three waves or more, each with its chart and sentences. */
export function showTrends(
  trends: readonly Trend[],
  compared: Pick<Comparison, 'figures' | 'against'>,
  { language, numbers }: Pick<Locale, 'language' | 'numbers'>,
) {
  return trends.map((trend) => {
    const { question, code, text, label, points } = trend;
    const title = inLanguage(text, language);
    return {
      title,
      ...findingOf(trend, describeTrend(trend, compared), language),
      chart: trendChart({
        id: `${question}-${code}-trend`,
        title,
        language,
        label: bare(label, language),
        points: points.map(({ wave, year, share }) => ({ name: wave, year, known: knownOf(share, numbers) })),
      }),
    };
  });
}
