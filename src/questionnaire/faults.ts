import type { QuestionnaireDefinition } from './definition.js';
import { tests, type Condition } from './condition.js';
import type { Fault } from './fault.js';
import { Anchor } from './question.js';
import { compile, type Questionnaire } from './questionnaire.js';
import { findUnreachable } from './reachable.js';

/** Everything wrong in a questionnaire that its schema cannot see. An empty list means it can be loaded. */
export function findFaults(definition: QuestionnaireDefinition): Fault[] {
  const structural = [...findDuplicates(definition), ...findWrongReferences(definition)];
  if (structural.length) return structural;
  const questionnaire = compile(definition);
  return [
    ...findWrongNames(definition, questionnaire),
    ...findWrongAnchors(definition),
    ...findUnreachable(questionnaire),
  ];
}

/** Texts without English, in a study that offers English. */
export function findMissingTranslations(value: unknown, path: (string | number)[] = []): Fault[] {
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

type QuestionDefinition = QuestionnaireDefinition['pages'][number]['questions'][number];

function eachQuestion<T>(
  definition: QuestionnaireDefinition,
  visit: (question: QuestionDefinition, path: (string | number)[]) => T[],
): T[] {
  return definition.pages.flatMap((page, p) =>
    page.questions.flatMap((question, q) => visit(question, ['pages', p, 'questions', q])),
  );
}

function repeated<T>(items: { key: string; where: T }[]): { key: string; where: T }[] {
  return items.filter(({ key }, i) => items.findIndex((item) => item.key === key) < i);
}

function listOf(question: QuestionDefinition, name: 'options' | 'items' | 'also'): Record<string, unknown>[] {
  const list = (question as Record<string, unknown>)[name];
  return Array.isArray(list) ? (list as Record<string, unknown>[]) : [];
}

/** The codes of a question's options as text; empty for a kind without options. */
function codesOf(question: QuestionDefinition): string[] {
  return listOf(question, 'options').map(({ code }) => String(code));
}

function findDuplicates(definition: QuestionnaireDefinition): Fault[] {
  const pages = definition.pages.map((page, p) => ({ key: page.id, where: ['pages', p, 'id'] }));
  const questions = eachQuestion(definition, (question, path) => [{ key: question.id, where: [...path, 'id'] }]);
  const within = (name: 'options' | 'items' | 'also', key: 'code' | 'id') =>
    eachQuestion(definition, (question, path) =>
      repeated(listOf(question, name).map((entry, i) => ({ key: String(entry[key]), where: [...path, name, i, key] }))),
    );
  return [
    ...repeated(pages).map(({ key, where }) => ({ path: where, message: `there is already a page "${key}"` })),
    ...repeated(questions).map(({ key, where }) => ({ path: where, message: `there is already a question ${key}` })),
    ...[...within('options', 'code'), ...within('also', 'code')].map(({ key, where }) => ({
      path: where,
      message: `code ${key} is used twice in this question`,
    })),
    ...within('items', 'id').map(({ key, where }) => ({ path: where, message: `there is already an item ${key}` })),
  ];
}

function findWrongReferences(definition: QuestionnaireDefinition): Fault[] {
  const all = new Map(eachQuestion(definition, (question) => [[question.id, question] as const]));
  const earlier = new Map<string, QuestionDefinition>();
  const inCondition = (condition: Condition | undefined, path: (string | number)[]): Fault[] =>
    condition === undefined
      ? []
      : tests(condition, path).flatMap((test): Fault[] => {
          const target = earlier.get(test.question);
          if (!target) {
            const why = all.has(test.question) ? 'comes later: a condition can only look back' : 'does not exist';
            return [{ path: [...test.path, 'question'], message: `question ${test.question} ${why}` }];
          }
          const codes = codesOf(target);
          if (target.kind === 'ranking' || (codes.length === 0 && target.kind !== 'number')) {
            const message = `question ${test.question} is a ${target.kind}: a condition needs one with options or a number`;
            return [{ path: [...test.path, 'question'], message }];
          }
          return test.codes.flatMap((code, i) =>
            target.kind === 'number' || codes.includes(String(code))
              ? []
              : [{ path: [...test.path, 'in', i], message: `question ${test.question} has no code ${code}` }],
          );
        });
  return definition.pages.flatMap((page, p) => {
    const found = page.questions.flatMap((question, q): Fault[] => {
      const path = ['pages', p, 'questions', q];
      const faults = inCondition(question.showIf, [...path, 'showIf']);
      if ('optionsFrom' in question && typeof question.optionsFrom === 'string') {
        if (earlier.get(question.optionsFrom)?.kind !== 'multiple') {
          faults.push({
            path: [...path, 'optionsFrom'],
            message: `${question.optionsFrom} is not an earlier multiple choice`,
          });
        }
      }
      earlier.set(question.id, question);
      return faults;
    });
    const ending = inCondition(page.screenOut?.when, ['pages', p, 'screenOut', 'when']);
    const samePage = page.questions.flatMap((question, q) => {
      const beside = page.questions.slice(0, q).map(({ id }) => id);
      return tests(question.showIf ?? { all: [] }, ['pages', p, 'questions', q, 'showIf'])
        .filter((test) => beside.includes(test.question))
        .map((test) => ({
          path: [...test.path, 'question'],
          message: `question ${test.question} is on the same page: a condition needs an answer from an earlier page`,
        }));
    });
    return [...found, ...ending, ...samePage];
  });
}

/** The variables that the microdata have of their own. */
const ownNames = ['SYNTHETIC', 'WAVE', 'BUREAU', 'VERSION'];

/** Names are unique whatever their case and at most 32 characters, so that SPSS and Stata take them. */
function findWrongNames(definition: QuestionnaireDefinition, questionnaire: Questionnaire): Fault[] {
  const pathOf = new Map(eachQuestion(definition, (question, path) => [[question.id, path] as const]));
  const names = questionnaire.questions.flatMap((question) =>
    question.variables.map(({ name }) => ({ key: name.toUpperCase(), where: pathOf.get(question.id) ?? [] })),
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

function findWrongAnchors(definition: QuestionnaireDefinition): Fault[] {
  return eachQuestion(definition, (question, path) => {
    const anchor = Anchor.safeParse('anchor' in question ? question.anchor : undefined);
    if (!anchor.success) return [];
    const { numerator, bases } = anchor.data;
    const codes = codesOf(question);
    const unknown = [...numerator, ...bases.flat()].find((code) => !codes.includes(String(code)));
    const loose = numerator.find((code) => bases.some((base) => !base.includes(code)));
    const at = [...path, 'anchor'];
    if (unknown !== undefined) return [{ path: at, message: `${question.id} has no code ${unknown}` }];
    return loose === undefined
      ? []
      : [{ path: at, message: `code ${loose} is in the numerator and not in every base` }];
  });
}
