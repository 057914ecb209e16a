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
  leadPublished:
    'Kies een paar. U ziet hoe de antwoorden op de tweede vraag verschillen tussen mensen die op de eerste vraag iets anders antwoordden.',
  nonePublished:
    'Van deze doelgroep zijn geen twee vragen samen gepubliceerd: daarvoor deden te weinig mensen mee, of er zijn er geen gekozen.',
  waits:
    'Dit kan zodra de meting is gesloten. Wie eerder kijkt, en later nog eens, ziet anders wat één persoon antwoordde die daartussen verstuurde.',
  nobody: 'Nog niemand gaf antwoord op beide vragen.',
  base: (base: string, n: string) =>
    `${base} van de ${n} deelnemers gaven antwoord op beide vragen. Alleen zij tellen mee.`,
  everybody: (n: string) =>
    `Alle ${n} deelnemers tellen mee. Wie op een vraag geen antwoord gaf of het niet wist, staat bij het antwoord dat eindigt op ‘geen antwoord’: zo is niet te zien wat die paar mensen op de andere vraag antwoordden.`,
  overlappingRow: 'Bij de eerste vraag konden mensen meer antwoorden kiezen. Dezelfde mensen staan dan in meer rijen.',
  overlappingColumn:
    'Bij de tweede vraag konden mensen meer antwoorden kiezen. De percentages in een rij zijn samen dan meer dan 100%.',
  people: 'Mensen',
  everyone: 'Iedereen',
  of: (count: string, base: string) => `${count} van ${base}`,
  howToRead:
    'In elke rij staat welk deel van die mensen een antwoord op de tweede vraag koos, met het 95%-interval (Wilson) en hoeveel mensen het zijn.',
  marks: 'meer dan twee standaardfouten naast wat u van de totalen verwacht.',
  more: 'opvallend vaak',
  less: 'opvallend weinig',
  smallRows: 'Let op: in rijen met minder dan 10 mensen zegt een percentage heel weinig.',
  testTitle: 'Hangen de antwoorden samen?',
  associated: (p: string) =>
    `Waarschijnlijk wel: tussen deze rijen verschillen de antwoorden op de tweede vraag meer dan door toeval te verwachten is (${p}).`,
  associatedInOrder: (row: string, column: string, p: string) =>
    `Waarschijnlijk wel: hoe dichter iemand bij de eerste vraag bij ‘${row}’ zat, hoe vaker bij de tweede dichter bij ‘${column}’ (${p}).`,
  mostly: (cells: string) => `Wat het meest opvalt, en niet apart is getoetst: ${cells}.`,
  moreOften: (row: string, column: string) => `wie ‘${row}’ antwoordde, koos vaker dan de anderen ‘${column}’`,
  lessOften: (row: string, column: string) => `wie ‘${row}’ antwoordde, koos minder vaak dan de anderen ‘${column}’`,
  noCause: 'Dat zegt niet dat het een door het ander komt.',
  notAssociated: (p: string, base: string) =>
    `Dat is niet te zien: zulke verschillen komen ook door toeval voor (${p}). Dat betekent niet dat er geen samenhang is. Met ${base} mensen blijft een kleine samenhang onzichtbaar.`,
  onEdge: (p: string, base: string) =>
    `Dat is niet te zeggen: ${p} ligt zo dicht bij 0,05 dat de loting van tabellen zou beslissen. Met ${base} mensen blijft een kleine samenhang onzichtbaar.`,
  howTitle: 'Hoe dit is getoetst',
  exact:
    'De exacte toets van Freeman en Halton. Hoe groot is de kans op een tabel die even onwaarschijnlijk is als deze, of nog onwaarschijnlijker, als de antwoorden niets met elkaar te maken hebben? Die kans is p.',
  kendall: (tau: string) =>
    `De toets van Kendall (tau-b = ${tau}), want bij beide vragen hebben de antwoorden een volgorde. Een verband dat eerst stijgt en dan daalt, ziet deze toets niet: kijk daarvoor naar de tabel.`,
  counted: 'Alle tabellen met dezelfde totalen zijn geteld.',
  drawn: (tables: string, low: string, high: string) =>
    `Alle tabellen met dezelfde totalen zijn te veel om te tellen. Daarom zijn er ${tables} geloot: met 99% zekerheid ligt p tussen ${low} en ${high}. Dezelfde tabel geeft altijd dezelfde p.`,
  notComputable:
    'Dat is niet te berekenen: daarvoor zijn bij beide vragen minstens twee antwoorden nodig die iemand gaf.',
  few: 'Dat is niet getoetst: daarvoor zijn minstens 10 mensen nodig die op beide vragen antwoord gaven.',
  exclusive: 'Dat is hier niet getoetst: wat iemand op de ene plaats zet, kan niet ook op de andere staan.',
  overlapping: 'Dat is hier niet getoetst: dezelfde mensen tellen bij meer antwoorden mee.',
  pairs: (pairs: string, byChance: string) =>
    `Met deze vragen zijn ${pairs} paren te toetsen. Ook als niets samenhangt, lijken er daarvan zo’n ${byChance} samen te hangen. Kies dus liefst vooraf wat u wilt weten.`,
  amongAll: (pairs: string) =>
    `Dit blijft overeind als u alle ${pairs} paren bekijkt: dan vindt u door toeval in hooguit 1 op de 20 onderzoeken nog zo’n samenhang.`,
  alone: (pairs: string) =>
    `Dit geldt alleen als u dit paar vooraf koos. Wie alle ${pairs} paren bekijkt, vindt ook door toeval samenhangen als deze.`,
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
  leadPublished:
    'Choose a pair. You see how the answers to the second question differ between people who answered the first one differently.',
  nonePublished:
    'Of this group no two questions were published together: too few people took part, or none were chosen.',
  waits:
    'This is possible once the wave is closed. Whoever looks earlier, and again later, would see what one person answered who sent in between.',
  nobody: 'Nobody has answered both questions yet.',
  base: (base, n) => `${base} of the ${n} participants answered both questions. Only they are counted.`,
  everybody: (n) =>
    `All ${n} participants are counted. Who did not answer a question, or did not know, stands with the answer that ends in ‘no answer’: so nobody sees what those few people answered to the other question.`,
  overlappingRow:
    'People could choose more than one answer to the first question. The same people are then in more rows.',
  overlappingColumn:
    'People could choose more than one answer to the second question. The percentages in a row then add up to more than 100%.',
  people: 'People',
  everyone: 'Everyone',
  of: (count, base) => `${count} of ${base}`,
  howToRead:
    'Each row shows which part of those people chose an answer to the second question, with its 95% interval (Wilson) and how many people that are.',
  marks: 'more than two standard errors off what the totals lead one to expect.',
  more: 'strikingly often',
  less: 'strikingly seldom',
  smallRows: 'Note: in rows of fewer than 10 people a percentage says very little.',
  testTitle: 'Are the answers related?',
  associated: (p) =>
    `Probably they do: between these rows the answers to the second question differ more than is to be expected by chance (${p}).`,
  associatedInOrder: (row, column, p) =>
    `Probably they do: the closer somebody was to ‘${row}’ on the first question, the more often closer to ‘${column}’ on the second (${p}).`,
  mostly: (cells) => `What stands out most, and was not tested by itself: ${cells}.`,
  moreOften: (row, column) => `those who answered ‘${row}’ chose ‘${column}’ more often than the others`,
  lessOften: (row, column) => `those who answered ‘${row}’ chose ‘${column}’ less often than the others`,
  noCause: 'That does not say that one comes from the other.',
  notAssociated: (p, base) =>
    `That cannot be seen: such differences also occur by chance (${p}). It does not mean that they are unrelated. With ${base} people a small association stays invisible.`,
  onEdge: (p, base) =>
    `That cannot be said: ${p} is so close to 0.05 that the drawing of tables would decide. With ${base} people a small association stays invisible.`,
  howTitle: 'How this was tested',
  exact:
    'Freeman and Halton’s exact test. How large is the chance of a table as unlikely as this one, or less likely still, if the answers have nothing to do with each other? That chance is p.',
  kendall: (tau) =>
    `Kendall’s test (tau-b = ${tau}), since the answers to both questions have an order. It does not see an association that first rises and then falls: look at the table for that.`,
  counted: 'All tables with the same totals were counted.',
  drawn: (tables, low, high) =>
    `All tables with the same totals are too many to count. So ${tables} were drawn at random: with 99% confidence p is between ${low} and ${high}. The same table always gives the same p.`,
  notComputable: 'That cannot be computed: it takes at least two answers to both questions that somebody gave.',
  few: 'That was not tested: it takes at least 10 people who answered both questions.',
  exclusive: 'That is not tested here: what somebody puts in one place cannot stand in the other as well.',
  overlapping: 'That is not tested here: the same people count for more than one answer.',
  pairs: (pairs, byChance) =>
    `These questions make ${pairs} pairs that can be tested. Even if nothing hangs together, some ${byChance} of them will seem to. So it is best to choose beforehand what you want to know.`,
  amongAll: (pairs) =>
    `This holds even if you look at all ${pairs} pairs: by chance you would then still find such an association in at most 1 study in 20.`,
  alone: (pairs) =>
    `This holds only if you chose this pair beforehand. Whoever looks at all ${pairs} pairs will find associations like this one by chance too.`,
  chart: (row, column) => `${column} – by answer to: ${row}`,
};

export type CrosstabTexts = typeof nl;

/** The texts of the page of two questions together, in either language. */
export const crosstabTexts: Record<Language, CrosstabTexts> = { nl, en };
