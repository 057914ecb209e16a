import type { Language } from '../language/text.js';
import { numbersIn } from '../language/numbers.js';
import { measure } from '../results/measured.js';
import { candidatesOf, publishedShare, unionOf } from '../results/published.js';
import { newcombe } from '../statistics/newcombe.js';
import { onPage, thenNowPicture } from './charts/index.js';
import { knownOf } from './known-shares.js';

/** The worked example: made up, as its page says. */
const now = { count: 30, base: 62 };
const then = publishedShare({ percent: 70, baseLow: 49, baseHigh: 55, percentLow: 67.5, percentHigh: 72.5 });

const label: Record<Language, string> = {
  nl: 'Voorbeeld: nam pas laat het initiatief',
  en: 'Example: took the initiative only late',
};

/** Returns the chart of the worked example. */
export function drawExample(language: Language): string {
  const numbers = numbersIn(language);
  const change = unionOf(candidatesOf(then).map((group) => newcombe(now, group)));
  const picture = thenNowPicture({
    id: 'example',
    title: label[language],
    language,
    then: '2015',
    now: '2026',
    rows: [
      {
        label: label[language],
        then: knownOf(then, numbers),
        now: knownOf(measure(now), numbers),
        difference: change && { low: 100 * change.low, high: 100 * change.high },
      },
    ],
  });
  return onPage(picture);
}
