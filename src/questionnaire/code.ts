import { z } from 'zod';

const fits = 'must be a whole number up to 99 or an upper-case word such as ANDERS';

/**
 * An option's code as the study file writes it: a whole number or an upper-case word. Forms and
 * drafts carry it as text; compare codes with `String(code)`.
 */
export const Code = z
  .union(
    [
      z.int(fits).min(0, fits).max(99, fits),
      z
        .string()
        .regex(/^[A-Z][A-Z0-9_]*$/, fits)
        .max(20, fits),
    ],
    fits,
  )
  .meta({ id: 'Code', description: 'An option’s code: a whole number up to 99 or an upper-case word such as ANDERS.' });
export type Code = z.infer<typeof Code>;

/** The meaning of the missing codes; they are never counted as a substantive answer. */
export const missingCodes = {
  96: { nl: 'niet van toepassing', en: 'not applicable' },
  97: { nl: 'overgeslagen door routing', en: 'skipped by routing' },
  98: { nl: 'weet ik niet', en: 'do not know' },
  99: { nl: 'liever niet / geen antwoord', en: 'rather not say / no answer' },
} as const;

export const skippedByRouting = 97;
export const noAnswer = 99;

export type MissingCode = keyof typeof missingCodes;

/** Returns the missing code (96–99) that a code is; undefined for any other. */
export function missingCodeOf(code: string | number): MissingCode | undefined {
  return ([96, 97, 98, 99] as const).find((missing) => String(missing) === String(code));
}

/**
 * Returns the missing code of a number: 99, or 999, 9999 and so on. More digits are used where
 * 96–99 could be real answers. The last two digits are always the code, so 997 is "skipped by
 * routing" as 97 is.
 */
export function missingNumber(code: number, max: number): number {
  let size = 100;
  while (size - 4 <= max) size *= 10;
  return size - 100 + code;
}

/** Returns a code as a value of the microdata. A number where it is one. */
export function cellOf(code: string): string | number {
  return /^\d+$/.test(code) ? Number(code) : code;
}
