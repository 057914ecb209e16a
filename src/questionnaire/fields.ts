import { z } from 'zod';

/**
 * An answer is kept as its clean form fields: the same names and codes in the form, in the draft,
 * in the response and in the export. A question that was left open keeps its fields, empty.
 */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const Stored = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Answers as they are stored: JSON. Refuses anything else, which nobody but a damaged disk can have written. */
export function parseAnswers(stored: string): Fields {
  return Stored.parse(JSON.parse(stored));
}

/** The one value of a field; undefined when it is absent or was sent more than once. */
export function singleValue(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of a field that may be sent more than once; undefined when it is absent. */
export function allValues(fields: Fields, name: string): readonly string[] | undefined {
  const value = fields[name];
  return typeof value === 'string' ? [value] : value;
}
