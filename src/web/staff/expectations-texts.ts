import type { Language } from '../../language/text.js';

const nl = {
  title: 'Wat verwacht u?',
  noWave: 'Er is nog geen meting. De coördinator maakt die.',
  lead: 'Voorspel wat de meting laat zien. Na afloop staat de verwachting van alle bureaus naast de uitkomst: zo ziet u waar blinde vlekken zitten.',
  rules: [
    'Vul in wat u wilt. Alles mag leeg blijven.',
    'Geen enkele bladzijde toont wat u voorspelt, ook niet aan de coördinator; alleen wie de server beheert, kan erbij.',
    'Zijn de resultaten vastgelegd, dan staan alleen de middelste voorspelling en de spreiding erbij, zonder namen, en alleen bij drie voorspellingen of meer.',
    'Wat u verzegelt, kunt u niet meer wijzigen.',
  ],
  share: (group: string, answers: string) => `Hoeveel procent van de ${group} antwoordt ${answers}?`,
  next: 'Verder',
  check: (filled: string, all: string) =>
    `U vulde ${filled} van de ${all} in. Na het verzegelen kunt u niets meer wijzigen of aanvullen.`,
  toSeal: 'Naar de knop',
  seal: (filled: string, all: string) => `Verzegel ${filled} van de ${all}`,
  problemTitle: 'Dit klopt nog niet',
  notWhole: (question: string) => `‘${question}’: schrijf een heel getal van 0 tot en met 100.`,
  nothing: 'U vulde nog niets in. Voorspel minstens één percentage.',
  late: 'Deze meting is al open. Voorspellen kan alleen daarvoor: anders weet niemand of u al iets had gehoord.',
  nextWave: (wave: string) => `Voorspel meting ${wave}`,
  sealedTitle: 'Uw verwachting is verzegeld',
  sealed: (day: string) => `Verzegeld op ${day}. Geen enkele bladzijde toont haar, en u kunt haar niet meer wijzigen.`,
  keep: 'Dit is uw controlecode. Bewaar haar: daarmee kunt u later bewijzen wat u voorspelde.',
  opened: (day: string) => `Verzegeld op ${day}. De resultaten zijn gepubliceerd: dit is wat u voorspelde.`,
  results: 'Bekijk de uitkomst',
  code: 'Controlecode (SHA-256)',
  text: 'De verzegelde tekst',
  proof:
    'De SHA-256 van precies deze tekst is uw controlecode. Elk programma dat een SHA-256 berekent, kan dat nagaan.',
};

const en: typeof nl = {
  title: 'What do you expect?',
  noWave: 'There is no wave yet. The coordinator makes it.',
  lead: 'Predict what the wave will show. Afterwards the expectation of all bureaus stands beside the outcome: so you see where blind spots are.',
  rules: [
    'Fill in what you like. Everything may stay empty.',
    'No page shows what you predict, not even to the coordinator; only whoever runs the server can get at it.',
    'Once the results are fixed, the middle prediction and the spread stand with them, without names, and only of three predictions or more.',
    'What you seal cannot be changed any more.',
  ],
  share: (group, answers) => `What percentage of ${group} answers ${answers}?`,
  next: 'Continue',
  check: (filled, all) => `You filled in ${filled} of ${all}. Once sealed, nothing can be changed or added.`,
  toSeal: 'To the button',
  seal: (filled, all) => `Seal ${filled} of the ${all}`,
  problemTitle: 'This is not right yet',
  notWhole: (question) => `‘${question}’: write a whole number from 0 to 100.`,
  nothing: 'You have filled in nothing yet. Predict at least one percentage.',
  late: 'This wave is open already. You can only predict before that: else nobody knows what you had heard by then.',
  nextWave: (wave) => `Predict wave ${wave}`,
  sealedTitle: 'Your expectation is sealed',
  sealed: (day) => `Sealed on ${day}. No page shows it, and you can no longer change it.`,
  keep: 'This is your check code. Keep it: with it you can prove later what you predicted.',
  opened: (day) => `Sealed on ${day}. The results are published: this is what you predicted.`,
  results: 'See the outcome',
  code: 'Check code (SHA-256)',
  text: 'The sealed text',
  proof: 'The SHA-256 of exactly this text is your check code. Any program that computes a SHA-256 can check that.',
};

/** The texts of the page on what somebody expects, in either language. */
export const expectTexts: Record<Language, typeof nl> = { nl, en };
