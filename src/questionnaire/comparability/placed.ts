import { tests, type Condition } from '../condition.js';
import { canonical, contentOf } from './content.js';
import { Parts } from './parts.js';
import type { Table } from '../question.js';
import type { Questionnaire } from '../questionnaire.js';

/** A question in its questionnaire: what decides who gets it besides its own condition. */
export interface Placed {
  readonly parts: Parts;
  readonly content: string;
  readonly tables: readonly Table[];
  /** The questions on whose answers it depends whether somebody gets it, and which answers it offers. */
  readonly gates: readonly string[];
  /** Every screen-out of the questionnaire: who meets one leaves no answers at all. */
  readonly screenOuts: string;
  /** The texts without a question that lead in to it on its page. */
  readonly leadIns: readonly LeadIn[];
}

export type LeadIn = Pick<Parts, 'text' | 'hint' | 'showIf'>;

/** Every question of a questionnaire by its id, in its order. */
export function placed({ definition, questions }: Questionnaire): Map<string, Placed> {
  const found = new Map<string, Placed>();
  const all = canonical(definition.pages.flatMap(({ screenOut }) => screenOut?.when ?? []));
  const screenOuts: Condition[] = [];
  for (const page of definition.pages) {
    const leadIns: LeadIn[] = [];
    for (const question of page.questions) {
      const parts = Parts.parse(question);
      const { id, text, hint, showIf, optionsFrom } = parts;
      const asked = questions.find((one) => one.id === id);
      const conditions = showIf ? [...screenOuts, showIf] : screenOuts;
      const gates = conditions.flatMap((condition) => tests(condition).map((test) => test.question));
      found.set(id, {
        parts,
        content: contentOf(question),
        tables: asked?.tables ?? [],
        leadIns: [...leadIns],
        gates: optionsFrom === undefined ? gates : [...gates, optionsFrom],
        screenOuts: all,
      });
      if (asked?.tables.length === 0) leadIns.push({ text, hint, showIf });
    }
    if (page.screenOut) screenOuts.push(page.screenOut.when);
  }
  return found;
}
