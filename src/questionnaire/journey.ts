import { holds, type Given } from './condition.js';
import { allValues, type Fields } from './fields.js';
import type { Question } from './question.js';
import type { Page, Questionnaire } from './questionnaire.js';

/** A page on a respondent's way, with those of its questions that are asked of this respondent. */
export interface Stop {
  readonly page: Page;
  readonly questions: readonly Question[];
  readonly complete: boolean;
  /** The numbers of its first and last question among those asked; equal on a page with one question. */
  readonly first: number;
  readonly last: number;
}

/** Where the answers given so far lead. */
export interface Journey {
  readonly stops: readonly Stop[];
  /** How many questions there will be: exactly, or at most while answers that decide are still open. */
  readonly total: number;
  /** Questions of which open answers still decide whether they are asked. */
  readonly undecided: readonly Question[];
  readonly totalIsExact: boolean;
  /** The first stop with an open question; undefined when everything asked is answered. */
  readonly open: Stop | undefined;
  /** The page that ended the questionnaire because it is not meant for this respondent. */
  readonly screenedOut: Page | undefined;
  /** Questions with an answer that are no longer asked, because an earlier answer changed. */
  readonly dropped: readonly Question[];
}

/** Whether a question has an answer that still stands, given the other answers. */
export function isAnswered(question: Question, answers: Fields): boolean {
  return question.routing.given(answers) !== undefined && 'fields' in question.form.parse(answers, answers);
}

/** Whether anything is filled in, fitting or not: what was ranked may no longer be among what can be ranked. */
function isFilledIn({ form }: Question, answers: Fields): boolean {
  return form.fields.some((field) => allValues(answers, field)?.some((value) => value !== ''));
}

/** Follows the questionnaire along the answers; where a respondent is gets computed, never stored. */
export function walk(questionnaire: Questionnaire, answers: Fields): Journey {
  const known = new Map<string, readonly Given[] | undefined>();
  const givenTo = (id: string) => known.get(id);
  const stops: Stop[] = [];
  const dropped: Question[] = [];
  const undecided: Question[] = [];
  let total = 0;
  let screenedOut: Page | undefined;

  for (const page of questionnaire.pages) {
    const asked: Question[] = [];
    const first = total + 1;
    for (const question of page.questions) {
      const { showIf } = question.definition;
      const shown = screenedOut ? false : showIf ? holds(showIf, givenTo) : true;
      known.set(question.id, shown ? question.routing.given(answers) : shown === false ? [] : undefined);
      if (shown === false) {
        if (isFilledIn(question, answers)) dropped.push(question);
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
    dropped,
  };
}

/**
 * Goes through the questionnaire as somebody does who answers every question that is asked of them, with the clean
 * fields that `answerTo` gives. Ends after the last page or the one that screens out. `walk` along the answers finds
 * all of them on the way, and none open.
 */
export function follow(
  questionnaire: Questionnaire,
  answerTo: (question: Question, answers: Fields) => Fields,
): { readonly answers: Fields; readonly screenedOut: boolean } {
  const answers: Record<string, Fields[string]> = {};
  const known = new Map<string, readonly Given[] | undefined>();
  const givenTo = (id: string) => known.get(id);
  for (const page of questionnaire.pages) {
    let asked = false;
    for (const question of page.questions) {
      const { showIf } = question.definition;
      const shown = !showIf || holds(showIf, givenTo) === true;
      if (shown) Object.assign(answers, answerTo(question, answers));
      known.set(question.id, shown ? question.routing.given(answers) : []);
      asked ||= shown;
    }
    if (asked && page.screenOut && holds(page.screenOut.when, givenTo)) return { answers, screenedOut: true };
  }
  return { answers, screenedOut: false };
}

/** The stop where a page can be shown: it is on the way and nothing before it is open. */
export function reach(journey: Journey, pageId: string): Stop | undefined {
  const stop = journey.stops.find(({ page }) => page.id === pageId);
  return stop && (!journey.open || journey.stops.indexOf(stop) <= journey.stops.indexOf(journey.open))
    ? stop
    : undefined;
}

/** The answers that count when sent: those on the way, cleaned once more; nothing of a closed branch. */
export function answersOnTheWay(journey: Journey, answers: Fields): Fields {
  return journey.stops
    .flatMap((stop) => stop.questions)
    .map((question) => question.form.parse(answers, answers))
    .reduce<Fields>((all, outcome) => ('fields' in outcome ? { ...all, ...outcome.fields } : all), {});
}

/** How far an unfinished questionnaire got: all that may be read of it. */
export interface Progress {
  /** How many questions have an answer: something chosen or written, also "weet ik niet". */
  readonly answered: number;
  /** How many of the closed questions that are asked, or may still be, have one; 0 to 1, and 0 where there are none. */
  readonly share: number;
  /** Whether a question that re-measures a published figure is asked, or may still be, and has none. */
  readonly anchorOpen: boolean;
}

/** How far the answers got on this journey. Only a closed question counts in the share: words of one's own may well be left out. */
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
