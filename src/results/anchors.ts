import { z } from 'zod';
import type { Code } from '../questionnaire/code.js';
import type { Anchor, Question } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { compatibleCounts } from '../statistics/compatible-counts.js';
import { count } from '../statistics/units.js';
import type { BaselineDefinition } from '../study/definition.js';
import {
  askedOf,
  describeBase,
  detectableOnAll,
  differenceOnAll,
  judgeAlone,
  shareOf,
  type OnBase,
} from './anchor-base.js';
import { boundsOf, PublishedShare, publishedShare, readingOf, type PublishedFigure } from './published.js';
import type { GroupCounts } from './counts.js';
import { differenceTestOf, Figure, testsOf } from './figure.js';
import { describe, populationAsked } from './measured.js';
import { testAgainstPublished } from './tested.js';
import { agreed, PRange, Verdict } from './verdict.js';

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
    readings: z
      .array(AnchorReading)
      .readonly()
      .meta({ description: 'The verdict under every reading of how the figure was rounded.' }),
  })
  .readonly();
export type AnchorFigure = z.infer<typeof AnchorFigure>;

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

/**
 * Returns the anchor of which this option of a question stands for the published share. Undefined
 * for every other option.
 */
export function findAnchor(
  { definition: { anchor } }: Question,
  code: Code,
  baseline: BaselineDefinition | undefined,
): { readonly anchor: Anchor; readonly figure: PublishedFigure } | undefined {
  const figure = baseline?.figures.find(({ id }) => id === anchor?.figure);
  return anchor && figure && String(figure.code) === String(code) ? { anchor, figure } : undefined;
}

function anchorFigure(figure: PublishedFigure, now: GroupCounts, population: number | null): AnchorFigure[] {
  const { id, statement, published, certain, percent } = figure;
  const question = now.questionnaire.questions.find(({ definition }) => definition.anchor?.figure === id);
  const anchor = question?.definition.anchor;
  const [table] = question?.results.tables ?? [];
  const option = table?.options.find(({ code }) => String(code) === String(figure.code));
  const then = readingOf(figure);
  if (!anchor || !table || !option || !then) return [];
  const bases = anchor.bases.map((codes): OnBase => {
    const share = shareOf(anchor, codes, table, now);
    const change = share.base === 0 ? 0 : (100 * share.count) / share.base - percent;
    const tested = testAgainstPublished(share, then);
    return { codes, now: share, then: null, baseThen: then.baseLow, tested, change };
  });
  const [own] = bases;
  if (!own) return [];
  const { p } = judgeAlone(own);
  return [
    {
      question: table.id,
      code: figure.code,
      text: table.text,
      label: option.label,
      comparability: 'baseline',
      changes: [],
      now: describe(own.now, populationAsked(population, askedOf(anchor, own.codes, table, now), now.n)),
      then: publishedShare(then),
      ...testsOf(own.tested, p && differenceTestOf(p, p.worst)),
      difference: differenceOnAll(bases),
      smallestDetectable: detectableOnAll(bases),
      bases: bases.map((on) => describeBase(on, table)),
      verdict: agreed(bases.map((on) => judgeAlone(on).verdict)),
      published: { id, statement, published, certain },
      readings: readingsOf(figure, own),
    },
  ];
}

/** The verdict on an anchor's own base under every reading of how the figure was rounded. */
function readingsOf(figure: PublishedFigure, own: OnBase): AnchorFigure['readings'] {
  return Object.entries(figure.readings).map(([name, reading]) => {
    const bounds = { percent: figure.percent, ...boundsOf(reading) };
    return {
      reading: name,
      taken: name === figure.reading,
      compatible: compatibleCounts(bounds).length,
      ...judgeAlone({ ...own, baseThen: bounds.baseLow, tested: testAgainstPublished(own.now, bounds) }),
    };
  });
}
