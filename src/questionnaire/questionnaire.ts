import type { z } from 'zod';
import type { Text } from '../language/text.js';
import type { PageDefinition, QuestionnaireDefinition } from './definition.js';
import { findKind } from './kinds/index.js';
import type { Question, Variable } from './question.js';

/** A page that a respondent sees: its questions, and when it ends the questionnaire. */
export interface Page {
  readonly id: string;
  /** The title of the section that begins with this page. */
  readonly section?: Text | undefined;
  readonly questions: readonly Question[];
  readonly screenOut?: z.infer<typeof PageDefinition>['screenOut'];
}

/** A questionnaire that can be asked. */
export interface Questionnaire {
  readonly definition: QuestionnaireDefinition;
  readonly pages: readonly Page[];
  readonly questions: readonly Question[];
  readonly variables: readonly Variable[];
}

/**
 * Returns the questionnaire, with every question bound to its kind. Only one without errors
 * (`findDefinitionErrors`) can be asked.
 */
export function compile(definition: QuestionnaireDefinition): Questionnaire {
  const earlier = new Map<string, Question>();
  const pages = definition.pages.map((page) => ({
    id: page.id,
    section: page.section,
    screenOut: page.screenOut,
    questions: page.questions.map((raw) => {
      const kind = findKind(raw.kind);
      if (!kind) throw new Error(`There is no kind of question "${raw.kind}"`);
      const question = kind.ask(raw, earlier);
      earlier.set(question.id, question);
      return question;
    }),
  }));
  const questions = [...earlier.values()];
  return { definition, pages, questions, variables: questions.flatMap((question) => question.data.variables) };
}
