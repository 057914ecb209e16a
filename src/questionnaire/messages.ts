import type { Text } from './text.js';

/** What a respondent reads when an answer cannot be taken: what to do, never what is "invalid". */
export const messages = {
  chooseOne: { nl: 'Kies een antwoord', en: 'Choose an answer' },
  chooseSome: { nl: 'Kies een of meer antwoorden', en: 'Choose one or more answers' },
  chooseListed: { nl: 'Kies een antwoord uit de lijst', en: 'Choose an answer from the list' },
  writeOther: { nl: 'Schrijf op wat u bedoelt', en: 'Write down what you mean' },
  writeText: { nl: 'Schrijf uw antwoord op', en: 'Write down your answer' },
  writeNumber: { nl: 'Schrijf een heel getal op, bijvoorbeeld 12', en: 'Write a whole number, for example 12' },
  writeDate: {
    nl: 'Schrijf een datum op, bijvoorbeeld 31-12-2026',
    en: 'Write a date, for example 31-12-2026',
  },
} satisfies Record<string, Text>;

export function choosePlace(place: number): Text {
  return { nl: `Kies wat op plaats ${place} komt`, en: `Choose what comes in place ${place}` };
}

export function chooseDifferent(place: number): Text {
  return {
    nl: `Kies voor plaats ${place} een ander antwoord dan hierboven`,
    en: `Choose another answer for place ${place} than above`,
  };
}

export function atMostCharacters(most: number, length: number): Text {
  const over = length - most;
  return {
    nl: `Maak uw antwoord ${over} ${over === 1 ? 'teken' : 'tekens'} korter: er passen ${most} tekens`,
    en: `Shorten your answer by ${over} ${over === 1 ? 'character' : 'characters'}: ${most} fit`,
  };
}

export function notTogether(label: Text): Text {
  return {
    nl: `Kies “${label.nl}” niet samen met een ander antwoord`,
    en: `Do not choose “${label.en ?? label.nl}” together with another answer`,
  };
}

export function numberBetween(min: number, max: number): Text {
  return { nl: `Schrijf een getal op van ${min} tot en met ${max}`, en: `Write a number from ${min} to ${max}` };
}

export function dateBetween(from: string, to: string): Text {
  const [first, last] = [from, to].map((day) => day.split('-').reverse().join('-'));
  return {
    nl: `Schrijf een datum op van ${first} tot en met ${last}`,
    en: `Write a date from ${first} to ${last}`,
  };
}
