import { tests, type Condition, type Test } from './condition.js';
import type { DefinitionError } from './definition-error.js';
import type { Fields } from './fields.js';
import type { Page, Questionnaire } from './questionnaire.js';
import { walk } from './journey.js';

/** No more combinations of deciding answers are tried: the pages then count as reachable. */
const mostCombinations = 20_000;

/** Returns an error for each page that no answers lead to. */
export function findUnreachable(questionnaire: Questionnaire): DefinitionError[] {
  return questionnaire.pages.flatMap((page) =>
    isReachable(questionnaire, page)
      ? []
      : [{ path: ['pages', page.index, 'id'], message: `no combination of answers leads to page "${page.id}"` }],
  );
}

function isReachable(questionnaire: Questionnaire, page: Page): boolean {
  const deciding = testsBefore(questionnaire, page);
  const answersTo = questionnaire.questions
    .map(({ id, routing }) => {
      const own = deciding.filter((test) => test.question === id);
      return own.length ? (routing.testable?.answersAround(own) ?? []) : [];
    })
    .filter((answers) => answers.length);
  let tried = 0;
  for (const answers of combinations(answersTo)) {
    const reached = walk(questionnaire, answers).stops.some((stop) => stop.page.id === page.id);
    if (reached || ++tried > mostCombinations) return true;
  }
  return false;
}

/**
 * The tests that decide whether a page is shown, and those that decide whether what they test is
 * asked.
 */
function testsBefore({ pages, questions }: Questionnaire, page: Page): Test[] {
  const endings = pages.slice(0, pages.indexOf(page)).map(({ screenOut }) => screenOut?.when);
  const found = testsIn([...page.questions.map(({ definition }) => definition.showIf), ...endings]);
  const looked = new Set<string>();
  for (const { question } of found) {
    if (looked.has(question)) continue;
    looked.add(question);
    found.push(...testsIn([questions.find(({ id }) => id === question)?.definition.showIf]));
  }
  return found;
}

function testsIn(conditions: readonly (Condition | undefined)[]): Test[] {
  return conditions.flatMap((condition) => (condition ? tests(condition) : []));
}

function* combinations([first, ...rest]: (readonly Fields[])[]): Generator<Fields> {
  if (!first) {
    yield {};
    return;
  }
  for (const fields of first) for (const others of combinations(rest)) yield { ...fields, ...others };
}
