import { inLanguage, type Language, type Text } from '../language/text.js';

/** Returns a label without the colon that leads to a respondent's own text. */
export function bare(label: Text, language: Language): string {
  return inLanguage(label, language).replace(/\s*:$/, '');
}
