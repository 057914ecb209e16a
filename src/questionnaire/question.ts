import { z } from 'zod';
import { Code, type MissingCode } from './code.js';
import { Condition, holds, type Given, type Test } from './condition.js';
import type { DefinitionError } from './definition-error.js';
import type { Fields } from './fields.js';
import type { Simulation, SimulationSettings } from './simulation/simulation.js';
import type { Option } from './option.js';
import { Text, type Language } from '../language/text.js';

/** A name that is also a variable in exports: at most 32 characters with item and code added. */
export const Name = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'must be upper-case letters, digits and _, and start with a letter')
  .max(20);

/** The published figure that a question re-measures, and on which bases. */
export const Anchor = z.strictObject({
  figure: z.string().meta({ description: 'The id of a figure in the baseline file.' }),
  numerator: z.array(Code).min(1),
  bases: z
    .array(z.array(Code).min(1))
    .min(1)
    .meta({ description: 'Every defensible denominator; a verdict needs all of them to agree.' }),
  outside: Condition.optional().meta({
    description: 'Whom the published figure was not about: they are asked too, and stay outside every base.',
  }),
});
export type Anchor = z.infer<typeof Anchor>;

/** What every question has, whatever its kind. */
export const base = {
  id: Name,
  text: Text.meta({ description: 'The question as the respondent reads it.' }),
  hint: Text.optional(),
  showIf: Condition.optional(),
  construct: z.string().optional().meta({ description: 'What the question measures; for the codebook.' }),
  remeasures: z.string().optional().meta({ description: 'The published figure or finding it measures again.' }),
  note: z.string().optional().meta({ description: 'For whoever edits or analyses; never shown to respondents.' }),
};
export const answerable = {
  ...base,
  optional: z.literal(true).optional().meta({ description: 'May be left open; the page says so.' }),
  anchor: Anchor.optional(),
  fold: z.array(z.array(Code).min(1)).min(2).optional().meta({
    description:
      'The answers as they are joined where single ones would tell of too few people, as in tables of one bureau: every answer once. A scale without it is joined as its first three points and its last two.',
  }),
};
const Base = z.object({ ...answerable, kind: z.string() });
export type BaseDefinition = z.infer<typeof Base>;

/** Why a field was not accepted, for the respondent. `field` is also the id of its input. */
export interface AnswerProblem {
  readonly field: string;
  readonly message: Text;
}
export type Parsed = { readonly fields: Fields } | { readonly problems: readonly AnswerProblem[] };

/** A column of the microdata. `labels` names its codes; text columns have none. */
export interface Variable {
  readonly name: string;
  readonly type: 'code' | 'number' | 'text' | 'date';
  readonly label: Text;
  readonly labels?: Readonly<Record<string, Text>>;
  /** The largest value of a number. */
  readonly max?: number;
  /** Whether it says of one option that it was chosen (1) or not (0), beside others. */
  readonly tick?: true;
}
export type Cell = string | number;

/**
 * How people are divided over the options of a table: each over one (`one`), over one of the five
 * points of a scale (`scale`), or over as many as they chose (`several`); `none` where there is
 * nothing to choose.
 */
export type TableShape = 'one' | 'scale' | 'several' | 'none';

/** A row of microdata in a table file: the text of each variable. */
export type ResponseCells = Readonly<Record<string, string>>;

/** An option of a table. One that means a missing code is outside the base. */
export interface TableOption {
  readonly code: Code;
  readonly label: Text;
  readonly missing: MissingCode | undefined;
}

/** A variable that is counted for results. */
export interface Table {
  readonly id: string;
  readonly shape: TableShape;
  readonly text: Text;
  readonly options: readonly TableOption[];
}

/** The code under which a table counts its base: everyone who gave a substantive answer. */
export const baseCode = '';

/** The code under which a table counts who was asked. No option has it: a code is no small word. */
export const askedCode = 'asked';

