import type { PeopleOrder } from '../../fieldwork/list-people.js';
import type { LetterState } from '../../fieldwork/letter-state.js';
import type { PersonState } from '../../fieldwork/person-state.js';
import type { Language } from '../../language/text.js';
import type { StepName } from '../../study/definition.js';

const nl = {
  title: 'Mensen',
  lead: 'De mensen die uw bureau voor deze meting vraagt. Alleen uw bureau ziet hun namen.',
  states: {
    'not-sent': 'Nog geen uitnodiging',
    sent: 'Uitgenodigd, nog stil',
    answered: 'Geantwoord',
    'opted-out': 'Afgemeld',
    undeliverable: 'Onbestelbaar',
    'not-meant': 'Niet voor deze persoon',
  } satisfies Record<PersonState, string>,
  everybody: 'Iedereen',
  filter: 'Toon',
  order: 'Volgorde',
  orders: { name: 'naam', email: 'adres', state: 'stand' } satisfies Record<PeopleOrder, string>,
  search: 'Zoek op naam, adres of kenmerk',
  searchHint: 'Een deel is genoeg. Hoofdletters en accenten tellen niet.',
  searchButton: 'Zoek',
  noSearch: 'Toon iedereen weer',
  name: 'Naam',
  email: 'E-mailadres',
  externalId: 'Kenmerk',
  group: 'Groep',
  state: 'Stand',
  letter: 'Laatste brief',
  none: '–',
  nameless: 'Zonder naam',
  place: (first: string, last: string, found: string) => `${first}–${last} van ${found}`,
  found: (n: number, written: string) =>
    n === 0 ? 'Niemand gevonden.' : n === 1 ? '1 persoon gevonden.' : `${written} mensen gevonden.`,
  firstOf: (shown: string) => `U ziet de eerste ${shown}. Zoek met meer letters.`,
  pages: 'Bladzijden',
  previous: 'Vorige',
  next: 'Volgende',
  empty: 'Uw bureau heeft nog niemand op de lijst.',
  emptyText: 'Neem de lijst zoals u die heeft: uit Excel, of als CSV. U ziet eerst wat eruit gelezen wordt.',
  upload: 'Voeg een lijst toe',
  nobodyInState: 'In deze stand is nu niemand.',
  erased:
    'De namen en adressen van deze meting zijn gewist. Dat gebeurt vanzelf, een tijd nadat een meting is gesloten.',
  noWave: 'Er is nog geen meting. De coördinator maakt die.',
  removed: 'Deze persoon is van de lijst gehaald. Er was nog geen brief gegaan, dus er is niets van bewaard.',
  steps: {
    announcement: 'Aankondiging',
    invitation: 'Uitnodiging',
    'reminder-1': 'Herinnering 1',
    'reminder-2': 'Herinnering 2',
    'reminder-3': 'Herinnering 3',
  } as Partial<Record<string, string>> & Record<StepName, string>,
  letterStates: {
    queued: (day: string) => `staat klaar sinds ${day}`,
    claimed: () => 'gaat nu weg',
    accepted: (day: string) => `verstuurd op ${day}`,
    failed: (day: string) => `niet aangekomen, ${day}`,
    unknown: (day: string) => `onzeker of hij ging, ${day}`,
  } satisfies Record<LetterState, (day: string) => string>,
};

const en: typeof nl = {
  title: 'People',
  lead: 'The people whom your bureau asks in this wave. Only your bureau sees their names.',
  states: {
    'not-sent': 'No invitation yet',
    sent: 'Invited, still silent',
    answered: 'Answered',
    'opted-out': 'Opted out',
    undeliverable: 'Undeliverable',
    'not-meant': 'Not for this person',
  },
  everybody: 'Everybody',
  filter: 'Show',
  order: 'Order',
  orders: { name: 'name', email: 'address', state: 'status' },
  search: 'Search by name, address or reference',
  searchHint: 'A part will do. Capitals and accents do not count.',
  searchButton: 'Search',
  noSearch: 'Show everybody again',
  name: 'Name',
  email: 'Email address',
  externalId: 'Reference',
  group: 'Group',
  state: 'Status',
  letter: 'Last letter',
  none: '–',
  nameless: 'No name',
  place: (first, last, found) => `${first}–${last} of ${found}`,
  found: (n, written) => (n === 0 ? 'Nobody found.' : n === 1 ? '1 person found.' : `${written} people found.`),
  firstOf: (shown) => `These are the first ${shown}. Search with more letters.`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  empty: 'Your bureau has nobody on the list yet.',
  emptyText: 'Take the list as you have it: from Excel, or as CSV. You first see what is read from it.',
  upload: 'Add a list',
  nobodyInState: 'Nobody has this status now.',
  erased:
    'The names and addresses of this wave have been erased. That happens by itself, some time after a wave closes.',
  noWave: 'There is no wave yet. The coordinator makes it.',
  removed: 'This person was taken off the list. No letter had gone, so nothing of them is kept.',
  steps: {
    announcement: 'Announcement',
    invitation: 'Invitation',
    'reminder-1': 'Reminder 1',
    'reminder-2': 'Reminder 2',
    'reminder-3': 'Reminder 3',
  },
  letterStates: {
    queued: (day) => `ready since ${day}`,
    claimed: () => 'is going now',
    accepted: (day) => `sent on ${day}`,
    failed: (day) => `did not arrive, ${day}`,
    unknown: (day) => `uncertain whether it went, ${day}`,
  },
};

export type PeopleTexts = typeof nl;

/** The texts of the list of people, in either language. */
export const peopleTexts: Record<Language, PeopleTexts> = { nl, en };
