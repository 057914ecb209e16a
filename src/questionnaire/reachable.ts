import { tests, type Test } from './condition.js';
import type { Fault } from './fault.js';
import type { Fields } from './fields.js';
import { meansMissing } from './option.js';
import type { Question } from './question.js';
import type { Questionnaire } from './questionnaire.js';
import { walk } from './journey.js';

/** More combinations of deciding answers than this are not tried: such a questionnaire counts as reachable. */
const mostCombinations = 20_000;

/** Pages that no combination of answers leads to. */
export function findUnreachable(questionnaire: Questionnaire): Fault[] {
  const looks = testsIn(questionnaire);
  const deciding = questionnaire.questions
    .map((question) =>
      telling(
        question,
        looks.filter((test) => test.question === question.id),
      ),
    )
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

function* combinations([first, ...rest]: Fields[][]): Generator<Fields> {
  if (!first) {
    yield {};
    return;
  }
  for (const fields of first) for (const others of combinations(rest)) yield { ...fields, ...others };
}

/** Answers that make a difference to the tests of a question; none where nothing looks at it. */
function telling(question: Question, looks: readonly Test[]): Fields[] {
  if (looks.length === 0) return [];
  const leftOpen = question.definition.optional ? [{ [question.id]: '' }] : [];
  return [...leftOpen, ...(question.kind === 'number' ? numbersAround(question, looks) : choicesOf(question))];
}

/** Every code alone, and substantive codes together. */
function choicesOf({ id, kind, options = [] }: Question): Fields[] {
  const codes = options.map((option) => String(option.code));
  if (kind !== 'multiple') return codes.map((code) => ({ [id]: code }));
  const substantive = options.filter((option) => !option.exclusive && !meansMissing(option)).map((o) => String(o.code));
  return [
    ...codes.map((code) => ({ [id]: [code] })),
    ...substantive.map((_, i) => ({ [id]: substantive.slice(0, i + 1) })),
  ];
}

/** The smallest and largest numbers it takes on either side of what is asked of it. */
function numbersAround({ id, variables, parse }: Question, looks: readonly Test[]): Fields[] {
  const named = looks.flatMap(({ codes, atLeast }) => [
    ...codes.map(Number),
    ...(atLeast === undefined ? [] : [atLeast]),
  ]);
  const numbers = new Set([0, ...named.flatMap((value) => [value - 1, value, value + 1]), variables[0]?.max ?? 0]);
  return [...numbers].map((value) => ({ [id]: String(value) })).filter((fields) => 'fields' in parse(fields, {}));
}
