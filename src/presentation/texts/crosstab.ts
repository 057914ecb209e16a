import type { Language } from '../../language/text.js';

const nl = {
  title: 'Twee vragen samen',
  lead: 'Kies twee vragen. U ziet dan hoe de antwoorden op de tweede vraag verschillen tussen mensen die op de eerste vraag iets anders antwoordden.',
  row: 'Eerste vraag (de rijen)',
  column: 'Tweede vraag (de kolommen)',
  button: 'Bekijk samen',
  choose: 'Kies een vraag',
  same: 'Kies twee verschillende vragen.',
  unknown: 'Deze vraag is er niet. Kies een vraag uit de lijst.',
  waits:
    'Dit kan zodra de meting is gesloten. Wie eerder kijkt, en later nog eens, ziet anders wat één persoon antwoordde die daartussen verstuurde.',
  nobody: 'Nog niemand gaf antwoord op beide vragen.',
  base: (base: string, n: string) =>
    `${base} van de ${n} deelnemers gaven antwoord op beide vragen. Alleen zij tellen mee.`,
  overlappingRow: 'Bij de eerste vraag konden mensen meer antwoorden kiezen. Dezelfde mensen staan dan in meer rijen.',
  overlappingColumn:
    'Bij de tweede vraag konden mensen meer antwoorden kiezen. De percentages in een rij zijn samen dan meer dan 100%.',
  people: 'Mensen',
  everyone: 'Iedereen',
  howToRead:
    'In elke rij staat welk deel van die mensen een antwoord op de tweede vraag koos. Daaronder staat hoeveel mensen dat zijn.',
  smallRows: 'Let op: in rijen met minder dan 10 mensen zegt een percentage heel weinig.',
  testTitle: 'Hangen de antwoorden samen?',
  associated: (test: string) =>
    `Waarschijnlijk wel: wie op de ene vraag iets anders antwoordde, antwoordde ook op de andere vraag vaker anders dan door toeval te verwachten is (${test}). Dat zegt niet dat het een door het ander komt.`,
  notAssociated: (test: string, base: string) =>
    `Dat is niet te zien: zulke verschillen komen ook door toeval voor (${test}). Dat betekent niet dat er geen samenhang is. Met ${base} mensen blijft een kleine samenhang onzichtbaar.`,
  exact: (p: string) => `exacte toets van Freeman en Halton, p = ${p}`,
  chiSquare: (statistic: string, df: string, p: string) =>
    `chikwadraattoets, χ² = ${statistic} bij ${df} vrijheidsgraden, p = ${p}`,
  smallExpected: 'De groepen zijn eigenlijk te klein voor deze toets. Vertrouw er niet op.',
  notComputable:
    'Dat is niet te berekenen: daarvoor zijn bij beide vragen minstens twee antwoorden nodig die iemand gaf.',
  overlapping: 'Dat is hier niet getoetst: dezelfde mensen tellen bij meer antwoorden mee.',
  many: 'Wie veel van deze tabellen bekijkt, vindt bij ongeveer 1 op de 20 een samenhang die er niet is.',
  chart: (row: string, column: string) => `${column} – naar antwoord op: ${row}`,
};

const en: typeof nl = {
  title: 'Two questions together',
  lead: 'Choose two questions. You then see how the answers to the second question differ between people who answered the first one differently.',
  row: 'First question (the rows)',
  column: 'Second question (the columns)',
  button: 'See them together',
  choose: 'Choose a question',
  same: 'Choose two different questions.',
  unknown: 'There is no such question. Choose one from the list.',
  waits:
    'This is possible once the wave is closed. Whoever looks earlier, and again later, would see what one person answered who sent in between.',
  nobody: 'Nobody has answered both questions yet.',
  base: (base, n) => `${base} of the ${n} participants answered both questions. Only they are counted.`,
  overlappingRow:
    'People could choose more than one answer to the first question. The same people are then in more rows.',
  overlappingColumn:
    'People could choose more than one answer to the second question. The percentages in a row then add up to more than 100%.',
  people: 'People',
  everyone: 'Everyone',
  howToRead:
    'Each row shows which part of those people chose an answer to the second question, and below it how many people that are.',
  smallRows: 'Note: in rows of fewer than 10 people a percentage says very little.',
  testTitle: 'Do the answers hang together?',
  associated: (test) =>
    `Probably they do: people who answered one question differently also answered the other differently, more often than is to be expected by chance (${test}). That does not say that one comes from the other.`,
  notAssociated: (test, base) =>
    `That cannot be seen: such differences also occur by chance (${test}). It does not mean that they are unrelated. With ${base} people a small association stays invisible.`,
  exact: (p) => `Freeman and Halton’s exact test, p = ${p}`,
  chiSquare: (statistic, df, p) => `chi-square test, χ² = ${statistic} with ${df} degrees of freedom, p = ${p}`,
  smallExpected: 'The groups are really too small for this test. Do not rely on it.',
  notComputable: 'That cannot be computed: it takes at least two answers to both questions that somebody gave.',
  overlapping: 'That is not tested here: the same people count for more than one answer.',
  many: 'Whoever looks at many of these tables finds an association that is not there in about 1 of 20.',
  chart: (row, column) => `${column} – by answer to: ${row}`,
};

export type CrosstabTexts = typeof nl;

/** The texts of the page of two questions together, in either language. */
export const crosstabTexts: Record<Language, CrosstabTexts> = { nl, en };
