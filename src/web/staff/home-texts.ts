import type { Language } from '../../language/text.js';
import type { StepName } from '../../study/definition.js';

const nl = {
  title: 'Overzicht',
  noWave: 'Er is nog geen meting.',
  empty: 'Er staat nog niemand op de lijst.',
  answered: (answered: string, all: string) => `${answered} van ${all} geantwoord`,
  wait: (people: string, letter: string, day: string) => `${people} wachten; de ${letter} is gepland op ${day}`,
  waitOne: (letter: string, day: string) => `1 mens wacht; de ${letter} is gepland op ${day}`,
  letters: {
    announcement: 'aankondiging',
    invitation: 'uitnodiging',
    'reminder-1': 'eerste herinnering',
    'reminder-2': 'tweede herinnering',
    'reminder-3': 'derde herinnering',
  } satisfies Record<StepName, string>,
  silent: (people: string) => `${people} nog stil`,
  notInvited: (people: string) => `${people} nog niet uitgenodigd`,
  closed: 'De meting is gesloten.',
  prepared: 'De meting is nog niet open.',
  stopped: 'Het verzenden ligt stil.',
  next: 'Nu te doen',
  nextSteps: {
    wave: ['Wie de server beheert, maakt de meting.', ''],
    noWave: ['De coördinator maakt de meting. U krijgt dan hier te zien wat u kunt doen.', ''],
    upload: ['Voeg de mensen toe die u wilt vragen. Een lijst uit Excel is goed.', 'Voeg een lijst toe'],
    noPeople: ['De bureaus voegen nu hun mensen toe. Kijk intussen de brieven na.', 'Lees de brieven na'],
    letters: ['Lees de brieven na voordat ze gaan: zo komen ze bij uw mensen aan.', 'Lees de brieven na'],
    open: ['Lees de brieven na voordat wie de server beheert de meting opent.', 'Lees de brieven na'],
    stopped: ['Er gaat nu niets weg, tot wie de server beheert het verzenden weer aanzet.', ''],
    doubtful: [
      'Er zijn brieven die niet aankwamen, of waarvan dat onzeker is. Vraag wie de server beheert ze na te kijken.',
      '',
    ],
    invite: [
      'Deze mensen kregen nog geen uitnodiging. Lees de brief na; wie de server beheert, verstuurt hem.',
      'Lees de brieven na',
    ],
    undeliverable: [
      'Van sommige mensen klopt het adres niet. Verbeter het, dan krijgen zij de uitnodiging alsnog.',
      'Verbeter de adressen',
    ],
    remind: ['Eén herinnering helpt meestal het meest. Wie de server beheert, verstuurt hem.', 'Lees de brieven na'],
    nothing: ['U hoeft nu niets te doen. Wie stil is, krijgt vanzelf een herinnering.', ''],
    done: ['Iedereen heeft geantwoord of krijgt geen brief meer. U hoeft niets meer te doen.', ''],
    over: ['U hoeft niets meer te doen.', ''],
  } satisfies Record<string, readonly [words: string, link: string]>,
  people: 'Hoe het met uw mensen staat',
  bureaus: 'Hoe het per bureau staat',
  bureau: 'Bureau',
  all: 'Op de lijst',
  together: 'Samen',
  inAll: (people: string) => `${people} mensen op de lijst`,
  curve: 'Hoeveel mensen per dag antwoordden',
  curveOfAll: 'Hoeveel mensen per dag antwoordden, alle bureaus samen',
  whyAll: 'Alle bureaus staan samen: anders was te zien wanneer iemand van uw lijst antwoordde.',
  curveWaits:
    'Hoeveel mensen per dag antwoordden staat hier zodra er genoeg antwoorden zijn, ook van andere bureaus: anders was te zien wanneer iemand van uw lijst antwoordde.',
  noCurve: 'Nog niemand heeft geantwoord.',
  mailings: (own: boolean): string =>
    own
      ? 'De lijnen zijn de dagen waarop de meeste van uw brieven gingen:'
      : 'De lijnen zijn de dagen waarop de meeste brieven gingen:',
  rates: 'Respons, en hoe wij die rekenen',
  group: 'Groep',
  response: 'Respons (RR1)',
  share: 'Mensen',
  meaning:
    'Respons is het deel van iedereen op de lijst dat antwoordde: RR1 van AAPOR, de beroepsvereniging van opinieonderzoekers. Onbestelbare adressen en afmeldingen tellen mee als niet geantwoord. Wie per vergissing op de lijst stond telt niet mee.',
  soFar:
    'Wie niet tot de doelgroep bleek te horen, telt hier mee als geantwoord: zo ziet niemand wat iemand antwoordde.',
};

