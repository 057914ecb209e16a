import { inEachLanguage, inLanguage, type Text } from '../language/text.js';
import { missingCodeOf, noAnswer, skippedByRouting, type MissingCode } from './code.js';
import { describeCondition } from './condition-words.js';
import type { Question, Variable } from './question.js';
import type { Questionnaire } from './questionnaire.js';
import { missingOf } from './option.js';

/** A value that a variable can have, and what it means. */
export interface Value {
  readonly code: string | number;
  readonly label: Text;
  /** Why there is no answer; undefined for an answer. */
  readonly missing: MissingCode | undefined;
}

/** A column of the microdata, as every file tells of it. */
export interface FileVariable {
  /** At most 32 letters, digits and _, which starts with a letter; the same in every wave. */
  readonly name: string;
  readonly type: Variable['type'];
  /** `scale` is a number that can be added up; a code never is. */
  readonly level: 'nominal' | 'ordinal' | 'scale';
  readonly label: Text;
  /** The values that are codes, in order; none for a text or a date. */
  readonly values: readonly Value[];
  /** The question that it is of; undefined for what a file tells about the response. */
  readonly question: { readonly id: string; readonly kind: string; readonly text: Text } | undefined;
  /** Who was asked, in words that follow “wie”; undefined where everybody was. */
  readonly universe: Text | undefined;
}

/** The variables of a question of which several answers could be chosen: each is 1 where it was. */
export interface ResponseSet {
  readonly name: string;
  readonly label: Text;
  readonly variables: readonly string[];
}

/** What the columns of a group’s microdata are. */
interface FileVariables {
  readonly variables: readonly FileVariable[];
  readonly sets: readonly ResponseSet[];
}

/** Returns what a file tells of the variables before a questionnaire’s own, and of those. */
export function describeVariables(about: readonly Variable[], questionnaire: Questionnaire): FileVariables {
  return {
    variables: [
      ...about.map((variable) => describeVariable(variable, undefined, questionnaire)),
      ...questionnaire.questions.flatMap((question) =>
        question.data.variables.map((variable) => describeVariable(variable, question, questionnaire)),
      ),
    ],
    sets: questionnaire.questions.flatMap(setOf),
  };
}

/** Returns whether some of the codes are words. */
export function hasWords({ type, values }: FileVariable): boolean {
  return type === 'code' && values.some(({ code }) => typeof code === 'string');
}

function describeVariable(
  variable: Variable,
  question: Question | undefined,
  questionnaire: Questionnaire,
): FileVariable {
  const { name, type, label } = variable;
  const text = question?.definition.text;
  const { showIf } = question?.definition ?? {};
  return {
    name,
    type,
    level: levelOf(variable, question),
    label: text && label !== text ? withQuestion(label, text) : label,
    values: question ? listValues(variable, question) : listCodes(variable),
    question: question && { id: question.id, kind: question.kind, text: question.definition.text },
    universe: showIf && describeCondition(showIf, questionnaire),
  };
}

function levelOf({ name, type }: Variable, question: Question | undefined): FileVariable['level'] {
  if (type === 'number' || type === 'date') return 'scale';
  const table = question?.results.tables.find(({ id }) => id === name);
  return type === 'code' && table?.shape === 'scale' ? 'ordinal' : 'nominal';
}

/**
 * The answer or item comes first: what is cut off is then the question, which others tell as well.
 */
function withQuestion(label: Text, question: Text): Text {
  return inEachLanguage((language) => `${inLanguage(label, language)} | ${inLanguage(question, language)}`);
}

function listCodes({ labels = {} }: Variable): Value[] {
  return Object.entries(labels).map(([code, label]) => ({
    code: /^\d+$/.test(code) ? Number(code) : code,
    label,
    missing: undefined,
  }));
}

/**
 * The codes of a question’s variable: of those that mean that there is no answer, which can occur.
 * What routing skips and what is left open can in every question; in a ranking, for one, places.
 */
function listValues(variable: Variable, { content }: Question): Value[] {
  const offered = content.lists.flatMap(({ options }) => options.flatMap((option) => missingOf(option) ?? []));
  const canOccur = [skippedByRouting, noAnswer, ...offered];
  return listCodes(variable)
    .map((value) => ({ ...value, missing: missingIn(variable, value.code) }))
    .filter(({ missing }) => missing === undefined || canOccur.includes(missing));
}

/**
 * The missing code that a value is: of a number its last two digits, where it is beyond the
 * largest.
 */
function missingIn({ type, max = 0 }: Variable, code: string | number): MissingCode | undefined {
  if (type !== 'number') return missingCodeOf(code);
  return Number(code) > max ? missingCodeOf(Number(code) % 100) : undefined;
}

function setOf({ id, definition, data }: Question): ResponseSet[] {
  const variables = data.variables.filter(({ tick }) => tick).map(({ name }) => name);
  return variables.length > 1 ? [{ name: id, label: definition.text, variables }] : [];
}
