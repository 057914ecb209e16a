import type { z } from 'zod';
import type { Text } from '../language/text.js';
import type { PageDefinition, QuestionnaireDefinition } from './definition.js';
import { findKind } from './kinds/index.js';
import type { QuestionPart, Question, Variable } from './question.js';
import { leaveOutEndings } from './screen-out.js';

/** A question as a page asks it: as a whole, or one part of it. */
export interface AskedQuestion extends Question {
  readonly part?: QuestionPart;
}

/** A page that a respondent sees: its questions, and when it ends the questionnaire. */
export interface Page {
  readonly id: string;
  /** The title of the section that begins with this page. */
  readonly section?: Text | undefined;
  readonly questions: readonly AskedQuestion[];
  readonly screenOut?: z.infer<typeof PageDefinition>['screenOut'];
  /** The index of its page in the definition, which makes several where a question has parts. */
  readonly index: number;
}

/** A questionnaire that can be asked. */
export interface Questionnaire {
  readonly definition: QuestionnaireDefinition;
  /** The pages that respondents see. */
  readonly pages: readonly Page[];
  /** The questions of each page of the definition. */
  readonly defined: readonly (readonly Question[])[];
  readonly questions: readonly Question[];
  readonly variables: readonly Variable[];
}

/**
 * Returns the questionnaire, with every question bound to its kind. Only one without errors
 * (`findDefinitionErrors`) can be asked.
 */
export function compile(definition: QuestionnaireDefinition): Questionnaire {
  const earlier = new Map<string, Question>();
  const defined = definition.pages.map((page, p) =>
    page.questions.map((raw) => {
      const kind = findKind(raw.kind);
      if (!kind) throw new Error(`There is no kind of question "${raw.kind}"`);
      const question = leaveOutEndings(kind.ask(raw, earlier), definition.pages, p);
      earlier.set(question.id, question);
      return question;
    }),
  );
  const pages = definition.pages.flatMap(({ id, section, screenOut }, index) =>
    splitIntoPages(id, defined[index] ?? []).map((page, i) => ({
      ...page,
      section: i === 0 ? section : undefined,
      screenOut,
      index,
    })),
  );
  const questions = [...earlier.values()];
  return { definition, pages, defined, questions, variables: questions.flatMap((question) => question.data.variables) };
}

/**
 * The pages that one of the definition makes. Each part of a question has a page of its own, with
 * the statements that lead in the first one. An address does not depend on the order of the parts.
 */
function splitIntoPages(id: string, questions: readonly Question[]): Pick<Page, 'id' | 'questions'>[] {
  const pages: AskedQuestion[][] = [];
  const asked = questions.flatMap(
    (question): AskedQuestion[] => question.parts?.map((part) => asPart(question, part)) ?? [question],
  );
  const standsApart = (i: number): boolean =>
    asked[i]?.part !== undefined || (asked[i] !== undefined && isStatement(asked[i]) && standsApart(i + 1));
  asked.forEach((question, i) => {
    const last = pages.at(-1);
    const goesOn = last?.every(isStatement) || !(standsApart(i) || last?.some(({ part }) => part));
    if (last && goesOn) last.push(question);
    else pages.push([question]);
  });
  return pages.map((on, i) => {
    const name = on.find(({ part }) => part)?.part?.id ?? (i === 0 ? undefined : on[0]?.id);
    return { id: name === undefined ? id : `${id}-${name.toLowerCase().replaceAll('_', '-')}`, questions: on };
  });
}

function isStatement({ form }: Question): boolean {
  return form.fields.length === 0;
}

function asPart(question: Question, part: QuestionPart): AskedQuestion {
  return { ...question, part, form: part.form, routing: { ...question.routing, given: part.given } };
}
