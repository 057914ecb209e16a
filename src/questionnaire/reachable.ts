import { tests, type Test } from './condition.js';
import type { DefinitionError } from './definition-error.js';
import type { Fields } from './fields.js';
import type { Questionnaire } from './questionnaire.js';
import { walk } from './journey.js';

/** No more combinations of deciding answers are tried: the pages then count as reachable. */
const mostCombinations = 20_000;

/** Returns an error for each page that no answers lead to. */
export function findUnreachable(questionnaire: Questionnaire): DefinitionError[] {
  const looks = testsIn(questionnaire);
  const deciding = questionnaire.questions
    .map(({ id, routing }) => {
      const own = looks.filter((test) => test.question === id);
      return own.length ? (routing.testable?.answersAround(own) ?? []) : [];
    })
    .filter((answers) => answers.length);
  const unreached = new Set(questionnaire.pages.map((page) => page.id));
  let tried = 0;
  for (const answers of combinations(deciding)) {
    for (const stop of walk(questionnaire, answers).stops) unreached.delete(stop.page.id);
    if (unreached.size === 0 || ++tried > mostCombinations) return [];
  }
  return questionnaire.pages.flatMap((page, p) =>
    unreached.has(page.id)
      ? [{ path: ['pages', p, 'id'], message: `no combination of answers leads to page "${page.id}"` }]
      : [],
  );
}

function testsIn({ questions, pages }: Questionnaire): Test[] {
  const conditions = [
    ...questions.map((question) => question.definition.showIf),
    ...pages.map((page) => page.screenOut?.when),
  ];
  return conditions.flatMap((condition) => (condition ? tests(condition) : []));
}

function* combinations([first, ...rest]: (readonly Fields[])[]): Generator<Fields> {
  if (!first) {
    yield {};
    return;
  }
  for (const fields of first) for (const others of combinations(rest)) yield { ...fields, ...others };
}