const en: typeof nl = {
  title: 'Overview',
  noWave: 'There is no wave yet.',
  empty: 'Nobody is on the list yet.',
  answered: (answered, all) => `${answered} of ${all} answered`,
  wait: (people, letter, day) => `${people} wait; the ${letter} is planned for ${day}`,
  waitOne: (letter, day) => `1 person waits; the ${letter} is planned for ${day}`,
  letters: {
    announcement: 'announcement',
    invitation: 'invitation',
    'reminder-1': 'first reminder',
    'reminder-2': 'second reminder',
    'reminder-3': 'third reminder',
  },
  silent: (people) => `${people} still silent`,
  notInvited: (people) => `${people} not invited yet`,
  closed: 'The wave is closed.',
  prepared: 'The wave is not open yet.',
  stopped: 'Sending is stopped.',
  next: 'To do now',
  nextSteps: {
    wave: ['Whoever runs the server makes the wave.', ''],
    noWave: ['The coordinator makes the wave. You will then see here what you can do.', ''],
    upload: ['Add the people whom you want to ask. A list from Excel will do.', 'Add a list'],
    noPeople: ['The bureaus now add their people. Meanwhile, read the letters.', 'Read the letters'],
    letters: ['Read the letters before they go: this is how your people get them.', 'Read the letters'],
    open: ['Read the letters before whoever runs the server opens the wave.', 'Read the letters'],
    stopped: ['Nothing goes now, until whoever runs the server switches sending on again.', ''],
    doubtful: [
      'There are letters that did not arrive, or of which that is uncertain. Ask whoever runs the server to look.',
      '',
    ],
    invite: [
      'These people have had no invitation. Read the letter; whoever runs the server sends it.',
      'Read the letters',
    ],
    undeliverable: [
      'Some addresses are wrong. Correct them, and these people still get the invitation.',
      'Correct the addresses',
    ],
    remind: ['One reminder usually helps most. Whoever runs the server sends it.', 'Read the letters'],
    nothing: ['You need not do anything now. Who is silent gets a reminder by itself.', ''],
    done: ['Everybody has answered or gets no more letters. You need not do anything more.', ''],
    over: ['You need not do anything more.', ''],
  },
  people: 'How it stands with your people',
  bureaus: 'How it stands with each bureau',
  bureau: 'Bureau',
  all: 'On the list',
  together: 'Together',
  inAll: (people) => `${people} people on the list`,
  curve: 'How many people answered, by day',
  curveOfAll: 'How many people answered, by day, all bureaus together',
  whyAll: 'All bureaus stand together: otherwise one could see when somebody on your list answered.',
  curveWaits:
    'How many people answered by day is here once there are enough answers, of other bureaus too: otherwise one could see when somebody on your list answered.',
  noCurve: 'Nobody has answered yet.',
  mailings: (own) =>
    own
      ? 'The lines are the days on which most of your letters went:'
      : 'The lines are the days on which most letters went:',
  rates: 'Response, and how we work it out',
  group: 'Group',
  response: 'Response (RR1)',
  share: 'People',
  meaning:
    'Response is the part of everybody on the list that answered: RR1 of AAPOR, the association of opinion researchers. Undeliverable addresses and opt-outs count as not answered. Who was on the list by mistake does not count.',
  soFar: 'Who turned out not to belong to the group counts here as answered: so nobody sees what somebody answered.',
};

export type HomeTexts = typeof nl;
export type NextStep = keyof HomeTexts['nextSteps'];

/** The texts of the first staff page, in either language. */
export const homeTexts: Record<Language, HomeTexts> = { nl, en };
