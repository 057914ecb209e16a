import type { Language } from '../../language/text.js';

const nl = {
  title: 'Wat mensen zelf schreven',
  lead: 'Alleen de woorden, in een volgorde die niets zegt. Nooit naast andere antwoorden, en zonder bureau. Zo blijft verborgen wie iets schreef.',
  waits:
    'De open antwoorden staan hier zodra de meting is gesloten. Wie eerder kijkt, en later nog eens, ziet anders welk antwoord er net bij kwam, en van wie dat dan is.',
  answers: (n: string) => (n === '1' ? '1 antwoord' : `${n} antwoorden`),
  noAnswers: 'Geen antwoorden',
  search: 'Zoek in de antwoorden',
  searchHint: 'Hoofdletters en accenten maken niet uit.',
  button: 'Zoek',
  all: 'Toon alle antwoorden',
  found: (found: string, total: string) => `${found} van de ${total} antwoorden passen bij wat u zoekt.`,
  back: 'Alle open vragen',
  pages: 'Bladeren',
  previous: 'Vorige 50',
  next: 'Volgende 50',
  place: (from: string, to: string, of: string) => `Antwoord ${from} tot en met ${to} van ${of}`,
};

const en: typeof nl = {
  title: 'What people wrote themselves',
  lead: 'Only the words, in an order that says nothing. Never beside other answers, and without the bureau. So it stays hidden who wrote something.',
  waits:
    'The open answers are here once the wave is closed. Whoever looks earlier, and again later, would see which answer has just come in, and so whose it is.',
  answers: (n) => (n === '1' ? '1 answer' : `${n} answers`),
  noAnswers: 'No answers',
  search: 'Search the answers',
  searchHint: 'Capitals and accents make no difference.',
  button: 'Search',
  all: 'Show all answers',
  found: (found, total) => `${found} of the ${total} answers match what you look for.`,
  back: 'All open questions',
  pages: 'Pages',
  previous: 'Previous 50',
  next: 'Next 50',
  place: (from, to, of) => `Answers ${from} to ${to} of ${of}`,
};

/** The texts of the pages of open answers, in either language. */
export const openAnswerTexts: Record<Language, typeof nl> = { nl, en };
