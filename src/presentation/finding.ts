import type { Language, Text } from '../language/text.js';
import type { ComparedFigure } from '../results/comparison.js';
import type { Locale } from './locale.js';
import { bare } from './question.js';
import type { Sentences } from './sentence.js';

/** What is said of an answer to a question, under its label. */
export function findingOf(
  { label, verdict }: { readonly label: Text; readonly verdict: string },
  sentences: Sentences,
  language: Language,
) {
  return { label: bare(label, language), verdict, ...sentences[language] };
}

/** The figures of a question of which there is more to say than that no difference was found, and a sentence for the others. */
export function notableIn<F extends ComparedFigure>(figures: readonly F[], { t }: Pick<Locale, 't'>) {
  const notable = figures.filter(({ verdict }) => verdict !== 'no-detectable-change');
  const { allOthers, others } = t.compared;
  const rest = notable.length === 0 ? allOthers : notable.length < figures.length ? others : '';
  return { notable, rest };
}
