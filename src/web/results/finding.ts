import { say, type Language, type Text } from '../../questionnaire/text.js';

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
