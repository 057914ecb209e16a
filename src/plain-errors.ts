import { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object of names and values',
  record: 'an object of names and values',
};

/**
 * Says what a value must be, where its schema has no words of its own. Given to every parse whose
 * errors a person reads, so that nobody meets the words of zod.
 */
export const plainly: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is needed' : `must be ${kinds[issue.expected] ?? 'something else'}`;
    case 'invalid_value':
      return `must be ${alternatives(issue.values)}`;
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), issue.inclusive ? 'or more' : 'more than');
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), issue.inclusive ? 'or less' : 'less than');
    case 'invalid_format':
      return issue.format === 'email' ? 'must be an e-mail address' : 'is not written as it should be';
    case 'unrecognized_keys':
      return issue.keys.length === 1 ? 'is not known here' : 'are not known here';
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return 'does not fit';
  }
};

function bound(origin: string, limit: number, side: 'or more' | 'more than' | 'or less' | 'less than'): string {
  const few = side.startsWith('or') ? `${limit} ${side}` : `${side} ${limit}`;
  if (origin === 'string') return limit === 1 ? 'must not be empty' : `must have ${few} characters`;
  return origin === 'array' ? `must have ${few} items` : `must be ${few}`;
}

/** Returns a choice in words: "coordinator, staff or partner". */
export function alternatives(words: readonly unknown[]): string {
  const [last, ...others] = [...words].reverse().map(String);
  return others.length ? `${others.reverse().join(', ')} or ${last ?? ''}` : (last ?? '');
}

/** Returns the schema of a whole number as people type it. Empty or blank is an error, not 0. */
export function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .trim()
    .regex(/^\d+$/, error)
    .transform(Number)
    .pipe(z.int(error).min(least, error).max(most, error));
}

/** How much of a wrong value is repeated, in characters. */
const longest = 60;

/**
 * Returns what is wrong with what somebody typed: "--role must be coordinator or staff, not boss".
 * Without `given` the value is not repeated.
 */
export function sentenceOf(name: string, message: string, given?: unknown): string {
  const sentence = `${name} ${message}`;
  if (!message.startsWith('must be ') || typeof given !== 'string') return sentence;
  const typed = given.length > longest ? `${given.slice(0, longest)}…` : given;
  return `${sentence}, not ${/^[^\s"]+$/.test(typed) ? typed : JSON.stringify(typed)}`;
}
