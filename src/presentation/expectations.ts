import { inLanguage, type Text } from '../language/text.js';
import type { Expected } from '../publication/expectations.js';
import { bare } from './bare.js';
import type { Locale } from './locale.js';
import { expectationsTexts } from './texts/expectations.js';

/**
 * Returns the answers that an expectation is about, in quotation marks: "‘eens’ of ‘helemaal
 * eens’".
 */
export function nameAnswers(labels: readonly Text[], { language }: Pick<Locale, 'language'>): string {
  const { or } = expectationsTexts[language];
  return labels.map((label) => `‘${bare(label, language)}’`).join(` ${or} `);
}

/**
 * Returns what was expected of a group beside what came out, for views/results/expectations.eta.
 * Null where nobody predicted anything.
 */
export function showExpectations(
  expected: readonly Expected[],
  group: string,
  { baseline, page }: { readonly baseline: string | undefined; readonly page: Locale },
) {
  const { language, numbers } = page;
  const text = expectationsTexts[language];
  const own = expected.filter((one) => one.group === group && one.n > 0);
  const rangeOf = (low: number | null, high: number | null) =>
    low === null || high === null ? [] : [numbers.range(low, high)];
  const percent = (value: number | null) => (value === null ? '–' : numbers.percent(value));
  if (own.length === 0) return null;
  return {
    ...text,
    then: baseline === undefined ? '' : text.inBaseline(baseline),
    rows: own.map(({ text: asked, labels, n, median, low, high, outcome, published, inWords }) => ({
      question: inLanguage(asked, language),
      answers: nameAnswers(labels, page),
      expected: median === null ? text.tooFew(numbers.count(n)) : percent(median),
      below: median === null ? '' : [...rangeOf(low, high), text.predictions(numbers.count(n))].join(', '),
      outcome: percent(outcome),
      published: published ? inLanguage(published, language) : inWords ? text.inWords : '–',
    })),
  };
}
