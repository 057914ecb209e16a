import type { Language } from '../../language/text.js';

const nl = {
  heading: 'Hoe er gerekend is',
  reading: 'Zo leest u de cijfers',
  readingText: [
    'Percentages zijn hele getallen, met het aantal mensen erbij. Wie ‘weet ik niet’ koos of een vraag niet kreeg, telt niet mee in het percentage.',
    'Bij een cijfer van één meting hoort een 95%-interval (Wilson, voor de mensen die gevraagd zijn). Doet u hetzelfde onderzoek heel vaak, dan ligt het echte percentage bij ongeveer 95 van de 100 keer binnen zo’n interval.',
    'Van een kernvraag met een schaal van vijf punten staat het percentage van de twee hoogste antwoorden. Getoetst is de hele schaal.',
  ],
  comparing: 'Zo is vergeleken',
  comparingText: [
    'Twee metingen zijn alleen vergeleken waar de vraag gelijk was: dezelfde woorden, dezelfde antwoorden, aan dezelfde mensen gesteld.',
    'Met een gepubliceerd percentage is gerekend met elke telling die bij de afronding past. Hoger of lager heet iets pas als dat ook in het ongunstigste geval klopt, op elke manier om de groep af te bakenen.',
    'Alleen het kerncijfer van een groep en vooraf gekozen kernvragen krijgen een oordeel. De kernvragen zijn samen gecorrigeerd (Benjamini–Hochberg): ook zonder verandering noemt zo’n vergelijking in hooguit 1 op de 20 metingen een kernvraag, en apart daarvan een kerncijfer in hooguit 1 op de 20.',
    'Op minder dan 10 antwoorden, nu of toen, is niets getoetst.',
  ],
  privacy: 'Wat mensen beloofd is, en wat er niet staat',
  gated: (base: string, cell: string, most: string) =>
    `Een vraag staat er pas in vanaf ${base} antwoorden. Aantallen van 0 tot en met ${most} mensen staan er als ‘minder dan ${cell}’, en ‘bijna iedereen’ staat er als hooguit ${most} mensen iets anders antwoordden. Daarna is nagegaan wat uit alle cijfers samen uit te rekenen is, en is weggelaten wat over te weinig mensen iets zou zeggen. De cijfers zijn van alle bureaus samen: geen bureau staat er apart in.`,
  open: 'In dit rapport is geen enkel getal verborgen. Het is voor de coördinator. Voor bureaus en anderen is er het rapport van wat gepubliceerd is.',
  promised: 'Dit stond boven de vragenlijst:',
  corrections: 'Stand en verbeteringen',
  live: (day: string) =>
    `De cijfers zijn zoals de coördinator ze zag op ${day}. Zij zijn niet vastgelegd en niet gepubliceerd.`,
  earlier: (days: string) => `De uitkomsten van deze meting zijn vastgelegd op ${days}. De laatste telt.`,
  erased: 'Liet iemand de antwoorden wissen nadat de cijfers waren vastgelegd, dan tellen die hier nog mee.',
  contact: (name: string, email: string) =>
    `Staat er een fout in, of is iets niet duidelijk? Schrijf naar ${name}: ${email}.`,
  madeWith: (version: string) => `De cijfers zijn vastgelegd met Golfslag ${version}.`,
  sources: 'Bronnen',
  sourceList: [
    'E.B. Wilson (1927), Journal of the American Statistical Association 22, 209–212: het interval.',
    'R.G. Newcombe (1998), Statistics in Medicine 17, 873–890: het verschil tussen twee metingen.',
    'S. Lydersen, M.W. Fagerland en P. Laake (2009), Statistics in Medicine 28, 1159–1175: Fisher mid-p.',
    'H.B. Mann en D.R. Whitney (1947), Annals of Mathematical Statistics 18, 50–60: de hele schaal.',
    'W.G. Cochran (1954) en P. Armitage (1955), Biometrics 11, 375–386; N. Mantel (1963), Journal of the American Statistical Association 58, 690–700: lijnen over de metingen.',
    'Y. Benjamini en Y. Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300: veel toetsen.',
    'G.H. Freeman en J.H. Halton (1951), Biometrika 38, 141–149: vragen met meer antwoorden zonder volgorde.',
    'AAPOR (2015), Standard Definitions, 8e druk: de respons.',
  ],
};

const en: typeof nl = {
  heading: 'How it was computed',
  reading: 'How to read the figures',
  readingText: [
    'Percentages are whole numbers, with the number of people beside them. Who chose ‘I do not know’ or did not get a question does not count in the percentage.',
    'A figure of one wave has a 95% interval (Wilson, for the people who were asked). If the same study were done very often, the true percentage would lie within such an interval about 95 times in 100.',
    'Of a core question with a scale of five points the percentage is that of the two highest answers. The whole scale was tested.',
  ],
  comparing: 'How waves were compared',
  comparingText: [
    'Two waves were compared only where the question was the same: the same words, the same answers, asked of the same people.',
    'With a published percentage every count was tried that fits the rounding. Something is called higher or lower only if that holds in the worst case too, in every way to say who is counted.',
    'Only the key figure of a group and core questions that were chosen beforehand get a verdict. The core questions are corrected together (Benjamini–Hochberg): even if nothing changed, such a comparison calls a core question in at most 1 of 20 waves, and apart from that a key figure in at most 1 of 20.',
    'On fewer than 10 answers, now or then, nothing was tested.',
  ],
  privacy: 'What people were promised, and what is not there',
  gated: (base, cell, most) =>
    `A question is in it from ${base} answers on. Numbers of 0 to ${most} people stand in it as ‘fewer than ${cell}’, and ‘nearly all’ where at most ${most} people answered something else. It was then looked into what follows from all figures together, and what would tell of too few people was left out. The figures are of all bureaus together: no bureau stands in it apart.`,
  open: 'In this report no number is hidden. It is for the coordinator. For bureaus and others there is the report of what was published.',
  promised: 'This stood above the questionnaire:',
  corrections: 'Day of the figures, and corrections',
  live: (day) => `The figures are as the coordinator saw them on ${day}. They were not frozen and not published.`,
  earlier: (days) => `The outcomes of this wave were frozen on ${days}. The last one counts.`,
  erased: 'If somebody had their answers erased after the figures were frozen, these still count here.',
  contact: (name, email) => `Is there a mistake in it, or is something not clear? Write to ${name}: ${email}.`,
  madeWith: (version) => `The figures were frozen with Golfslag ${version}.`,
  sources: 'Sources',
  sourceList: [
    'E.B. Wilson (1927), Journal of the American Statistical Association 22, 209–212: the interval.',
    'R.G. Newcombe (1998), Statistics in Medicine 17, 873–890: the difference between two waves.',
    'S. Lydersen, M.W. Fagerland and P. Laake (2009), Statistics in Medicine 28, 1159–1175: Fisher mid-p.',
    'H.B. Mann and D.R. Whitney (1947), Annals of Mathematical Statistics 18, 50–60: the whole scale.',
    'W.G. Cochran (1954) and P. Armitage (1955), Biometrics 11, 375–386; N. Mantel (1963), Journal of the American Statistical Association 58, 690–700: lines over the waves.',
    'Y. Benjamini and Y. Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300: many tests.',
    'G.H. Freeman and J.H. Halton (1951), Biometrika 38, 141–149: questions of several answers without an order.',
    'AAPOR (2015), Standard Definitions, 8th edition: the response.',
  ],
};

/** The texts of how a report was computed, in either language. */
export const methodTexts: Record<Language, typeof nl> = { nl, en };
