import { holds, type Given } from './condition.js';
import type { QuestionnaireDefinition } from './definition.js';
import type { Question, Table, TableOption } from './question.js';

type Pages = QuestionnaireDefinition['pages'];

/**
 * Returns a question without the options that end the questionnaire. They are in no table: who
 * chooses one leaves no answers, so that "nobody chose it" would say nothing. `own` is the index of
 * its page.
 */
export function leaveOutEndings(question: Question, pages: Pages, own: number): Question {
  const endings = pages.flatMap(({ screenOut, questions }, i) =>
    screenOut && (i === own || questions.some(isAlwaysAsked)) ? [screenOut.when] : [],
  );
  if (!endings.length) return question;
  const tables = question.results.tables.map((table) => ({
    ...table,
    options: table.options.filter(
      (option) => !endings.some((when) => givenWith(table, option).every((given) => endsBy(question, when, given))),
    ),
  }));
  return { ...question, results: { ...question.results, tables } };
}

/** Whether everybody who comes that far gets the question, so that its page cannot be passed by. */
function isAlwaysAsked({ showIf }: Pages[number]['questions'][number]): boolean {
  return showIf === undefined;
}

/**
 * The answers that a code can stand in: alone, and where several may be chosen beside all others.
 */
function givenWith({ shape, options }: Table, option: TableOption): (readonly Given[])[] {
  const given = ({ code, missing }: TableOption) => ({ code: String(code), substantive: missing === undefined });
  return shape === 'several' ? [[given(option)], options.map(given)] : [[given(option)]];
}

/** Whether an answer meets a condition, whatever is answered to other questions. */
function endsBy({ id }: Question, when: Parameters<typeof holds>[0], given: readonly Given[]): boolean {
  return holds(when, (tested) => (tested === id ? given : undefined)) === true;
}
