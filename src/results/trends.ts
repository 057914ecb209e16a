import type { Code } from '../questionnaire/code.js';
import type { Question, Table } from '../questionnaire/question.js';
import type { Group } from '../statistics/group.js';
import type { BaselineDefinition } from '../study/definition.js';
import { yearIn, yearOf } from '../study/wave-order.js';
import { isAbout, shareOf } from './anchor-base.js';
import { findAnchor } from './anchors.js';
import type { ComparisonInput } from './comparison-input.js';
import type { CoreOutcome } from './core-outcomes.js';
import type { GroupCounts } from './counts.js';
import type { EarlierWave } from './earlier-waves.js';
import { measure } from './measured.js';
import { publishedOf, type PublishedFigure } from './published.js';
import { drawLine, drawOutcomeLine, judgeLine, lineOf, type ApartPoint, type Trend, type TrendPoint } from './trend.js';

/** The input of trends, read beforehand. */
interface TrendsInput extends Pick<ComparisonInput, 'wave' | 'baseline'> {
  readonly questions: readonly Question[];
  /** The waves up to and including this one in which the group was asked, in order. */
  readonly waves: readonly EarlierWave[];
  readonly outcomes: readonly CoreOutcome[];
}

/**
 * Returns the trend of every share over three waves or more. Each wave up to this one counts that
 * asked it the same way; a published figure counts too, except beside simulated answers. Anchors
 * and core outcomes are judged, the others drawn.
 */
export async function findTrends({ questions, ...input }: TrendsInput): Promise<Trend[]> {
  if (input.waves.length + (input.baseline && !input.wave.synthetic ? 1 : 0) < 3) return [];
  const trends: Trend[] = [];
  for (const question of questions) {
    for (const table of question.results.tables) {
      for (const option of table.options.filter(({ missing }) => !missing)) {
        const trend = await trendOf(question, table, option, input);
        if (trend) trends.push(trend);
      }
    }
  }
  return trends;
}

async function trendOf(
  question: Question,
  table: Table,
  { code, label }: Table['options'][number],
  { wave, baseline, waves, outcomes }: Omit<TrendsInput, 'questions'>,
): Promise<Trend | undefined> {
  const about = { question: table.id, code, text: table.text, label };
  const anchored = findAnchor(question, code, baseline);
  if (anchored) {
    const { anchor, figure } = anchored;
    // A published figure is not held beside simulated answers, nor beside those from before it.
    const published = wave.synthetic ? [] : publishedPoint(baseline, figure, yearOf(wave));
    const alike = waves.filter(({ counts }) => isAbout(anchor, counts));
    const shares = anchor.bases.map((codes) =>
      pointsOf(table, alike, (counts) => shareOf(anchor, codes, table, counts)),
    );
    const line = lineOf(
      about,
      shares.map((points) => [...published, ...points]),
      apartOf(table, code, alike, (counts) => shareOf(anchor, anchor.bases[0] ?? [], table, counts)),
    );
    return line && judgeLine(line);
  }
  const share = ({ countOf }: GroupCounts) => ({ count: countOf(table.id, code), base: countOf(table.id) });
  const having = waves.filter(({ counts }) => hasAnswer(counts, table, code));
  const line = lineOf(about, [pointsOf(table, having, share)], apartOf(table, code, waves, share));
  const outcome = outcomes.find((one) => one.question === table.id && String(one.code) === String(code));
  return line && (outcome?.trend ? drawOutcomeLine(line, outcome.trend) : drawLine(line));
}

function pointsOf(table: Table, waves: readonly EarlierWave[], share: (counts: GroupCounts) => Group): TrendPoint[] {
  return waves
    .filter(({ asksTheSame }) => asksTheSame(table.id))
    .map(({ wave, year, counts }) => ({ wave, year, share: measure(share(counts)) }));
}

/** The waves that asked it otherwise, of those that had this answer at all. */
function apartOf(
  table: Table,
  code: Code,
  waves: readonly EarlierWave[],
  share: (counts: GroupCounts) => Group,
): ApartPoint[] {
  return waves
    .filter(({ counts, asksTheSame }) => !asksTheSame(table.id) && hasAnswer(counts, table, code))
    .map(({ wave, year, counts, breaksOf }) => ({
      wave,
      year,
      share: measure(share(counts)),
      changes: breaksOf(table.id),
    }));
}

function hasAnswer({ questionnaire }: GroupCounts, { id }: Table, code: Code): boolean {
  return questionnaire.questions.some(({ results }) =>
    results.tables.some(
      (table) => table.id === id && table.options.some((option) => String(option.code) === String(code)),
    ),
  );
}

function publishedPoint(
  baseline: BaselineDefinition | undefined,
  figure: PublishedFigure,
  until: number,
): TrendPoint[] {
  const share = publishedOf(figure);
  const year = (baseline && yearIn(baseline.wave)) ?? 0;
  return baseline && share && year < until ? [{ wave: baseline.wave, year, share }] : [];
}