/**
 * One thing counted: that a code was chosen, that an answer is substantive (`baseCode`), or that
 * the question was asked (`askedCode`).
 */
export interface Count {
  readonly table: string;
  readonly code: string;
}

/** What it takes to show a question: the language, the seed of its order, and what is filled in. */
export interface Showing {
  readonly language: Language;
  readonly seed: string;
  readonly fields: Fields;
}

/** How conditions can test a question. */
export interface Testable {
  /** Returns whether a condition can name this code. */
  hasCode(code: Code): boolean;
  /** Returns answers on either side of each test, and an empty one if it may be left open. */
  answersAround(tests: readonly Test[]): readonly Fields[];
}

/** What was chosen in a question, for a later question to build on. */
export interface CarriedForward {
  /** All options that may be chosen. */
  readonly options: readonly Option[];
  /** Returns what was chosen, with the respondent's own text; no exclusive options. */
  chosen(answers: Fields, language: Language): readonly { readonly code: string; readonly label: string }[];
}

/** The options under one key of a definition. */
export interface OptionList {
  readonly key: string;
  /** What another option is in a comparison: another scale, or other options to choose from. */
  readonly level: 'scale' | 'options';
  readonly options: readonly Option[];
}

/** A part of a question that is answered and counted by itself. */
export interface Item {
  readonly id: string;
  /** The table that counts it. */
  readonly table: string;
  readonly text: Text;
  /** The labels of its points, from 1. */
  readonly scale: readonly Text[];
}

/**
 * The options and items of a definition. No code or item may occur twice or change its meaning
 * between versions, and versions are compared on them. What else a kind defines, such as the limits
 * of a number, is compared as a whole.
 */
export interface Content {
  readonly order?: 'listed' | 'random';
  readonly lists: readonly OptionList[];
  /** The items under `items`. */
  readonly items: readonly Item[];
}

export const nothingToChoose: Content = { lists: [], items: [] };

/** How a question is asked and answered on a page. */
export interface QuestionForm {
  /** The form fields it reads; none for a statement. */
  readonly fields: readonly string[];
  /** Whether it counts in the progress: it asks for an answer that is not free text. */
  readonly closed: boolean;
  /** How it is answered, in words: "One answer". Absent where nothing is asked. */
  readonly instruction?: Text;
  /** Returns the clean answer, or the problems. `answers` holds everything answered so far. */
  parse(form: Fields, answers: Fields): Parsed;
  /** Returns what views/questions/KIND.eta needs. */
  view(showing: Showing): object;
  /** Returns the answer in words, a line each; empty when left open. */
  summary(answers: Fields, language: Language): readonly string[];
}

/** How a question affects routing, and how routing affects it. */
export interface QuestionRouting {
  /** Returns what it contributes to conditions; undefined when `answers` has no answer. */
  given(answers: Fields): readonly Given[] | undefined;
  /** How conditions can test it; absent where none can. */
  readonly testable?: Testable;
  /** What a later question can build on; absent where there is nothing. */
  readonly carriedForward?: CarriedForward;
  /** Earlier questions whose answers are needed to read its own. */
  readonly needs?: readonly string[];
  /** Its references to earlier questions that it cannot build on. */
  readonly wrongReferences?: readonly DefinitionError[];
}

/** A question in the microdata. */
export interface QuestionData {
  readonly variables: readonly Variable[];
  /** Returns the variables' values for an answer. */
  row(answers: Fields): Readonly<Record<string, Cell>>;
  /**
   * Returns the answer in a row of microdata, the reverse of `row`, or which variable (`field`)
   * cannot be read; undefined where the row says that routing skipped it. The answer is not
   * validated yet: `parse` does that.
   */
  read(cells: ResponseCells): Parsed | undefined;
}

/** What a kind counts of a question. */
export interface Counting {
  readonly tables: readonly Table[];
  /** Returns what an answer adds to the tallies. */
  counts(answers: Fields): readonly Count[];
}

