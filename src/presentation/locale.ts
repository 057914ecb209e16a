import type { Numbers } from '../language/numbers.js';
import type { Language } from '../language/text.js';
import type { ResultsTexts } from './texts/results.js';

/** The reader's language, how it writes numbers, and the texts of results pages. */
export interface Locale {
  readonly language: Language;
  readonly numbers: Numbers;
  readonly t: ResultsTexts;
}
