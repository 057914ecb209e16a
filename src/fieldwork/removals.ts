/**
 * Why a bureau takes somebody off its list who had a letter: what stands in `invitee.claim`, and
 * which disposition follows from it (docs/decisions/0013-outcomes.md).
 */
export const removals = ['left', 'deceased', 'unable', 'mistake'] as const;
export type Removal = (typeof removals)[number];

/**
 * What a bureau alone can say: a respondent who claims or takes back something leaves these as they
 * are.
 */
export const saidByBureau = ['deceased', 'unable', 'mistake'] as const satisfies readonly Removal[];

/** Returns whether a text is a reason to remove somebody. */
export function isRemoval(text: string): text is Removal {
  return removals.some((reason) => reason === text);
}
