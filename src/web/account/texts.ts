import type { Role } from '../../access/rights.js';
import type { Language } from '../../language/text.js';

const roles: Record<Role, string> = { coordinator: 'coördinator', staff: 'medewerker', partner: 'partner' };

const nl = {
  roles,
  signIn: 'Aanmelden',
  signInText: 'Deze pagina opende u met een persoonlijke link. Daarmee meldt u zich aan in deze browser.',
  signInOnce: (days: number) =>
    `U blijft hier hoogstens ${days} dagen aangemeld. De link werkt één keer. Gebruikt u een computer van iemand anders? Log dan uit als u klaar bent.`,
  signInLead: 'Voor de resultaten heeft u een persoonlijke link nodig. Met die link meldt u zich aan.',
  deadTitle: 'Deze link werkt niet',
  deadText: (days: number) =>
    `Een link om u aan te melden werkt één keer, en hoogstens ${days} dagen. Controleer ook of de link compleet is.`,
  newTitle: 'Zo krijgt u een nieuwe link',
  newText: 'Vraag een nieuwe link aan de coördinator van het onderzoek, of aan wie Golfslag voor u beheert.',
  invited:
    'Bent u uitgenodigd om een vragenlijst in te vullen? Dan hoeft u zich niet aan te melden. Open de link in uw mail.',
  signedInTitle: 'U bent aangemeld',
  signedInAs: 'U bent aangemeld als',
  toResults: 'Naar de resultaten',
  noPages: 'Voor u staat hier nog niets. De coördinator laat het weten zodra er resultaten gepubliceerd zijn.',
  signOut: 'Uitloggen',
  everywhereTitle: 'Ergens anders nog aangemeld?',
  everywhereText:
    'Bent u een telefoon of laptop kwijt, of liet u een computer van iemand anders aangemeld achter? Log dan overal uit. Links die u nog niet gebruikte, werken daarna ook niet meer.',
  everywhere: 'Overal uitloggen',
  signedOutTitle: 'U bent uitgelogd',
};

const en: typeof nl = {
  roles: { coordinator: 'coordinator', staff: 'staff', partner: 'partner' },
  signIn: 'Sign in',
  signInText: 'You opened this page with a personal link. It signs you in, in this browser.',
  signInOnce: (days) =>
    `You stay signed in here for at most ${days} days. The link works once. Are you using somebody else’s computer? Then sign out when you are done.`,
  signInLead: 'To see results you need a personal link. That link signs you in.',
  deadTitle: 'This link does not work',
  deadText: (days) =>
    `A link that signs you in works once, and for at most ${days} days. Please also check that the link is complete.`,
  newTitle: 'How to get a new link',
  newText: 'Ask the coordinator of the study for a new link, or whoever runs Golfslag for you.',
  invited:
    'Have you been invited to fill in a questionnaire? Then you do not need to sign in. Open the link in your email.',
  signedInTitle: 'You are signed in',
  signedInAs: 'You are signed in as',
  toResults: 'To the results',
  noPages: 'There is nothing here for you yet. The coordinator will let you know as soon as results are published.',
  signOut: 'Sign out',
  everywhereTitle: 'Still signed in somewhere else?',
  everywhereText:
    'Did you lose a phone or laptop, or leave somebody else’s computer signed in? Then sign out everywhere. Links that you have not used yet will stop working too.',
  everywhere: 'Sign out everywhere',
  signedOutTitle: 'You are signed out',
};

/** The texts of the sign-in pages. */
export const accountTexts: Record<Language, typeof nl> = { nl, en };
