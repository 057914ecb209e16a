import { inEachLanguage, inLanguage, type Text } from '../language/text.js';
import { numbersIn } from '../language/numbers.js';

/** How questions are answered, in words for who reads a questionnaire as a whole. */
export const instructions = {
  one: { nl: 'Eén antwoord', en: 'One answer' },
  several: { nl: 'Meer antwoorden mogelijk', en: 'Several answers possible' },
  oneEach: { nl: 'Bij elk onderdeel één antwoord', en: 'One answer to each part' },
} satisfies Record<string, Text>;

/** Returns how a whole number is asked. */
export function numberFrom(min: number, max: number, unit: Text | undefined): Text {
  return inEachLanguage((language) => {
    const range = numbersIn(language).fromTo(min, max);
    const of = language === 'nl' ? `Een heel getal van ${range}` : `A whole number from ${range}`;
    return unit ? `${of} (${inLanguage(unit, language)})` : of;
  });
}

/** Returns how own words are asked: at most so many characters. */
export function ownWords(most: number): Text {
  return inEachLanguage((language) => {
    const n = numbersIn(language).count(most);
    return language === 'nl' ? `Eigen woorden, hoogstens ${n} tekens` : `Own words, at most ${n} characters`;
  });
}

/** Returns how a date is asked: one of those between two, such as 2026-03-10. */
export function aDate(from: string, to: string): Text {
  return inEachLanguage((language) => {
    const { day } = numbersIn(language);
    return language === 'nl'
      ? `Een datum van ${day(from)} tot en met ${day(to)}`
      : `A date from ${day(from)} up to and including ${day(to)}`;
  });
}

/** Returns how a ranking is asked; `source` is the question whose answers are ranked, if any. */
export function topOf(places: number, source: Text | undefined): Text {
  return inEachLanguage((language) => {
    const top = `top ${places}`;
    if (!source) return language === 'nl' ? `Een ${top}, in volgorde` : `A ${top}, in order`;
    const from = `‘${inLanguage(source, language)}’`;
    return language === 'nl'
      ? `Een ${top}, in volgorde, uit de antwoorden op ${from}`
      : `A ${top}, in order, out of the answers to ${from}`;
  });
}
