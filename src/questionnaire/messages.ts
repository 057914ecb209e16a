import type { Text } from '../language/text.js';

/** What a respondent reads when an answer is not accepted: what to do, never what is "invalid". */
export const messages = {
  chooseOne: { nl: 'Kies een antwoord', en: 'Choose an answer' },
  chooseSome: { nl: 'Kies een of meer antwoorden', en: 'Choose one or more answers' },
  chooseListed: { nl: 'Kies een antwoord uit de lijst', en: 'Choose an answer from the list' },
  writeOther: { nl: 'Schrijf op wat u bedoelt', en: 'Write down what you mean' },
  writeText: { nl: 'Schrijf uw antwoord op', en: 'Write down your answer' },
  writeNumber: { nl: 'Schrijf een heel getal op, bijvoorbeeld 12', en: 'Write a whole number, for example 12' },
  tickOrNot: {
    nl: 'Zet hier 1 (gekozen) of 0 (niet gekozen); 97 of 99 staat in alle kolommen van de vraag of in geen',
    en: 'Put 1 (chosen) or 0 (not chosen) here; 97 or 99 stands in all columns of the question or in none',
  },
  leaveBlank: {
    nl: 'Maak dit veld leeg, of kies het antwoord waar deze woorden bij horen',
    en: 'Clear this field, or choose the answer that these words belong to',
  },
  notSkipped: {
    nl: 'De route stelt deze vraag in deze rij wel. Vul het antwoord in; is de vraag toen aan niemand gesteld, haal dan haar kolommen weg',
    en: 'The route does ask this question in this row. Fill in the answer; if nobody was asked it then, take its columns away',
  },
  notMeant: {
    nl: 'Met dit antwoord is de vragenlijst niet voor deze persoon bedoeld. Haal de rij weg',
    en: 'With this answer the questionnaire is not meant for this person. Take the row away',
  },
  writeDay: {
    nl: 'Schrijf de datum als jaar-maand-dag, bijvoorbeeld 2026-12-31',
    en: 'Write the date as year-month-day, for example 2026-12-31',
  },
  writeDate: {
    nl: 'Schrijf een datum op, bijvoorbeeld 31-12-2026',
    en: 'Write a date, for example 31-12-2026',
  },
} satisfies Record<string, Text>;

/** Returns the message for an empty place in a ranking. */
export function choosePlace(place: number): Text {
  return { nl: `Kies wat op plaats ${place} komt`, en: `Choose what goes in place ${place}` };
}

/** Returns the message for an option that is ranked twice. */
export function chooseDifferent(place: number): Text {
  return {
    nl: `Kies voor plaats ${place} een ander antwoord dan hierboven`,
    en: `For place ${place}, choose a different answer from those above`,
  };
}

/** Returns the message for a text that is too long. */
export function atMostCharacters(most: number, length: number): Text {
  const over = length - most;
  return {
    nl: `Maak uw antwoord ${over} ${over === 1 ? 'teken' : 'tekens'} korter: er passen ${most} tekens`,
    en: `Shorten your answer by ${over} ${over === 1 ? 'character' : 'characters'}: the limit is ${most}`,
  };
}

/** Returns the message for an exclusive option chosen with another. */
export function notTogether(label: Text): Text {
  return {
    nl: `Kies “${label.nl}” niet samen met een ander antwoord`,
    en: `Do not choose “${label.en ?? label.nl}” together with another answer`,
  };
}

/** Returns the message, for a file, with the codes of a column. */
export function chooseCode(codes: readonly (string | number)[]): Text {
  return {
    nl: `Kies uit: ${codes.join(', ')}; 97 alleen waar de route de hele vraag oversloeg`,
    en: `Choose from: ${codes.join(', ')}; 97 only where routing skipped the whole question`,
  };
}

/**
 * Returns the message, for a file, on an answer that routing skips. `blank` is the value to put
 * there, `deciding` the questions that decided it.
 */
export function skippedHere(blank: string, deciding: readonly string[]): Text {
  const [here, put] =
    blank === '' ? ['Maak dit veld leeg', 'Clear this field'] : [`Zet hier ${blank}`, `Put ${blank} here`];
  const [correct, fix] = deciding.length
    ? [`, of verbeter ${deciding.join(' of ')}`, `, or correct ${deciding.join(' or ')}`]
    : ['', ''];
  return {
    nl: `De route slaat deze vraag in deze rij over. ${here}${correct}`,
    en: `The route skips this question in this row. ${put}${fix}`,
  };
}

/** Returns the message for a number outside its limits. */
export function numberBetween(min: number, max: number): Text {
  return { nl: `Schrijf een getal op van ${min} tot en met ${max}`, en: `Write a number from ${min} to ${max}` };
}

/** Returns the message, for a file, on a date that means one day or another. */
export function whichDay(days: readonly [string, string]): Text {
  const [one, other] = days;
  return {
    nl: `Is de dag of de maand eerst geschreven? Schrijf ${one} of ${other} (jaar-maand-dag)`,
    en: `Was the day or the month written first? Write ${one} or ${other} (year-month-day)`,
  };
}

/** Returns the message for a date outside its limits. */
export function dateBetween(from: string, to: string): Text {
  const [first, last] = [from, to].map((day) => day.split('-').reverse().join('-'));
  return {
    nl: `Schrijf een datum op van ${first} tot en met ${last}`,
    en: `Write a date from ${first} to ${last}`,
  };
}
