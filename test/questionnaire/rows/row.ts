import type { Code } from '../../../src/questionnaire/code.js';
import type { Given, Test } from '../../../src/questionnaire/condition.js';
import type { Fields } from '../../../src/questionnaire/fields.js';
import type { Cell } from '../../../src/questionnaire/question.js';

/** A form that a kind takes, and everything that follows from it. */
export interface LegalForm {
  readonly what: string;
  readonly form: Fields;
  /** The clean answer; the form itself when left out. */
  readonly fields?: Fields;
  readonly given: readonly Given[];
  readonly row: Readonly<Record<string, Cell>>;
  /** What is counted, as `TABLE=CODE`; `TABLE` alone is the base. */
  readonly counts: readonly string[];
  readonly summary: readonly string[];
  /** The codes that a later question can go on about; absent where there is nothing to. */
  readonly carriedForward?: readonly string[];
}

/** How conditions look at a kind of question. */
export interface TestableRow {
  readonly codes: readonly Code[];
  /** Codes that no condition can name; none for a number, where what fits is found by trying. */
  readonly strange: readonly Code[];
  readonly test: Pick<Test, 'codes' | 'atLeast'>;
  /** The answers that are tried for that test, as the codes that they give to conditions. */
  readonly tried: readonly (readonly string[])[];
}

/** One kind of question, held to the contract that all kinds share. */
export interface KindRow {
  readonly kind: string;
  readonly definition: { readonly id: string; readonly [key: string]: unknown };
  /** Questions before it, and what was answered to them. */
  readonly earlier?: readonly object[];
  readonly answers?: Fields;
  readonly fields: readonly string[];
  /** Whether it counts for how far somebody got. */
  readonly closed: boolean;
  /** The variables in the microdata, as `NAME type`. */
  readonly variables: readonly string[];
  readonly tables: readonly string[];
  /** The values where routing skipped the question. */
  readonly skipped: Readonly<Record<string, Cell>>;
  /** What an optional one that was left open gives: its clean fields and its values; none for a kind without fields. */
  readonly leftOpen?: { readonly fields: Fields; readonly row: Readonly<Record<string, Cell>> };
  /** Absent where no condition can look at it. */
  readonly testable?: TestableRow;
  readonly legal: readonly LegalForm[];
  /** Forms it does not take, with the fields that it complains about. */
  readonly illegal: readonly { readonly what: string; readonly form: Fields; readonly complains: readonly string[] }[];
  /** Rows of microdata that tell no answer, with the variables that it complains about; what is not named is as in the first legal row. */
  readonly misread: readonly {
    readonly what: string;
    readonly cells: Readonly<Record<string, string>>;
    readonly complains: readonly string[];
  }[];
  /** Definitions that its schema does not take: what is changed, and where the error is. */
  readonly refused: readonly { readonly what: string; readonly change: object; readonly at: string }[];
}

export const text = (nl: string, en = `${nl} (en)`) => ({ nl, en });

export const substantive = (...codes: string[]): Given[] => codes.map((code) => ({ code, substantive: true }));
