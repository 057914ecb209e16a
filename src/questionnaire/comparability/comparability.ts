import { z } from 'zod';

/**
 * What may differ between two times that a question was asked, the gravest first: who got it, when it was shown, the
 * points it measures on, what one could choose, its words, its place or the order of its answers, only the look of its
 * words, nothing.
 */
export const Comparability = z
  .enum(['universe', 'routing', 'scale', 'options', 'wording', 'order', 'cosmetic', 'identical'])
  .meta({
    id: 'Comparability',
    description:
      'What differs between two times that a question was asked, the gravest first. Only identical and cosmetic are compared.',
  });
export type Comparability = z.infer<typeof Comparability>;

/** What keeps two times from being compared: anything past cosmetic. */
export const Break = Comparability.exclude(['cosmetic', 'identical']).meta({
  id: 'Break',
  description: 'What keeps two times that a question was asked from being compared.',
});
export type Break = z.infer<typeof Break>;

export function isBreak(comparability: Comparability): comparability is Break {
  return comparability !== 'identical' && comparability !== 'cosmetic';
}

/** Whether words alone stand in the way, so that somebody may judge that they still ask the same. */
export function isOnlyReworded(compared: Compared | undefined): boolean {
  return (
    compared?.changes[0] === 'wording' && compared.changes.every((change) => !isBreak(change) || change === 'wording')
  );
}

/** How a table of now compares, out of what `compareQuestionnaires` found; what it did not find was asked of nobody then. */
export function comparedOf(found: ReadonlyMap<string, Compared>, table: string): Compared {
  return found.get(table) ?? { comparability: 'universe', changes: ['universe'] };
}

/** How a question, or an item of a battery, compares with an earlier time; `changes` holds everything that differs, the gravest first. */
export interface Compared {
  readonly comparability: Comparability;
  readonly changes: readonly Comparability[];
}
