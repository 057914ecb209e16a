import { inLanguage } from '../language/text.js';
import type { Question } from '../questionnaire/question.js';
import type { Comparison } from '../results/comparison.js';
import { measure } from '../results/measured.js';
import type { WordsFigure } from '../results/words-figures.js';
import { highestOf } from './highest-points.js';
import { showAnchor } from './anchor.js';
import { overviewChart, type OverviewChart } from './charts/index.js';
import { grouped } from './grouped.js';
import { knownOf, laneNames } from './known-shares.js';
import type { Locale } from './locale.js';
import type { AddressOf } from './outcomes.js';
import { bare } from './bare.js';
import type { TakingAlong } from './take-along/take-along.js';
import { showTrends } from './trend.js';

/**
 * Returns what a wave shows beside a baseline. That is its anchors, the trends that begin with
 * them, and what was published in words; nothing beside another wave.
 */
export function showPublished(
  compared: Comparison,
  questions: readonly Question[],
  page: Locale,
  addressOf: AddressOf,
  along: TakingAlong,
) {
  const { figures, trends, against } = compared;
  const anchors = figures.filter((figure) => figure.comparability === 'baseline');
  const words = figures.filter((figure) => figure.comparability === 'words-only');
  const fromPublished = trends.filter(({ points }) => points.some(({ share }) => 'baseLow' in share));
  return {
    anchors: anchors.map((figure) => showAnchor(figure, page, along)),
    statements: words.length ? overviewChart(statementsOf(words, compared, questions, page, addressOf)) : '',
    lines: anchors.length ? showTrends(fromPublished, { figures, against }, page, along) : [],
  };
}

/** Returns what was published in words, each statement with the share that measures it now. */
export function statementsOf(
  words: readonly WordsFigure[],
  { wave, against }: Pick<Comparison, 'wave' | 'against'>,
  questions: readonly Question[],
  { language, numbers, t }: Locale,
  addressOf?: AddressOf,
): OverviewChart {
  const tables = questions.flatMap(({ results }) => results.tables);
  const isScale = (id: string) => tables.some((table) => table.id === id && table.shape === 'scale');
  return {
    id: 'statements',
    title: t.compared.wordsTitle(against),
    language,
    names: laneNames({ then: against, now: wave }, t),
    rows: grouped(words, ({ question, statement }) => `${question} ${statement.nl}`)
      .flatMap((own) => (isScale(own[0].question) ? lastTwoOf(own, questions) : own.map(asItIs)))
      .map(({ question, statement, labels, now }) => ({
        label: `${inLanguage(statement, language)} ${numbers.list(labels.map((one) => `‘${bare(one, language)}’`))}`,
        href: addressOf?.(question),
        then: undefined,
        now: knownOf(now, numbers),
        chance: null,
        verdict: null,
        words: '',
      })),
  };
}

function asItIs({ question, statement, label, now }: WordsFigure) {
  return { question, statement, labels: [label], now };
}

/** The last two points of a scale together: those that say so. */
function lastTwoOf(points: readonly [WordsFigure, ...WordsFigure[]], questions: readonly Question[]) {
  const [{ question, statement, now }] = points;
  const last = highestOf(points, questions);
  if (!last.length) return [];
  const count = last.reduce((sum, point) => sum + point.now.count, 0);
  return [{ question, statement, labels: last.map(({ label }) => label), now: measure({ count, base: now.base }) }];
}
