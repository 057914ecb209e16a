import { say } from '../../questionnaire/text.js';
import type { Trend } from '../../results/trend.js';
import { trendChart } from './charts/index.js';
import { findingOf } from './finding.js';
import type { ResultsFrame } from './frame.js';
import { knownOf } from './known-shares.js';
import { bare } from './question-result.js';

/** The lines that rise or fall, or begin with a published figure; how many others there are is said. */
export function showTrends(trends: readonly Trend[], { language, numbers, t }: ResultsFrame) {
  const shown = trends.filter(
    ({ verdict, points }) => verdict !== 'no-detectable-trend' || points.some(({ share }) => 'baseLow' in share),
  );
  const others = trends.length - shown.length;
  return {
    trends: shown.map(({ question, code, text, label, points, verdict, sentence }) => ({
      title: say(text, language),
      label: bare(label, language),
      ...findingOf(verdict, sentence, language),
      chart: trendChart({
        ...{ id: `${question}-${code}-trend`, title: say(text, language), language },
        label: bare(label, language),
        points: points.map(({ wave, year, share }) => ({ name: wave, year, known: knownOf(share, numbers) })),
      }),
    })),
    trendRest: others > 0 ? t.compared.trendRest(numbers.count(others)) : '',
  };
}
