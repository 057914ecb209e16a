import type { Ctx } from '../context.js';
import { listWaves, type Wave } from '../study/waves.js';
import { comparedOf, isBreak } from '../questionnaire/comparability/comparability.js';
import type { Code } from '../questionnaire/code.js';
import type { Anchor, Table } from '../questionnaire/question.js';
import type { Group } from '../statistics/group.js';
import type { BaselineDefinition } from '../study/definition.js';
import { getStudy } from '../study/stored.js';
import { compareOnce, listJudgements } from './comparability.js';
import { readCounts, visibilityOf, type GroupCounts } from './counts.js';
import { shareOf } from './anchors.js';
import { publishedOf } from './published.js';
import { measure } from './measured.js';
import { testLine, trendsOf, type Line, type Trend, type TrendPoint } from './trend.js';
import { inOrder, isBefore, yearIn, yearOf } from '../study/wave-order.js';

interface Asked {
  readonly wave: Wave;
  readonly group: string;
  readonly now: GroupCounts;
  readonly baseline: BaselineDefinition | undefined;
}

/** A wave up to this one, and the tables that ask the same in it. */
interface EarlierWave {
  readonly wave: string;
  readonly year: number;
  readonly counts: GroupCounts;
  asksTheSame(table: string): boolean;
}

/** The line of every share that was asked the same way in three waves or more, up to this one; a published figure is a wave too. */
export async function readTrends(ctx: Ctx, { wave, group, now, baseline }: Asked): Promise<Trend[]> {
  const waves = await readEarlier(ctx, wave, group, now);
  if (waves.length + (baseline ? 1 : 0) < 3) return [];
  const year = yearOf(wave);
  const trends: Trend[] = [];
  for (const question of now.questionnaire.questions) {
    for (const table of question.tables) {
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

/** The waves up to this one in which the group was asked, this one included, in order; made-up answers are no wave beside real ones. */
async function readEarlier(ctx: Ctx, wave: Wave, group: string, now: GroupCounts): Promise<EarlierWave[]> {
  const others = (await listWaves(ctx)).filter(
    ({ slug, study, kind, synthetic }) =>
      slug !== wave.slug && study === wave.study && kind === 'fieldwork' && synthetic === wave.synthetic,
  );
  const { definition } = await getStudy(ctx, wave.study);
  const found: EarlierWave[] = [{ wave: wave.slug, year: yearOf(wave), counts: now, asksTheSame: () => true }];
  for (const other of others.filter((one) => isBefore(one, wave))) {
    if (visibilityOf(definition, other) === 'none') continue;
    const counts = await readCounts(ctx, other, group);
    if (!counts) continue;
    const judgements = await listJudgements(ctx, { wave: wave.slug, against: other.slug, group });
    const compared = compareOnce(counts.questionnaire, now.questionnaire, judgements);
    found.push({
      wave: other.slug,
      year: yearOf(other),
      counts,
      asksTheSame: (table) => !isBreak(comparedOf(compared, table).comparability),
    });
  }
  const order = new Map([...others, wave].sort(inOrder).map(({ slug }, i) => [slug, i]));
  return found.sort((a, b) => (order.get(a.wave) ?? 0) - (order.get(b.wave) ?? 0));
}
