import type { Language } from '../language/text.js';
import { describingInterval } from '../results/measured.js';
import { thenNowChart } from './charts/index.js';

/** The worked example: made up, as its page says. */
const example = { count: 30, base: 62, then: { from: 67.5, to: 72.5, printed: '70%' } };

const label: Record<Language, string> = {
  nl: 'Voorbeeld: nam pas laat het initiatief',
  en: 'Example: took the initiative only late',
};

/** Returns the chart of the worked example. */
export function drawExample(language: Language): string {
  const { count, base, then } = example;
  const interval = describingInterval(count, base, null);
  return thenNowChart({
    id: 'example',
    title: label[language],
    language,
    then: '2015',
    now: '2026',
    rows: [
      {
        label: label[language],
        then,
        now: interval && { percent: (100 * count) / base, base, interval },
      },
    ],
  });
}
