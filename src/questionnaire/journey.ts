import { holds, type Given } from './condition.js';
import { allValues, type Fields } from './fields.js';
import type { Question } from './question.js';
import type { AskedQuestion, Page, Questionnaire } from './questionnaire.js';

/** A page of a respondent's journey, with its questions that are asked of this respondent. */
export interface Stop {
  readonly page: Page;
  readonly questions: readonly AskedQuestion[];
  readonly complete: boolean;
  /** The numbers, among the questions asked, of its first and last; equal on a page with one. */
  readonly first: number;
  readonly last: number;
}

/** The pages and questions that the answers given so far lead to. */
export interface Journey {
  readonly stops: readonly Stop[];
  /** The number of questions asked: exact, or the maximum while deciding answers are open. */
  readonly total: number;
  /** Questions that are asked or not depending on answers that are still open. */
  readonly undecided: readonly AskedQuestion[];
  readonly totalIsExact: boolean;
  /** The first stop with an open question; undefined when everything asked is answered. */
  readonly open: Stop | undefined;
  /** The page that ended the questionnaire because it is not meant for this respondent. */
  readonly screenedOut: Page | undefined;
  /** Answered questions that are no longer asked, because an earlier answer changed. */
  readonly dropped: readonly Question[];
}

/** Returns whether a question has an answer, valid given the others. */
export function isAnswered(question: Question, answers: Fields): boolean {
  return question.routing.given(answers) !== undefined && 'fields' in question.form.parse(answers, answers);
}

/**
 * Returns whether anything is filled in, valid or not. A ranked option may no longer be one to
 * rank.
 */
export function isFilledIn({ form }: Question, answers: Fields): boolean {
  return form.fields.some((field) => allValues(answers, field)?.some((value) => value !== ''));
}

/** Returns the journey that the answers lead to. It is computed each time and never stored. */
export function walk(questionnaire: Questionnaire, answers: Fields): Journey {
  const known = new Map<string, readonly Given[] | undefined>();
  const givenTo = (id: string) => known.get(id);
  const stops: Stop[] = [];
  const hidden = new Set<string>();
  const undecided: AskedQuestion[] = [];
  let total = 0;
  let screenedOut: Page | undefined;

  for (const page of questionnaire.pages) {
    const asked: AskedQuestion[] = [];
    const first = total + 1;
    for (const question of page.questions) {
      const { showIf } = question.definition;
      const shown = screenedOut ? false : showIf ? holds(showIf, givenTo) : true;
      known.set(question.id, shown ? question.routing.given(answers) : shown === false ? [] : undefined);
      if (shown === false) {
        hidden.add(question.id);
        continue;
      }
      if (question.form.fields.length) total++;
      if (shown) asked.push(question);
      else undecided.push(question);
    }
    if (asked.length) {
      const complete = asked.every((question) => isAnswered(question, answers));
      stops.push({ page, questions: asked, complete, first, last: total });
      if (page.screenOut && complete && holds(page.screenOut.when, givenTo)) screenedOut = page;
    }
  }
  return {
    stops,
    total,
    undecided,
    totalIsExact: undecided.length === 0,
    open: stops.find((stop) => !stop.complete),
    screenedOut,
    dropped: questionnaire.questions.filter((question) => hidden.has(question.id) && isFilledIn(question, answers)),
  };
}

/**
 * Returns the answers of someone who answers every question asked. `answerTo` gives the clean
 * fields of each. Ends after the last page or the one that screens out. In the `walk` along these
 * answers no question is open.
 */
export function follow(
  questionnaire: Questionnaire,
  answerTo: (question: Question, answers: Fields) => Fields,
): { readonly answers: Fields; readonly screenedOut: boolean } {
  const answers: Record<string, Fields[string]> = {};
  const known = new Map<string, readonly Given[] | undefined>();
  const givenTo = (id: string) => known.get(id);
  for (const [p, { screenOut }] of questionnaire.definition.pages.entries()) {
    let asked = false;
    for (const question of questionnaire.defined[p] ?? []) {
      const { showIf } = question.definition;
      const shown = !showIf || holds(showIf, givenTo) === true;
      if (shown) Object.assign(answers, answerTo(question, answers));
      known.set(question.id, shown ? question.routing.given(answers) : []);
      asked ||= shown;
    }
    if (asked && screenOut && holds(screenOut.when, givenTo)) return { answers, screenedOut: true };
  }
  return { answers, screenedOut: false };
}

/**
 * Returns the stop of a page that may be shown. The page must be on the journey, with no open
 * question on a stop before it.
 */
export function reach(journey: Journey, pageId: string): Stop | undefined {
  const stop = journey.stops.find(({ page }) => page.id === pageId);
  return stop && (!journey.open || journey.stops.indexOf(stop) <= journey.stops.indexOf(journey.open))
    ? stop
    : undefined;
}

/**
 * Returns the answers that count when sent. Those of the questions asked, validated once more; none
 * of a closed branch.
 */
export function answersOnTheWay(journey: Journey, answers: Fields): Fields {
  return journey.stops
    .flatMap((stop) => stop.questions)
    .map((question) => question.form.parse(answers, answers))
    .reduce<Fields>((all, outcome) => ('fields' in outcome ? { ...all, ...outcome.fields } : all), {});
}

/** How far an unfinished questionnaire got; nothing else of it may be read. */
export interface Progress {
  /** How many questions have an answer: something chosen or written, also "weet ik niet". */
  readonly answered: number;
  /**
   * The answered share, 0 to 1, of the closed questions that are or may be asked; 0 without any.
   */
  readonly share: number;
  /**
   * Whether a question that re-measures a published figure is or may be asked, and has no answer.
   */
  readonly anchorOpen: boolean;
}

/**
 * Returns how far the answers got on this journey. Only closed questions count in the share: open
 * ones are often left blank.
 */
export function progress(journey: Journey, answers: Fields): Progress {
  const asked = journey.stops.flatMap((stop) => stop.questions);
  const answered = new Set(asked.filter((question) => isFilledIn(question, answers) && isAnswered(question, answers)));
  const all = [...asked, ...journey.undecided];
  const closed = all.filter((question) => question.form.closed);
  const closedAnswered = closed.filter((question) => answered.has(question));
  return {
    answered: answered.size,
    share: closed.length === 0 ? 0 : closedAnswered.length / closed.length,
    anchorOpen: all.some((question) => question.definition.anchor !== undefined && !answered.has(question)),
  };
}
