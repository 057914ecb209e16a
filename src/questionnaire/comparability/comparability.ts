import { z } from 'zod';

/**
 * What may differ between two times that a question was asked, the gravest first: who was asked,
 * when it was shown, the points of its scale, its options, its words, its position or the order of
 * its answers, only the appearance of its words, nothing.
 */
export const Comparability = z
  .enum(['universe', 'routing', 'scale', 'options', 'wording', 'order', 'cosmetic', 'identical'])
  .meta({
    id: 'Comparability',
    description:
      'What differs between two times that a question was asked, the gravest first. Only identical and cosmetic are compared.',
  });
export type Comparability = z.infer<typeof Comparability>;

/** What keeps two times from being compared: anything graver than cosmetic. */
export const Break = Comparability.exclude(['cosmetic', 'identical']).meta({
  id: 'Break',
  description: 'What keeps two times that a question was asked from being compared.',
});
export type Break = z.infer<typeof Break>;

/** Returns whether this difference rules out a comparison. */
export function isBreak(comparability: Comparability): comparability is Break {
  return comparability !== 'identical' && comparability !== 'cosmetic';
}

/**
 * Returns whether only words rule out a comparison. Somebody may then judge that the question still
 * asks the same.
 */
export function isOnlyReworded(compared: Compared | undefined): boolean {
  return (
    compared?.changes[0] === 'wording' && compared.changes.every((change) => !isBreak(change) || change === 'wording')
  );
}

/**
 * Returns how a table of now compares, from `compareQuestionnaires`. A table that is not found
 * there was asked of nobody then.
 */
export function comparedOf(found: ReadonlyMap<string, Compared>, table: string): Compared {
  return found.get(table) ?? { comparability: 'universe', changes: ['universe'] };
}

/**
 * How a question or an item of a battery compares; `changes` holds all differences, gravest first.
 */
export interface Compared {
  readonly comparability: Comparability;
  readonly changes: readonly Comparability[];
}
