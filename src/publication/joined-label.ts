import { inLanguage, lowerFirst, type Language, type Text } from '../language/text.js';

const words: Readonly<Record<Language, { readonly or: string; readonly others: string }>> = {
  nl: { or: 'of', others: 'Andere antwoorden' },
  en: { or: 'or', others: 'Other answers' },
};

/**
 * Returns the label of answers that are shown as one: those that follow each other, such as points
 * of a scale, as a choice; others as a list.
 */
export function nameJoined(labels: readonly Text[], follow: boolean): Text {
  const [first] = labels;
  if (labels.length === 1 && first) return first;
  const name = (language: Language) => {
    const own = labels.map((label) => inLanguage(label, language));
    const { or, others } = words[language];
    if (!follow) return `${others}: ${own.join('; ')}`;
    const [start = '', ...rest] = own.map((label, i) => (i === 0 ? label : lowerFirst(label)));
    const last = rest.pop() ?? '';
    return [[start, ...rest].join(', '), last].join(` ${or} `);
  };
  return { nl: name('nl'), en: name('en') };
}

/** Returns a label with words that say that who gave no answer is among them. */
export function nameWithOpen(label: Text): Text {
  return { nl: `${inLanguage(label, 'nl')}; of geen antwoord`, en: `${inLanguage(label, 'en')}; or no answer` };
}
