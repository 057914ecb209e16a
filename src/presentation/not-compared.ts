import { inLanguage } from '../language/text.js';
import type { BrokenQuestion } from '../results/breaks.js';
import type { Locale } from './locale.js';
import type { AddressOf } from './outcomes.js';

/**
 * Returns what was not asked the same way: what differs, and where both wordings are. What is no
 * longer asked has no address.
 */
export function listNotCompared(
  breaks: readonly BrokenQuestion[],
  { language, numbers, t }: Locale,
  addressOf: AddressOf,
) {
  const c = t.compared;
  return breaks.map(({ question, changes, then, now }) => {
    const text = (now ?? then)?.text;
    return {
      title: text ? inLanguage(text, language) : question,
      href: now ? addressOf(question) : '',
      changed: now ? c.changed(numbers.list(changes.map((change) => c.changeNames[change]))) : c.goneNow,
    };
  });
}
