import { inLanguage, type Language } from '../language/text.js';
import type { WordsFigure } from '../results/words-figures.js';
import type { Comparison } from '../results/comparison.js';
import { showAnchor } from './anchor.js';
import { barChart } from './charts/index.js';
import type { Locale } from './locale.js';
import { grouped } from './grouped.js';
import { bare } from './bare.js';
import { showTrends } from './trend.js';

/**
 * Returns what a wave shows beside a baseline. That is its anchors, the trends that begin with
 * them, and what was published in words; nothing beside another wave.
 */
export function showPublished({ figures, trends, wave, against }: Comparison, page: Locale) {
  const anchors = figures.filter((figure) => figure.comparability === 'baseline');
  const fromPublished = trends.filter(({ points }) => points.some(({ share }) => 'baseLow' in share));
  return {
    anchors: anchors.map((figure) => showAnchor(figure, page, { wave, against })),
    statements: showStatements(
      figures.filter((figure) => figure.comparability === 'words-only'),
      page,
    ),
    lines: anchors.length ? showTrends(fromPublished, { figures, against }, page) : [],
  };
}

/** What was published in words, each statement with the questions that measure it now. */
function showStatements(figures: readonly WordsFigure[], { language }: Locale) {
  return grouped(figures, ({ statement }) => statement.nl).map((own) => ({
    statement: inLanguage(own[0].statement, language),
    charts: grouped(own, ({ question }) => question).map((options) => drawOptions(options, language)),
  }));
}

function drawOptions(options: readonly [WordsFigure, ...WordsFigure[]], language: Language) {
  const [first] = options;
  const title = inLanguage(first.text, language);
  const bars = options.map(({ label, now }) => ({
    label: bare(label, language),
    count: now.count,
    percent: now.percent ?? 0,
    interval: now.low === null || now.high === null ? undefined : { low: now.low, high: now.high },
  }));
  return {
    title,
    chart: barChart({
      id: `${first.question}-${first.code}-first`,
      title,
      language,
      sections: [{ base: first.now.base, bars }],
    }),
  };
}