/** What is counted of a question. */
export interface QuestionResults extends Counting {
  /**
   * Returns the tables of which this respondent was asked: all, or none where routing skipped it.
   */
  asked(answers: Fields): readonly string[];
}

/** A part of a question that is asked on a page of its own: an item of a battery. */
export interface QuestionPart extends Pick<Question, 'form'> {
  readonly id: string;
  readonly text: Text;
  /** Returns the same as the question's, of this part alone. */
  readonly given: QuestionRouting['given'];
}

/** A question that can be asked: a kind's rules bound to one definition. */
export interface Question {
  readonly id: string;
  readonly kind: string;
  readonly definition: BaseDefinition;
  readonly content: Content;
  readonly form: QuestionForm;
  /** Its parts, where it is asked part by part. */
  readonly parts?: readonly QuestionPart[];
  readonly routing: QuestionRouting;
  readonly data: QuestionData;
  readonly results: QuestionResults;
  /** Returns how simulated respondents answer it. */
  simulate(settings: SimulationSettings): Simulation;
}

/** A kind's rules, bound to one definition. */
export type BoundKind = Omit<Question, 'id' | 'kind' | 'definition' | 'results'> & { readonly results: Counting };

/** A kind of question: its part of the study file, and how a definition becomes a question. */
export interface Kind {
  readonly name: string;
  readonly definition: z.ZodObject<typeof base & { kind: z.ZodLiteral<string> }>;
  /**
   * Returns the question of a raw definition; throws a ZodError where it does not fit. `earlier`
   * holds the questions before it.
   */
  ask(raw: unknown, earlier: ReadonlyMap<string, Question>): Question;
}

/** Returns a kind, typed by the schema of its definition. So `bind` needs no casts. */
export function defineKind<D extends Kind['definition']>(
  definition: D,
  bind: (definition: z.infer<D>, earlier: ReadonlyMap<string, Question>) => BoundKind,
): Kind {
  const [name] = definition.shape.kind.values;
  return {
    name: String(name),
    definition,
    ask: (raw, earlier) => {
      const parsed = definition.parse(raw);
      const shared = Base.parse(parsed);
      const bound = bind(parsed, earlier);
      const results = countAnchor(shared, countAsked(bound), earlier);
      return { id: shared.id, kind: shared.kind, definition: shared, ...bound, results };
    },
  };
}

/**
 * Returns the name under which an anchor is counted: apart from its question where some who answer
 * it are outside the figure.
 */
export function anchorTable(question: string, { figure, outside }: Anchor): string {
  return outside ? `${question} ${figure}` : question;
}

/** Counts who was asked: a question that was asked has an answer, be it an empty one. */
function countAsked({ results, routing }: BoundKind): QuestionResults {
  const tables = results.tables.map(({ id }) => id);
  return { ...results, asked: (answers) => (routing.given(answers) === undefined ? [] : tables) };
}

/** Counts an anchor apart, without those whom its figure is not about. */
function countAnchor(
  { id, anchor }: BaseDefinition,
  results: QuestionResults,
  earlier: ReadonlyMap<string, Question>,
): QuestionResults {
  const { outside } = anchor ?? {};
  if (!anchor || !outside) return results;
  const table = anchorTable(id, anchor);
  const isOutside = (answers: Fields) =>
    holds(outside, (asked) => earlier.get(asked)?.routing.given(answers) ?? []) === true;
  return {
    ...results,
    asked(answers) {
      const asked = results.asked(answers);
      return asked.includes(id) && !isOutside(answers) ? [...asked, table] : asked;
    },
    counts(answers) {
      const counted = results.counts(answers);
      const own = counted.filter((one) => one.table === id);
      return isOutside(answers) ? counted : [...counted, ...own.map(({ code }) => ({ table, code }))];
    },
  };
}
