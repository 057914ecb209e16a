import { tests, type Condition } from '../condition.js';
import { canonical } from './content.js';
import { answerable, type BaseDefinition, type Question } from '../question.js';
import type { Questionnaire } from '../questionnaire.js';

/** A question in its questionnaire: what decides who is asked besides its own condition. */
export interface QuestionInContext {
  readonly question: Question;
  /** What its kind defines besides its content, such as the limits of a number. */
  readonly rest: string;
  /** The questions whose answers decide whether it is asked, and which options it offers. */
  readonly gates: readonly string[];
  /** Every screen-out of the questionnaire: those screened out leave no answers at all. */
  readonly screenOuts: string;
  /** The statements that precede it on its page. */
  readonly leadIns: readonly LeadIn[];
}

export type LeadIn = Pick<BaseDefinition, 'text' | 'hint' | 'showIf'>;

/** Returns every question of a questionnaire by its id, in its order. */
export function questionsInContext({ definition, defined }: Questionnaire): Map<string, QuestionInContext> {
  const found = new Map<string, QuestionInContext>();
  const all = canonical(definition.pages.flatMap(({ screenOut }) => screenOut?.when ?? []));
  const screenOuts: Condition[] = [];
  for (const [p, page] of definition.pages.entries()) {
    const leadIns: LeadIn[] = [];
    for (const [q, question] of (defined[p] ?? []).entries()) {
      const { id, definition: base, results, routing } = question;
      const conditions = base.showIf ? [...screenOuts, base.showIf] : screenOuts;
      const gates = conditions.flatMap((condition) => tests(condition).map((test) => test.question));
      found.set(id, {
        question,
        rest: restOf(question, page.questions[q]),
        leadIns: [...leadIns],
        gates: [...gates, ...(routing.needs ?? [])],
        screenOuts: all,
      });
      if (results.tables.length === 0) leadIns.push(base);
    }
    if (page.screenOut) screenOuts.push(page.screenOut.when);
  }
  return found;
}

/** The definition without what every kind has and what is compared as content. */
function restOf({ content }: Question, raw: object = {}): string {
  const compared = ['kind', ...Object.keys(answerable), 'order', 'items', ...content.lists.map(({ key }) => key)];
  return canonical(Object.fromEntries(Object.entries(raw).filter(([key]) => !compared.includes(key))));
}
