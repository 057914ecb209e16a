import { z } from 'zod';

/**
 * An answer as its clean form fields: the same names and codes in the form, in the draft, in the
 * response and in the export. A question that was left open keeps its fields, empty.
 */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * What stands in the place of words that were erased once their time was over: that somebody wrote
 * them still counts.
 */
export const erasedText = '[gewist]';

const Stored = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * Returns answers from the JSON in which they are stored. Throws a SyntaxError or ZodError for
 * anything else, which means that the database is damaged.
 */
export function parseAnswers(stored: string): Fields {
  return Stored.parse(JSON.parse(stored));
}

/** Returns the value of a field. Undefined when it is absent or was sent more than once. */
export function singleValue(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** Returns all values of a field, which may be sent repeatedly. Undefined when it is absent. */
export function allValues(fields: Fields, name: string): readonly string[] | undefined {
  const value = fields[name];
  return typeof value === 'string' ? [value] : value;
}
