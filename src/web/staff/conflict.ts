import type { Ctx, Tx } from '../../context.js';
import { lockUntilCommit } from '../../database/lock.js';
import { transact } from '../../database/transact.js';
import type { Language } from '../../language/text.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import { hashOf } from '../../secret.js';
import type { FieldProblem } from './field-problem.js';
import { conflictTexts } from './conflict-texts.js';

/**
 * The values of the fields of a form by their names, as they are stored or as somebody typed them.
 */
export type FormValues = Readonly<Record<string, string>>;

/** What the hidden field `base` of a form says: another word where any value differs. */
function baseOf(stored: FormValues): string {
  return hashOf(JSON.stringify(Object.entries(stored).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 16);
}

/** A form that was sent: the base that it was filled from, and what it asks to be stored. */
interface SentForm {
  readonly form: Fields;
  readonly typed: FormValues;
  /** What is changed, by a name: two forms of one name are stored one after the other. */
  readonly name: string;
}

/**
 * What somebody else changed meanwhile, as it is stored now, and the base of all that is stored.
 */
export interface Changed {
  readonly changed: FormValues;
  readonly base: string;
}

/** How what the form shows is read, and how what was typed is stored: in one transaction. */
interface Storing<Done> {
  readonly read: (tx: Tx) => Promise<FormValues>;
  readonly store: (tx: Tx) => Promise<Done>;
}

/**
 * Stores what a form asks and returns what came of it; unless somebody else changed meanwhile what
 * the form was filled with. Then returns what is stored now of the fields that say something else,
 * with its base: of one moment, so that who sends the form once more has seen what they replace.
 */
export async function storeUnlessChanged<Done>(
  ctx: Ctx,
  { form, typed, name }: SentForm,
  { read, store }: Storing<Done>,
): Promise<Changed | { readonly done: Done }> {
  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `form ${name}`);
    const stored = await read(tx);
    const others = Object.entries(stored).filter(([field, value]) => value !== (typed[field] ?? ''));
    const base = baseOf(stored);
    if (others.length && sentBase(form) !== base) return { changed: Object.fromEntries(others), base };
    return { done: await store(tx) };
  });
}

/** A form that was not stored and is shown again, with what was typed. */
export interface RefusedForm<Field extends string = string> {
  readonly typed: FormValues;
  readonly problems: readonly FieldProblem<Field>[];
  /**
   * The base that it was sent with, or in a conflict that of what is stored now; a form that was
   * not sent is filled anew.
   */
  readonly base?: string;
  /** Set where somebody else changed it: the problems say what is stored now. */
  readonly conflict?: boolean;
}

/** Returns what a view needs of a form: its base, and what stands above its problems. */
export function showForm(refused: RefusedForm | undefined, stored: FormValues, language: Language) {
  const { title, text } = conflictTexts[language];
  return {
    base: refused?.base ?? baseOf(stored),
    problems: refused?.problems ?? [],
    conflict: refused?.conflict ? { title, text } : null,
  };
}

/** Returns what is stored now of a field that somebody else changed. */
export function describeStored<Field extends string>(
  field: Field,
  label: string,
  value: string,
  language: Language,
): FieldProblem<Field> {
  const text = conflictTexts[language];
  return { field, words: value === '' ? text.empty(label) : text.now(label, value) };
}

/** Returns the base that a form was sent with; empty where it has none. */
export function sentBase(form: Fields): string {
  return singleValue(form, 'base') ?? '';
}
