import { z } from 'zod';
import { inEachLanguage, inLanguage, Text } from '../language/text.js';
import { Code, missingCodeOf, noAnswer, skippedByRouting, type MissingCode } from './code.js';
import { Comparability } from './comparability/comparability.js';
import { describeCondition } from './condition-words.js';
import { missingOf } from './option.js';
import type { Question, Variable } from './question.js';
import type { Questionnaire } from './questionnaire.js';

/** A value that a variable can have, and what it means. */
const Value = z
  .object({
    code: z.union([z.string(), z.int()]),
    label: Text,
    missing: z
      .union([z.literal(96), z.literal(97), z.literal(98), z.literal(99)])
      .optional()
      .meta({ description: 'Why there is no answer; left out for an answer.' }),
  })
  .readonly();
export type Value = z.infer<typeof Value>;

/** How a variable compares with what an earlier wave asked. */
const ComparedWith = z
  .object({
    wave: z.string(),
    comparability: Comparability.nullable().meta({ description: 'The gravest difference; null: not asked then.' }),
  })
  .readonly();
export type ComparedWith = z.infer<typeof ComparedWith>;

/** A column of the microdata, as every file tells of it. */
export const FileVariable = z
  .object({
    name: z.string().meta({ description: 'At most 32 letters, digits and _, a letter first; the same in every wave.' }),
    type: z.enum(['code', 'number', 'text', 'date'] satisfies Variable['type'][]),
    level: z
      .enum(['nominal', 'ordinal', 'scale'])
      .meta({ description: 'scale: a number that can be added up; a code never is.' }),
    label: Text,
    values: z.array(Value).readonly().meta({ description: 'None for a text or a date.' }),
    question: z
      .object({ id: z.string(), kind: z.string(), text: Text })
      .readonly()
      .optional()
      .meta({ description: 'Left out for what is told about the response.' }),
    universe: Text.optional().meta({
      description: 'Who was asked; left out where everybody was.',
    }),
    counted: z
      .object({ table: z.string(), code: Code.optional() })
      .readonly()
      .optional()
      .meta({ description: 'Where the results count its values.' }),
    earlier: z.array(ComparedWith).readonly().meta({ description: 'The waves before, the nearest first.' }),
  })
  .readonly()
  .meta({ id: 'FileVariable', description: 'A column of the microdata, and what its values mean.' });
export type FileVariable = z.infer<typeof FileVariable>;

/** The variables of a question of which several answers could be chosen: each is 1 where it was. */
export const ResponseSet = z
  .object({ name: z.string(), label: Text, variables: z.array(z.string()).readonly() })
  .readonly()
  .meta({
    id: 'ResponseSet',
    description: 'The variables of a question of which several answers could be chosen: each is 1 where it was.',
  });
export type ResponseSet = z.infer<typeof ResponseSet>;

/** What the columns of a group’s microdata are. */
export interface FileVariables {
  readonly variables: readonly FileVariable[];
  readonly sets: readonly ResponseSet[];
}

/** The variables that come before the questionnaire's own. */
const about = {
  wave: { name: 'WAVE', type: 'text', label: { nl: 'Meting', en: 'Wave' } },
  bureau: { name: 'BUREAU', type: 'text', label: { nl: 'Bureau', en: 'Bureau' } },
  version: {
    name: 'VERSION',
    type: 'number',
    label: { nl: 'Versie van de vragenlijst', en: 'Version of the questionnaire' },
  },
} as const satisfies Record<string, Variable>;

/** The first variable of made-up answers, so that every row is marked wherever it is copied to. */
const madeUp: Variable = {
  name: 'SYNTHETIC',
  type: 'code',
  label: { nl: 'Verzonnen antwoorden', en: 'Made-up answers' },
  labels: { 1: { nl: 'verzonnen: van niemand', en: 'made up: nobody’s' } },
};

/** Returns the variables that every row of microdata begins with. */
export function variablesBefore({ synthetic, bureau }: { readonly synthetic: boolean; readonly bureau: boolean }) {
  return [...(synthetic ? [madeUp] : []), about.wave, ...(bureau ? [about.bureau] : []), about.version];
}

/** Returns how a table of the results compares with earlier waves, the nearest first. */
export type EarlierOf = (table: string) => readonly ComparedWith[];

/** Returns what a file tells of the variables before a questionnaire’s own, and of those. */
export function describeVariables(
  before: readonly Variable[],
  questionnaire: Questionnaire,
  earlierOf: EarlierOf,
): FileVariables {
  return {
    variables: [
      ...before.map((variable) => describeVariable(variable, undefined, questionnaire, earlierOf)),
      ...questionnaire.questions.flatMap((question) =>
        question.data.variables.map((variable) => describeVariable(variable, question, questionnaire, earlierOf)),
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
  earlierOf: EarlierOf,
): FileVariable {
  const { name, type, label } = variable;
  const counted = question && countedIn(variable, question);
  const text = question?.definition.text;
  const { showIf } = question?.definition ?? {};
  return {
    name,
    type,
    level: levelOf(variable, question),
    label: text && !isSame(label, text) ? withQuestion(label, text) : label,
    values: question ? listValues(variable, question) : listCodes(variable),
    question: question && { id: question.id, kind: question.kind, text: question.definition.text },
    universe: showIf && describeCondition(showIf, questionnaire),
    counted,
    // The words of “anders, namelijk” are of their question, which is counted without them.
    earlier: question ? earlierOf(counted?.table ?? question.id) : [],
  };
}

/** The table of its own name; of a ticked option, the table of the question. */
function countedIn({ name, tick }: Variable, { id, content, results }: Question): FileVariable['counted'] {
  if (!tick) return results.tables.some((table) => table.id === name) ? { table: name } : undefined;
  const options = content.lists.flatMap((list) => list.options);
  return { table: id, code: options.find(({ code }) => name === `${id}_${code}`)?.code };
}

function levelOf({ name, type }: Variable, question: Question | undefined): FileVariable['level'] {
  if (type === 'number' || type === 'date') return 'scale';
  const table = question?.results.tables.find(({ id }) => id === name);
  return type === 'code' && table?.shape === 'scale' ? 'ordinal' : 'nominal';
}

/** A bureau that is named in both makes two texts of one. */
function isSame(one: Text, other: Text): boolean {
  return one.nl === other.nl && one.en === other.en;
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
