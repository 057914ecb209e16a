import type { Code } from '../questionnaire/code.js';
import type { Anchor, Table } from '../questionnaire/question.js';
import type { Text } from '../questionnaire/text.js';
import { compatibleCounts, type Published } from '../statistics/compatible-counts.js';
import type { Group } from '../statistics/group.js';
import type { BaselineDefinition } from '../study/definition.js';
import type { GroupCounts } from './counts.js';
import { pValuesOf, testsOf, type Figure, type PublishedShare } from './figure.js';
import { describe, type Described } from './measured.js';
import { sayComparison } from './sentence.js';
import { testAgainstPublished, type Tested } from './tested.js';
import { agreed, verdictOf, type Verdict } from './verdict.js';

type PublishedFigure = BaselineDefinition['figures'][number];
type InWords = BaselineDefinition['words'][number];

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

/** A figure of what was published in words alone. */
export interface WordsFigure extends Figure {
  readonly statement: Text;
}

/** The shares of a group that a baseline published in words alone, measured for the first time. */
export function measureWords(
  now: GroupCounts,
  baseline: BaselineDefinition,
  group: string,
  population: number | null,
): WordsFigure[] {
  const about = { wave: baseline.wave, now, population };
  return baseline.words.filter((words) => words.group === group).flatMap((words) => wordsFigures(words, about));
}

/** The shares of a group that were published as numbers, in whole and on every defensible base. */
export function compareAnchors(
  now: GroupCounts,
  baseline: BaselineDefinition,
  group: string,
  population: number | null,
): AnchorFigure[] {
  const about = { wave: baseline.wave, now, population };
  return baseline.figures.filter((figure) => figure.group === group).flatMap((figure) => anchorFigure(figure, about));
}

interface About {
  readonly wave: string;
  readonly now: GroupCounts;
  readonly population: number | null;
}

function anchorFigure(figure: PublishedFigure, { wave, now, population }: About): AnchorFigure[] {
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
      sentence: sayComparison({
        now: own.share,
        wave,
        then: published,
        tested: own.tested,
        verdict,
        doubt:
          own.tested && verdictAgainst(own.share, own.tested, figure.percent) === 'not-robust' ? 'rounding' : 'bases',
        break: 'unanswered',
        unknownQuestion: true,
      }),
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

function boundsOf({ from, below, low, high }: PublishedFigure['readings'][string]): Published {
  return { baseLow: low, baseHigh: high, percentLow: from, percentHigh: below };
}

function readingOf(figure: PublishedFigure): (Published & { percent: number }) | undefined {
  const reading = figure.readings[figure.reading];
  return reading && { percent: figure.percent, ...boundsOf(reading) };
}

/** A published share under the reading of its rounding that the study takes. */
export function publishedOf(figure: PublishedFigure): PublishedShare | undefined {
  const reading = readingOf(figure);
  return reading && publishedShare(reading);
}

function publishedShare(then: Published & { percent: number }): PublishedShare {
  return {
    percent: then.percent,
    baseLow: then.baseLow,
    baseHigh: then.baseHigh,
    compatible: compatibleCounts(then).map(({ count, base }) => [count, base] as const),
  };
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

function wordsFigures({ question, code, statement }: InWords, { wave, now, population }: About): WordsFigure[] {
  const table = now.questionnaire.questions.flatMap(({ tables }) => tables).find(({ id }) => id === question);
  if (!table) return [];
  return table.options
    .filter((option) => (code === undefined ? !option.missing : String(option.code) === String(code)))
    .map((option) => {
      const measured: Described = describe(
        { count: now.countOf(table.id, option.code), base: now.countOf(table.id) },
        population,
      );
      return {
        question: table.id,
        code: option.code,
        text: table.text,
        label: option.label,
        comparability: 'words-only',
        changes: [],
        now: measured,
        then: null,
        ...testsOf(undefined, undefined),
        verdict: 'words-only',
        sentence: sayComparison({
          now: measured,
          wave,
          then: undefined,
          tested: undefined,
          verdict: 'words-only',
          doubt: 'rounding',
          break: 'unanswered',
          unknownQuestion: false,
        }),
        statement,
      };
    });
}
