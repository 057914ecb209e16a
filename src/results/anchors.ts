import { z } from 'zod';
import { Code } from '../questionnaire/code.js';
import { anchorTable, type Anchor, type Table } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { compatibleCounts } from '../statistics/compatible-counts.js';
import type { Group } from '../statistics/group.js';
import { count, percentage } from '../statistics/units.js';
import type { BaselineDefinition } from '../study/definition.js';
import { boundsOf, PublishedShare, publishedShare, readingOf, type PublishedFigure } from './published.js';
import type { GroupCounts } from './counts.js';
import { differenceTestOf, Figure, testsOf } from './figure.js';
import { describe } from './measured.js';
import { testAgainstPublished, type Tested } from './tested.js';
import { agreed, PRange, Verdict, verdictOf } from './verdict.js';

/**
 * The verdict on one defensible base: its codes, and the labels that it leaves out and takes in.
 */
export const AnchorBase = z
  .object({
    codes: z.array(Code).readonly(),
    now: z.object({ count, base: count, percent: percentage.nullable() }).readonly(),
    p: PRange.nullable(),
    verdict: Verdict,
    without: z.array(Text).readonly(),
    also: z.array(Text).readonly(),
  })
  .readonly();
export type AnchorBase = z.infer<typeof AnchorBase>;

/** The verdict under one reading of how a figure was rounded, on the figure's own base. */
export const AnchorReading = z
  .object({
    reading: z.string(),
    taken: z.boolean().meta({ description: 'Whether it is the reading that counts.' }),
    compatible: count.meta({ description: 'How many counts and bases it allows.' }),
    p: PRange.nullable(),
    verdict: Verdict,
  })
  .readonly()
  .meta({ id: 'AnchorReading', description: 'The verdict under one reading of how a figure was rounded.' });

/** A figure against one that was published, with everything that leaves doubt about it. */
export const AnchorFigure = z
  .object({
    ...Figure.unwrap().shape,
    comparability: z.literal('baseline'),
    then: PublishedShare,
    published: z
      .object({ id: z.string(), statement: Text, published: Text, certain: Text })
      .readonly()
      .meta({ description: 'Its id in the baseline file, its sentence, how it was printed, what of it is certain.' }),
    weakerTogether: z.boolean().meta({
      description: 'Whether a change holds by itself, but not when all anchors of the wave are judged together (Holm).',
    }),
    bases: z
      .array(AnchorBase)
      .readonly()
      .meta({ description: 'Every defensible base, its own first; the verdict needs all to agree.' }),
    readings: z
      .array(AnchorReading)
      .readonly()
      .meta({ description: 'The verdict under every reading of how the figure was rounded.' }),
  })
  .readonly();
export type AnchorFigure = z.infer<typeof AnchorFigure>;

/**
 * Returns the largest p, 0 to 1, over every defensible base. Undefined when one of them is empty.
 */
export function worstOverBases({ bases }: AnchorFigure): number | undefined {
  const ps = bases.map(({ p }) => p?.worst);
  return ps.every((p) => p !== undefined) ? Math.max(...ps) : undefined;
}

/**
 * Returns a group's shares that were published as numbers. Each is tested on every defensible base.
 */
export function compareAnchors(
  now: GroupCounts,
  baseline: BaselineDefinition,
  group: string,
  population: number | null,
): AnchorFigure[] {
  return baseline.figures
    .filter((figure) => figure.group === group)
    .flatMap((figure) => anchorFigure(figure, now, population));
}

function anchorFigure(figure: PublishedFigure, now: GroupCounts, population: number | null): AnchorFigure[] {
  const { id, statement, published, certain } = figure;
  const question = now.questionnaire.questions.find(({ definition }) => definition.anchor?.figure === id);
  const anchor = question?.definition.anchor;
  const [table] = question?.results.tables ?? [];
  const option = table?.options.find(({ code }) => String(code) === String(figure.code));
  const then = readingOf(figure);
  if (!anchor || !table || !option || !then) return [];
  const bases = anchor.bases.map((codes) => {
    const share = shareOf(anchor, codes, table, now);
    return { codes, share, tested: testAgainstPublished(share, then) };
  });
  const [own] = bases;
  if (!own) return [];
  const verdict = agreed(bases.map(({ share, tested }) => verdictAgainst(share, tested, figure.percent)));
  return [
    {
      question: table.id,
      code: figure.code,
      text: table.text,
      label: option.label,
      comparability: 'baseline',
      changes: [],
      now: describe(own.share, population),
      then: publishedShare(then),
      ...testsOf(own.tested, own.tested && differenceTestOf(own.tested, own.tested.worst)),
      verdict,
      weakerTogether: false,
      published: { id, statement, published, certain },
      bases: bases.map(({ codes, share, tested }) => ({
        codes,
        without: table.options.filter(({ code, missing }) => !missing && !codes.includes(code)).map((one) => one.label),
        also: table.options.filter(({ code, missing }) => missing && codes.includes(code)).map((one) => one.label),
        ...variantOf(share, tested, figure.percent),
      })),
      readings: Object.entries(figure.readings).map(([name, other]) => {
        const bounds = { percent: figure.percent, ...boundsOf(other) };
        const { p, verdict: under } = variantOf(own.share, testAgainstPublished(own.share, bounds), figure.percent);
        return {
          reading: name,
          taken: name === figure.reading,
          compatible: compatibleCounts(bounds).length,
          p,
          verdict: under,
        };
      }),
    },
  ];
}

/** Returns the share of an anchor among who gave one of `codes`. */
export function shareOf(anchor: Anchor, codes: readonly Code[], table: Table, { countOf }: GroupCounts): Group {
  const counted = anchorTable(table.id, anchor);
  const total = (given: readonly Code[]) => given.reduce<number>((sum, code) => sum + countOf(counted, code), 0);
  return { count: total(anchor.numerator.filter((code) => codes.includes(code))), base: total(codes) };
}

function variantOf(
  share: Group,
  tested: Tested | undefined,
  percent: number,
): Pick<AnchorBase, 'now' | 'p' | 'verdict'> {
  return {
    now: { ...share, percent: share.base === 0 ? null : (100 * share.count) / share.base },
    p: tested ? { worst: tested.worst, best: tested.best } : null,
    verdict: verdictAgainst(share, tested, percent),
  };
}

function verdictAgainst(now: Group, tested: Tested | undefined, percent: number): Verdict {
  if (!tested) return 'not-comparable';
  return verdictOf(differenceTestOf(tested, tested.worst), (100 * now.count) / now.base - percent);
}
