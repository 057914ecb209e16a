import type { Language } from '../../language/text.js';

const nl = {
  title: 'Bellijst',
  lead: (n: number, people: string) =>
    n === 0
      ? 'Niemand is nu stil.'
      : n === 1
        ? '1 persoon van uw bureau is uitgenodigd en nog stil.'
        : `${people} mensen van uw bureau zijn uitgenodigd en nog stil.`,
  how: 'Vraag of de brief aankwam, en of u nog iets kunt uitleggen. Vraag niet wat iemand antwoordt.',
  what: 'Wil iemand de link nog eens, klopt het adres niet, of wil iemand niet meedoen? Klik op de naam.',
  asOf: (day: string, time: string) => `Zoals het was op ${day} om ${time}. Wie intussen antwoordde, staat er nog op.`,
  empty: 'Hier komt te staan wie een uitnodiging kreeg en nog niet antwoordde.',
  noWave: 'Er is nog geen meting. De coördinator maakt die.',
  closed: 'De meting is gesloten: niemand kan nog antwoorden. Bel niemand meer.',
  name: 'Naam',
  email: 'E-mailadres',
  externalId: 'Kenmerk',
  group: 'Groep',
  letter: 'Laatste brief',
  notes: 'Aantekening',
  print: 'Druk deze bladzijde af met uw browser (Ctrl+P). Gooi het papier na het bellen weg.',
  back: 'Naar de mensen',
};

const en: typeof nl = {
  title: 'List to call',
  lead: (n, people) =>
    n === 0
      ? 'Nobody is silent now.'
      : n === 1
        ? '1 person of your bureau was invited and is still silent.'
        : `${people} people of your bureau were invited and are still silent.`,
  how: 'Ask whether the letter arrived, and whether you can explain anything. Do not ask what somebody answers.',
  what: 'Does somebody want the link again, is the address wrong, or do they not want to take part? Follow the name.',
  asOf: (day, time) => `As it was on ${day} at ${time}. Who answered since is still on it.`,
  empty: 'Here will be who got an invitation and has not answered yet.',
  closed: 'The wave is closed: nobody can answer any more. Call nobody now.',
  noWave: 'There is no wave yet. The coordinator makes it.',
  name: 'Name',
  email: 'Email address',
  externalId: 'Reference',
  group: 'Group',
  letter: 'Last letter',
  notes: 'Note',
  print: 'Print this page with your browser (Ctrl+P). Throw the paper away after the calls.',
  back: 'To the people',
};

export type SilentTexts = typeof nl;

/** The texts of the list of who is silent, in either language. */
export const silentTexts: Record<Language, SilentTexts> = { nl, en };
