import type { Comparability } from './comparability.js';
import { canonical } from './content.js';
import type { LeadIn } from './question-in-context.js';
import type { Text } from '../../language/text.js';

/** Returns how the words of a question, and its hint, differ. */
export function wordChanges(then: LeadIn, now: LeadIn): Comparability[] {
  return [...textChanges('wording', then.text, now.text), ...hints(then, now)];
}

/** Returns how the statements that precede a question differ. */
export function leadInChanges(then: readonly LeadIn[], now: readonly LeadIn[]): Comparability[] {
  if (then.length !== now.length) return ['wording'];
  return now.flatMap((text, i) => {
    const earlier = then[i];
    if (!earlier || canonical(earlier.showIf ?? null) !== canonical(text.showIf ?? null)) return ['wording'] as const;
    return wordChanges(earlier, text);
  });
}

function hints(then: LeadIn, now: LeadIn): Comparability[] {
  if (!then.hint && !now.hint) return [];
  return then.hint && now.hint ? textChanges('wording', then.hint, now.hint) : ['wording'];
}

/**
 * Returns `level` where the words differ in a language that both have. Cosmetic where only their
 * appearance differs, or a translation was added or removed.
 */
export function textChanges(level: Comparability, then: Text, now: Text): Comparability[] {
  if (canonical(then) === canonical(now)) return [];
  const reworded =
    bare(then.nl) !== bare(now.nl) || (then.en !== undefined && now.en !== undefined && bare(then.en) !== bare(now.en));
  return [reworded ? level : 'cosmetic'];
}

/** The words and signs alone: without capitals, punctuation, emphasis and kinds of spaces. */
function bare(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/(?<![\p{L}\p{N}])-(?=\p{N})|[\p{L}\p{M}\p{N}\p{S}%]+/gu) ?? []
  ).join(' ');
}
