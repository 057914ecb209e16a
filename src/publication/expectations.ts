import { z } from 'zod';
import type { Ctx } from '../context.js';
import { Text } from '../language/text.js';
import type { Anchored } from '../results/headline.js';
import { listPredictable, type Predictable } from '../results/predictable.js';
import { roundPercent, wholePercent } from '../results/whole-percent.js';
import { quartiles } from '../statistics/quartiles.js';
import { count, percentage } from '../statistics/units.js';
import { getQuestionnaireOf, type Wave } from '../study/waves.js';
import { isShown, type GroupRelease } from './disclosure/released.js';
import { openSeals } from './seal-expectation.js';
import type { StudyView, WaveView } from './view.js';

/** What was expected of an anchor or core outcome, beside what came out. */
export const Expected = z
  .object({
    group: z.string(),
    id: z.string(),
    text: Text,
    labels: z.array(Text).readonly(),
    /** How many people predicted it. */
    n: count,
    /** The middle of their predictions; null of fewer than three. */
    median: percentage.nullable(),
    /** The ends of the middle half of them; null of fewer than five. */
    low: percentage.nullable(),
    high: percentage.nullable(),
    /** Null where it is not told. */
    outcome: percentage.nullable(),
    /** What was published of the baseline; null where that was in words alone, or nothing. */
    published: Text.nullable(),
    inWords: z.boolean(),
  })
  .readonly();
export type Expected = z.infer<typeof Expected>;

/** Of two predictions who made the one knows the other out of their middle. */
const fewestForMedian = 3;

/**
 * Of fewer the lower quartile and the median give the lowest prediction back, exactly or nearly.
 */
const fewestForSpread = 5;

/**
 * Returns what can be predicted of a wave, group by group, by the questionnaires that it will ask.
 */
export async function listPredictables(
  ctx: Ctx,
  { definition, baseline }: StudyView['study'],
  wave: Wave,
): Promise<Predictable[]> {
  const listed: Predictable[] = [];
  for (const group of definition.groups) {
    const { questionnaire } = await getQuestionnaireOf(ctx, wave, group.slug);
    listed.push(...listPredictable(group, questionnaire, baseline));
  }
  return listed;
}

/**
 * Returns what everybody expected of a wave beside what is released of it, without who expected it;
 * nothing where nobody did. An anchor's outcome is the one that is told everywhere else.
 */
export async function openExpectations(
  ctx: Ctx,
  { study, wave }: Pick<WaveView, 'study' | 'wave'>,
  releases: readonly GroupRelease[],
  anchored: readonly Anchored[],
): Promise<Expected[]> {
  const sealed = await openSeals(ctx, wave.slug);
  if (sealed.length === 0) return [];
  const predictables = await listPredictables(ctx, study, wave);
  return releases.flatMap((release) =>
    predictables
      .filter(({ group }) => group === release.group)
      .map((predictable): Expected => {
        const { group, id, isAnchor, table, text, codes, labels } = predictable;
        const predicted = sealed.flatMap((predictions) => predictions[group]?.[id] ?? []);
        const anchor = anchored.find(({ figure }) => figure.published.id === id);
        const { figures = [], words = [] } = study.baseline ?? {};
        return {
          ...{ group, id, text, labels, n: predicted.length, ...middleOf(predicted) },
          outcome: isAnchor ? (anchor?.figure.now.percent ?? null) : shareTold(table, codes, release),
          published: (isAnchor && figures.find((figure) => figure.id === id)?.published) || null,
          inWords: words.some(({ question }) => question === table),
        };
      }),
  );
}

/** Returns what is told of some predictions, in whole percentages; of few it is less. */
export function middleOf(predicted: readonly number[]): Pick<Expected, 'median' | 'low' | 'high'> {
  const nothing = { median: null, low: null, high: null };
  if (predicted.length < fewestForMedian) return nothing;
  const { median, low, high } = quartiles(predicted);
  if (predicted.length < fewestForSpread) return { ...nothing, median: roundPercent(median) };
  return { median: roundPercent(median), low: roundPercent(low), high: roundPercent(high) };
}

/**
 * The share of some answers, where each of their numbers is told, alone or joined with each other.
 */
function shareTold(table: string, codes: readonly string[], release: GroupRelease): number | null {
  const pooled = release.tables.find(({ id }) => id === table)?.pooled;
  if (!isShown(pooled) || pooled.base === 0) return null;
  const cells = pooled.cells.filter((cell) => cell.codes.some((code) => codes.includes(code)));
  const counts = cells.flatMap((cell) => (cell.codes.every((code) => codes.includes(code)) ? [cell.count] : [null]));
  const known = counts.filter((people) => people !== null);
  if (known.length < counts.length) return null;
  return wholePercent({ count: known.reduce((sum, people) => sum + people, 0), base: pooled.base });
}
