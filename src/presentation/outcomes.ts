import { inLanguage, type Text } from '../language/text.js';
import type { Comparison } from '../results/comparison.js';
import type { TrendVerdict } from '../results/verdict.js';
import type { Locale } from './locale.js';
import type { BaselineDefinition } from '../study/definition.js';
import { bare } from './bare.js';
import { describeFigure, describeOutcome, describeOutcomeTrend, describeTrend, type Sentences } from './sentence.js';
import { comparisonTexts } from './texts/comparison.js';

/** What may be said of one outcome beside an earlier wave. */
export interface OutcomeFinding {
  /** The question or item that it is about. */
  readonly question: string;
  readonly title: string;
  /**
   * The answer that it is about, in quotation marks; empty where it is about the whole question.
   */
  readonly label: string;
  readonly href: string;
  readonly verdict: string;
  readonly lead: string;
  readonly rest: string;
}

/** What a finding is about: a figure, an outcome or a trend. */
interface About {
  readonly question: string;
  readonly text: Text;
  readonly label: Text | null;
  readonly verdict: string;
}

/** Returns the address of a question, or of an item of one, beside an earlier wave. */
export type AddressOf = (question: string) => string;

/** Which of the three lists a verdict is in; what is in neither of these cannot be said. */
const listOf: Readonly<Record<string, 'different' | 'alike'>> = {
  higher: 'different',
  lower: 'different',
  different: 'different',
  rising: 'different',
  falling: 'different',
  'no-detectable-change': 'alike',
};

/** Returns whether a verdict says that something is different. */
export function isChange(verdict: string): boolean {
  return listOf[verdict] === 'different';
}

/**
 * Returns what may be said of a wave beside an earlier one. That is of its anchors and core
 * outcomes, and that of what was published in words nothing can be: all else is drawn.
 */
export function listFindings(
  compared: Pick<Comparison, 'figures' | 'outcomes' | 'trends' | 'against'>,
  page: Locale,
  addressOf: AddressOf,
): OutcomeFinding[] {
  const { figures, outcomes, against } = compared;
  const find = (about: About, sentences: Sentences) => findingOn(about, sentences, page, addressOf);
  return [
    ...figures
      .filter(({ comparability, bases }) => comparability === 'words-only' || bases.length > 0)
      .map((figure) => find(figure, describeFigure(figure, against))),
    ...outcomes.map((outcome) => find(outcome, describeOutcome(outcome, compared))),
  ];
}

/** Returns the anchors and core outcomes that rise or fall over three waves or more. */
export function listMoving(
  compared: Pick<Comparison, 'figures' | 'outcomes' | 'trends' | 'against'>,
  page: Locale,
  addressOf: AddressOf,
): OutcomeFinding[] {
  const { outcomes, trends, against } = compared;
  const find = (about: About, sentences: Sentences) => findingOn(about, sentences, page, addressOf);
  return [
    ...outcomes.flatMap((outcome) => {
      const sentences = describeOutcomeTrend(outcome, against);
      const verdict = outcome.trend?.verdict;
      return sentences && verdict && isMoving(verdict) ? [find({ ...outcome, verdict }, sentences)] : [];
    }),
    ...trends.filter(({ verdict }) => isMoving(verdict)).map((trend) => find(trend, describeTrend(trend, compared))),
  ];
}

function isMoving(verdict: TrendVerdict): boolean {
  return verdict === 'rising' || verdict === 'falling';
}

/**
 * Returns how many of the core outcomes changed, in a sentence, of those that were tested; empty
 * where there are none.
 */
export function summariseOutcomes(
  { outcomes, against }: Pick<Comparison, 'outcomes' | 'against'>,
  { language, numbers, t }: Locale,
): string {
  if (outcomes.length === 0) return '';
  const changed = outcomes.filter(({ verdict }) => isChange(verdict)).length;
  const tested = outcomes.filter(({ verdict }) => verdict !== 'not-comparable').length;
  const wave = comparisonTexts[language].wave(against);
  const all = numbers.count(outcomes.length);
  if (tested === 0) return t.compared.noneTested(all, wave);
  if (tested === outcomes.length) return t.compared.summary(changed, all, wave);
  return t.compared.summaryOfSome(changed, numbers.count(tested), all, wave);
}

/**
 * Returns findings in lists: what is different, what cannot be said, where no difference was seen,
 * and what moves over more waves, where anything does. Of the third it is said once; each has its
 * sentences on its own page.
 */
export function inLists(found: readonly OutcomeFinding[], moving: readonly OutcomeFinding[], { numbers, t }: Locale) {
  const c = t.compared;
  const lists = (['different', 'unsayable', 'alike'] as const).flatMap((id) => {
    const own = found.filter(({ verdict }) => (listOf[verdict] ?? 'unsayable') === id);
    if (own.length === 0 && id !== 'different') return [];
    const findings = id === 'alike' ? own.map((finding) => ({ ...finding, lead: '', rest: '' })) : own;
    const lead = findings.length === 0 ? c.noneOf : id === 'alike' ? c.alikeLead : '';
    return [{ id, title: c[id], count: numbers.count(findings.length), lead, findings }];
  });
  if (moving.length === 0) return lists;
  const count = numbers.count(moving.length);
  return [...lists, { id: 'moving', title: c.moving, count, lead: c.movingLead, findings: moving }];
}

/** Returns what a baseline said of a group in words alone: of that, change cannot be said. */
export function listStatements(baseline: BaselineDefinition | undefined, group: string, page: Locale) {
  const own = (baseline?.words ?? []).filter((words) => words.group === group);
  const found = [...new Set(own.map(({ statement }) => inLanguage(statement, page.language)))].map((title) => ({
    question: '',
    title,
    label: '',
    href: '',
    verdict: 'words-only',
    lead: '',
    rest: '',
  }));
  return inLists(found, [], page)
    .filter(({ findings }) => findings.length > 0)
    .map((list) => ({ ...list, lead: page.t.compared.wordsLead(baseline?.wave ?? '') }));
}

function findingOn(
  { question, text, label, verdict }: About,
  sentences: Sentences,
  { language }: Locale,
  addressOf: AddressOf,
): OutcomeFinding {
  const asked = inLanguage(text, language);
  const answer = label ? `‘${bare(label, language)}’` : '';
  return {
    question,
    title: answer ? `${asked} ${answer}` : asked,
    label: answer,
    href: addressOf(question),
    verdict,
    ...sentences[language],
  };
}
