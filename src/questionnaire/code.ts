import { z } from 'zod';

/**
 * An option's code as the study file writes it: a whole number or an upper-case word.
 * Forms and drafts carry it as text; compare codes with `String(code)`.
 */
export const Code = z.union([
  z.int().min(0).max(99),
  z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'must be a number or an upper-case word such as ANDERS')
    .max(20),
]);
export type Code = z.infer<typeof Code>;

/** What the missing codes mean; they are never counted as a substantive answer. */
export const missingCodes = {
  96: { nl: 'niet van toepassing', en: 'not applicable' },
  97: { nl: 'overgeslagen door routing', en: 'skipped by routing' },
  98: { nl: 'weet ik niet', en: 'do not know' },
  99: { nl: 'liever niet / geen antwoord', en: 'rather not say / no answer' },
} as const;

export const skippedByRouting = 97;
export const noAnswer = 99;

/** Whether a code says that there is no substantive answer (96–99). */
export function isMissing(code: string | number): boolean {
  return String(code) in missingCodes;
}
