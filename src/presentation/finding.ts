import { say, type Language, type Text } from '../language/text.js';
import type { Figure } from '../results/figure.js';
import type { Locale } from './locale.js';
import { bare } from './question.js';

/** A sentence about a comparison, with the verdict that it opens with apart, for the eye. */
export interface Finding {
  readonly verdict: string;
  readonly lead: string;
  readonly rest: string;
}

/** Sentences say the verdict first, up to their first colon; what has none is said whole. */
export function findingOf(verdict: string, sentence: Text, language: Language): Finding {
  const said = say(sentence, language);
  const end = said.indexOf(': ') + 1;
  return { verdict, lead: said.slice(0, end), rest: said.slice(end) };
}

/** What is said of some answers to a question, each under its label. */
export function findingsOf(
  said: readonly { readonly label: Text; readonly verdict: string; readonly sentence: Text }[],
  language: Language,
) {
  return said.map(({ label, verdict, sentence }) => ({
    label: bare(label, language),
    ...findingOf(verdict, sentence, language),
  }));
}

/** The figures of a question of which there is more to say than that no difference was found, and a sentence for the others. */
export function notableIn(figures: readonly Figure[], { t }: Pick<Locale, 't'>) {
  const notable = figures.filter(({ verdict }) => verdict !== 'no-detectable-change');
  const { allOthers, others } = t.compared;
  const rest = notable.length === 0 ? allOthers : notable.length < figures.length ? others : '';
  return { notable, rest };
}
