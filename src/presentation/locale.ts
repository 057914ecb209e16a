import type { Numbers } from '../language/numbers.js';
import type { Language } from '../language/text.js';
import type { ResultsTexts } from './texts/results.js';

/** What figures are shown with: the reader's language, how it writes numbers, and what is said around them. */
export interface Locale {
  readonly language: Language;
  readonly numbers: Numbers;
  readonly t: ResultsTexts;
}
