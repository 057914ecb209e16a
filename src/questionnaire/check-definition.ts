import type { QuestionnaireDefinition } from './definition.js';
import { tests, type Condition } from './condition.js';
import type { DefinitionError } from './definition-error.js';
import type { Question } from './question.js';
import { compile, type Questionnaire } from './questionnaire.js';
import { findUnreachable } from './reachable.js';

/**
 * Returns everything wrong in a questionnaire that its schema cannot check. An empty list means
 * that it can be loaded.
 */
export function findDefinitionErrors(definition: QuestionnaireDefinition): DefinitionError[] {
  const questionnaire = compile(definition);
  const structural = [...findDuplicates(questionnaire), ...findWrongReferences(questionnaire)];
  if (structural.length) return structural;
  return [
    ...findRepeatedAddresses(questionnaire),
    ...findWrongNames(questionnaire),
    ...findWrongAnchors(questionnaire),
    ...findWrongFolds(questionnaire),
    ...findUnreachable(questionnaire),
  ];
}

/** Returns an error for each text without English. For a study that offers English. */
export function findMissingTranslations(value: unknown, path: (string | number)[] = []): DefinitionError[] {
  if (value === null || typeof value !== 'object') return [];
  if ('nl' in value && typeof value.nl === 'string' && !('en' in value)) {
    return [{ path, message: `"${firstWords(value.nl)}" has no English text (en)` }];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    findMissingTranslations(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function firstWords(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).trimEnd()}…` : text;
}

type Path = readonly (string | number)[];

function eachQuestion<T>({ defined }: Questionnaire, visit: (question: Question, path: Path) => readonly T[]): T[] {
  return defined.flatMap((questions, p) =>
    questions.flatMap((question, q) => visit(question, ['pages', p, 'questions', q])),
  );
}

function repeated(items: { key: string; where: Path }[]): { key: string; where: Path }[] {
  return items.filter(({ key }, i) => items.findIndex((item) => item.key === key) < i);
}

function findDuplicates(questionnaire: Questionnaire): DefinitionError[] {
  const pages = questionnaire.definition.pages.map(({ id }, p) => ({ key: id, where: ['pages', p, 'id'] }));
  const questions = eachQuestion(questionnaire, ({ id }, path) => [{ key: id, where: [...path, 'id'] }]);
  const codes = eachQuestion(questionnaire, ({ content }, path) =>
    repeated(
      content.lists.flatMap(({ key, options }) =>
        options.map(({ code }, i) => ({ key: String(code), where: [...path, key, i, 'code'] })),
      ),
    ),
  );
  const items = eachQuestion(questionnaire, ({ content }, path) =>
    repeated(content.items.map(({ id }, i) => ({ key: id, where: [...path, 'items', i, 'id'] }))),
  );
  return [
    ...repeated(pages).map(alreadyAPage),
    ...repeated(questions).map(({ key, where }) => ({ path: where, message: `there is already a question ${key}` })),
    ...codes.map(({ key, where }) => ({ path: where, message: `code ${key} is used twice in this question` })),
    ...items.map(({ key, where }) => ({ path: where, message: `there is already an item ${key}` })),
  ];
}

function alreadyAPage({ key, where }: { key: string; where: Path }): DefinitionError {
  return { path: where, message: `there is already a page "${key}"` };
}

/** An item has a page of its own, at an address that another page may have. */
function findRepeatedAddresses({ pages }: Questionnaire): DefinitionError[] {
  return repeated(pages.map(({ id, index }) => ({ key: id, where: ['pages', index, 'id'] }))).map(alreadyAPage);
}

function findWrongReferences(questionnaire: Questionnaire): DefinitionError[] {
  const all = new Set(eachQuestion(questionnaire, ({ id }) => [id]));
  const earlier = new Map<string, Question>();
  const inCondition = (condition: Condition | undefined, path: Path): DefinitionError[] =>
    (condition ? tests(condition, path) : []).flatMap((test): DefinitionError[] => {
      const target = earlier.get(test.question);
      if (!target) {
        const why = all.has(test.question) ? 'comes later: a condition can only look back' : 'does not exist';
        return [{ path: [...test.path, 'question'], message: `question ${test.question} ${why}` }];
      }
      const { testable } = target.routing;
      if (!testable) {
        const message = `question ${test.question} is a ${target.kind}: a condition needs one with options or a number`;
        return [{ path: [...test.path, 'question'], message }];
      }
      return test.codes.flatMap((code, i) =>
        testable.hasCode(code)
          ? []
          : [{ path: [...test.path, 'in', i], message: `question ${test.question} has no code ${code}` }],
      );
    });
  return questionnaire.defined.flatMap((questions, p) => {
    const found = questions.flatMap((question, q): DefinitionError[] => {
      const path = ['pages', p, 'questions', q];
      const inShowIf = inCondition(question.definition.showIf, [...path, 'showIf']);
      const inAnchor = inCondition(question.definition.anchor?.outside, [...path, 'anchor', 'outside']);
      const own = (question.routing.wrongReferences ?? []).map((error) => ({
        ...error,
        path: [...path, ...error.path],
      }));
      earlier.set(question.id, question);
      return [...inShowIf, ...inAnchor, ...own];
    });
    const ending = inCondition(questionnaire.definition.pages[p]?.screenOut?.when, ['pages', p, 'screenOut', 'when']);
    const samePage = questions.flatMap(({ definition }, q) => {
      const beside = questions.slice(0, q).map(({ id }) => id);
      return tests(definition.showIf ?? { all: [] }, ['pages', p, 'questions', q, 'showIf'])
        .filter((test) => beside.includes(test.question))
        .map((test) => ({
          path: [...test.path, 'question'],
          message: `question ${test.question} is on the same page: a condition needs an answer from an earlier page`,
        }));
    });
    return [...found, ...ending, ...samePage];
  });
}

/** A fold holds every substantive answer once: who gave it stands in one of its parts. */
function findWrongFolds(questionnaire: Questionnaire): DefinitionError[] {
  return eachQuestion(questionnaire, ({ definition: { fold }, results: { tables } }, path): DefinitionError[] => {
    if (!fold) return [];
    const where = [...path, 'fold'];
    const wrong = tables.find(({ shape }) => shape !== 'one' && shape !== 'scale');
    if (wrong ?? !tables.length) return [{ path: where, message: 'only questions with one answer can be folded' }];
    const codes = tables.flatMap(({ options }) =>
      options.flatMap(({ code, missing }) => (missing ? [] : [String(code)])),
    );
    const folded = fold.flat().map(String);
    const twice = folded.find((code, i) => folded.indexOf(code) < i);
    const strange = folded.find((code) => !codes.includes(code));
    const left = codes.find((code) => !folded.includes(code));
    if (twice !== undefined) return [{ path: where, message: `code ${twice} stands in two parts` }];
    if (strange !== undefined) return [{ path: where, message: `there is no answer ${strange} inside the base` }];
    return left === undefined ? [] : [{ path: where, message: `answer ${left} stands in no part` }];
  });
}

/** The variables that the microdata add themselves. */
const ownNames = ['SYNTHETIC', 'WAVE', 'BUREAU', 'VERSION'];

/** Names must be unique whatever their case and at most 32 characters, for SPSS and Stata. */
function findWrongNames(questionnaire: Questionnaire): DefinitionError[] {
  const names = eachQuestion(questionnaire, ({ data }, path) =>
    data.variables.map(({ name }) => ({ key: name.toUpperCase(), where: path })),
  );
  return [
    ...names
      .filter(({ key }) => key.length > 32)
      .map(({ key, where }) => ({ path: where, message: `variable ${key} has more than 32 characters` })),
    ...names
      .filter(({ key }, i) => ownNames.includes(key) || names.findIndex((name) => name.key === key) < i)
      .map(({ key, where }) => ({ path: where, message: `there is already a variable ${key}` })),
  ];
}

function findWrongAnchors(questionnaire: Questionnaire): DefinitionError[] {
  return eachQuestion(questionnaire, ({ id, definition, results }, path) => {
    if (!definition.anchor) return [];
    const { numerator, bases } = definition.anchor;
    const own = results.tables.find((table) => table.id === id);
    const codes = (own?.options ?? []).map(({ code }) => String(code));
    const unknown = [...numerator, ...bases.flat()].find((code) => !codes.includes(String(code)));
    const loose = numerator.find((code) => bases.some((base) => !base.includes(code)));
    const at = [...path, 'anchor'];
    if (unknown !== undefined) return [{ path: at, message: `${id} has no code ${unknown}` }];
    return loose === undefined
      ? []
      : [{ path: at, message: `code ${loose} is in the numerator and not in every base` }];
  });
}
