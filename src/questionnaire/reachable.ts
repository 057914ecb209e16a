import { tests } from './condition.js';
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
  const deciding = questionnaire.questions.filter((question) => isReferredTo(question, questionnaire));
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

function isReferredTo(question: Question, questionnaire: Questionnaire): boolean {
  const conditions = [
    ...questionnaire.questions.map((other) => other.definition.showIf),
    ...questionnaire.pages.map((page) => page.screenOut?.when),
  ];
  return conditions.some(
    (condition) => condition !== undefined && tests(condition).some((test) => test.question === question.id),
  );
}

function* combinations([first, ...rest]: Question[]): Generator<Fields> {
  if (!first) {
    yield {};
    return;
  }
  for (const fields of telling(first)) for (const others of combinations(rest)) yield { ...fields, ...others };
}

/** Answers that make a difference to a condition: every code alone, and substantive codes together. */
function telling({ id, kind, options = [] }: Question): Fields[] {
  if (kind === 'number') return [{ [id]: '0' }, { [id]: '999999999' }];
  const codes = options.map((option) => String(option.code));
  if (kind !== 'multiple') return codes.map((code) => ({ [id]: code }));
  const substantive = options.filter((option) => !option.exclusive && !meansMissing(option)).map((o) => String(o.code));
  return [
    ...codes.map((code) => ({ [id]: [code] })),
    ...substantive.map((_, i) => ({ [id]: substantive.slice(0, i + 1) })),
  ];
}
