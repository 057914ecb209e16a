import type { Code } from '../questionnaire/code.js';
import type { Anchor, Table } from '../questionnaire/question.js';
import type { Text } from '../language/text.js';
import { compatibleCounts } from '../statistics/compatible-counts.js';
import type { Group } from '../statistics/group.js';
import type { BaselineDefinition } from '../study/definition.js';
import { boundsOf, publishedShare, readingOf, type PublishedFigure } from './published.js';
import type { GroupCounts } from './counts.js';
import { pValuesOf, testsOf, type Figure } from './figure.js';
import { describe } from './measured.js';
import { testAgainstPublished, type Tested } from './tested.js';
import { agreed, verdictOf, type Verdict } from './verdict.js';

/** The same share on one defensible base, or under one reading of the rounding. */
export interface Variant {
  readonly now: Group & { readonly percent: number | null };
  readonly p: { readonly worst: number; readonly best: number } | null;
  readonly verdict: Verdict;
}

/** A figure against one that was published, with everything that leaves doubt about it. */
export interface AnchorFigure extends Figure {
  /** Whether a change holds by itself, but no more when all anchors of the wave are judged together (Holm over them). */
  readonly weakerTogether: boolean;
  /** Its id in the baseline file, its sentence, how it was printed and what of it is certain. */
  readonly published: Pick<PublishedFigure, 'id' | 'statement' | 'published' | 'certain'>;
  /**
   * The verdict on every defensible base: the codes of which it is made, and in words which substantive answers it leaves out
   * and which others it takes in. The first one is the figure's own.
   */
  readonly bases: readonly (Variant & {
    readonly codes: readonly Code[];
    readonly without: readonly Text[];
    readonly also: readonly Text[];
  })[];
  /** The verdict under every reading of how it was rounded, on the figure's own base; `taken` marks the one that counts. */
  readonly readings: readonly (Pick<Variant, 'p' | 'verdict'> & {
    readonly reading: string;
    readonly taken: boolean;
    readonly compatible: number;
  })[];
}

/** The largest p, 0 to 1, over every defensible base; undefined when one of them is nobody. */
export function worstOverBases({ bases }: AnchorFigure): number | undefined {
  const ps = bases.map(({ p }) => p?.worst);
  return ps.every((p) => p !== undefined) ? Math.max(...ps) : undefined;
}

/** The shares of a group that were published as numbers, in whole and on every defensible base. */
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
  const [table] = question?.tables ?? [];
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
  const measured = describe(own.share, population);
  return [
    {
      question: table.id,
      code: figure.code,
      text: table.text,
      label: option.label,
      comparability: 'baseline',
      changes: [],
      now: measured,
      then: publishedShare(then),
      ...testsOf(own.tested, own.tested && pValuesOf(own.tested, own.tested.worst)),
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

/** How many gave a code of the numerator, among those who gave one of these codes. */
export function shareOf(anchor: Anchor, codes: readonly Code[], table: Table, { countOf }: GroupCounts): Group {
  const total = (counted: readonly Code[]) => counted.reduce<number>((sum, code) => sum + countOf(table.id, code), 0);
  return { count: total(anchor.numerator.filter((code) => codes.includes(code))), base: total(codes) };
}

function variantOf(share: Group, tested: Tested | undefined, percent: number): Variant {
  return {
    now: { ...share, percent: share.base === 0 ? null : (100 * share.count) / share.base },
    p: tested ? { worst: tested.worst, best: tested.best } : null,
    verdict: verdictAgainst(share, tested, percent),
  };
}

function verdictAgainst(now: Group, tested: Tested | undefined, percent: number): Verdict {
  if (!tested) return 'not-comparable';
  return verdictOf(pValuesOf(tested, tested.worst), (100 * now.count) / now.base - percent);
}
