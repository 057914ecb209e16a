import type { Wave } from '../study/waves.js';
import { comparedOf, isBreak } from '../questionnaire/comparability/comparability.js';
import type { Code } from '../questionnaire/code.js';
import type { Anchor, Question, Table } from '../questionnaire/question.js';
import type { Group } from '../statistics/group.js';
import type { BaselineDefinition } from '../study/definition.js';
import { compareOnce } from './comparability.js';
import type { ComparisonInput } from './comparison-input.js';
import type { GroupCounts } from './counts.js';
import { shareOf } from './anchors.js';
import { publishedOf } from './published.js';
import { measure } from './measured.js';
import { testLine, trendsOf, type Line, type Trend, type TrendPoint } from './trend.js';
import { inOrder, isBefore, yearIn, yearOf } from '../study/wave-order.js';

/** The input of trends, read beforehand. */
interface TrendsInput extends ComparisonInput {
  readonly now: GroupCounts;
  readonly questions: readonly Question[];
}

/** A wave up to this one, and the tables that ask the same in it. */
interface EarlierWave {
  readonly wave: string;
  readonly year: number;
  readonly counts: GroupCounts;
  asksTheSame(table: string): boolean;
}

/**
 * Returns the trend of every share over three waves or more. Each wave up to this one counts that
 * asked it the same way; a published figure counts too, except beside simulated answers.
 */
export async function findTrends(input: TrendsInput): Promise<Trend[]> {
  const { wave, group, questions } = input;
  const baseline = wave.synthetic ? undefined : input.baseline;
  const waves = findEarlier(input);
  if (waves.length + (baseline ? 1 : 0) < 3) return [];
  const year = yearOf(wave);
  const trends: Trend[] = [];
  for (const question of questions) {
    for (const table of question.results.tables) {
      const lines: Line[] = [];
      for (const { code, label } of table.options.filter(({ missing }) => !missing)) {
        const published = publishedPoint(baseline, group, table, code, year);
        const anchor = published ? question.definition.anchor : undefined;
        const shares = anchor ? anchor.bases.map(onBase(anchor, table)) : [shareOfTable(table, code)];
        const onBases = shares.map((share) => [...(published ? [published] : []), ...pointsOf(table, waves, share)]);
        const line = await testLine({ question: table.id, code, text: table.text, label }, onBases);
        if (line) lines.push(line);
      }
      trends.push(...trendsOf(lines));
    }
  }
  return trends;
}

type ShareIn = (counts: GroupCounts) => Group;

const shareOfTable =
  ({ id }: Table, code: Code): ShareIn =>
  ({ countOf }) => ({ count: countOf(id, code), base: countOf(id) });

const onBase =
  (anchor: Anchor, table: Table) =>
  (codes: readonly Code[]): ShareIn =>
  (counts) =>
    shareOf(anchor, codes, table, counts);

function pointsOf(table: Table, waves: readonly EarlierWave[], share: ShareIn): TrendPoint[] {
  return waves
    .filter(({ asksTheSame }) => asksTheSame(table.id))
    .map(({ wave, year, counts }) => ({ wave, year, share: measure(share(counts)) }));
}

function publishedPoint(
  baseline: BaselineDefinition | undefined,
  group: string,
  table: Table,
  code: Code,
  until: number,
): TrendPoint | undefined {
  const figure = baseline?.figures.find(
    (one) => one.group === group && one.question === table.id && String(one.code) === String(code),
  );
  const share = figure && publishedOf(figure);
  const year = (baseline && yearIn(baseline.wave)) ?? 0;
  return baseline && share && year < until ? { wave: baseline.wave, year, share } : undefined;
}

/**
 * Returns the waves up to this one that trends can hold, in order. Real waves go with real ones,
 * simulated with simulated.
 */
export function wavesOfLine(wave: Wave, waves: readonly Wave[]): Wave[] {
  const alike = waves.filter(
    ({ study, kind, synthetic }) => study === wave.study && kind === 'fieldwork' && synthetic === wave.synthetic,
  );
  return [...alike.filter((other) => isBefore(other, wave)), wave].sort(inOrder);
}

/** The waves up to and including this one in which the group was asked, in order. */
function findEarlier({ wave, group, waves, now, countsIn, judgementsAgainst }: TrendsInput): EarlierWave[] {
  return wavesOfLine(wave, waves).flatMap((other): EarlierWave[] => {
    const year = yearOf(other);
    if (other.slug === wave.slug) return [{ wave: wave.slug, year, counts: now, asksTheSame: () => true }];
    const counts = countsIn(other.slug, group);
    if (!counts) return [];
    const compared = compareOnce(counts.questionnaire, now.questionnaire, judgementsAgainst(other.slug));
    const asksTheSame = (table: string) => !isBreak(comparedOf(compared, table).comparability);
    return [{ wave: other.slug, year, counts, asksTheSame }];
  });
}
