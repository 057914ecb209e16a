import type { Language } from '../../language/text.js';

const nl = {
  title: 'Accounts',
  lead: 'Wie zich kan aanmelden, en wat die persoon dan ziet en kan.',
  listTitle: 'Wie er toegang heeft',
  email: 'E-mailadres',
  roles: 'Rol',
  rolesAsk: 'Wat kan deze persoon?',
  rolesHint: 'Kies er één of meer.',
  bureau: 'Bureau',
  bureauAsk: 'Van welk bureau?',
  bureauHint: 'Een medewerker of partner hoort bij een bureau. Een coördinator ziet ze alle.',
  noBureau: 'Geen bureau',
  seen: 'Laatst gezien',
  notSignedIn: 'nu niet aangemeld',
  neverSignedIn: 'nog nooit aangemeld',
  waiting:
    'Deze persoon meldde zich nog nooit aan. Is de link weg of verlopen? Een link is maar één keer te zien. Geef hieronder een nieuwe: de oude werkt dan niet meer.',
  addTitle: 'Iemand toevoegen',
  emailHint: 'Het eigen adres van die persoon: daar komen de links om aan te melden.',
  add: 'Voeg toe en mail de link',
  addWithoutMail: 'Voeg toe en toon de link',
  problemTitle: 'Er is nog niets veranderd',
  wrongEmail: (why: string) => `Controleer het e-mailadres. ${why}`,
  noRole: 'Kies minstens één rol.',
  bureauNeeded: 'Kies het bureau: een medewerker of partner hoort bij één bureau.',
  exists: 'Dit adres heeft al een account. Kies het hierboven om het te wijzigen of een nieuwe link te geven.',
  noBureauOfCoordinator:
    'Een coördinator hoort niet bij een bureau. Kies ‘Geen bureau’, of kies er een rol bij die wel bij het bureau hoort.',
  lastCoordinator:
    'Van geen andere coördinator is zeker dat die zich kan aanmelden. Laat eerst een ander dat doen: anders kan straks niemand dit meer.',
  back: 'Alle accounts',
  you: 'Dit bent u zelf.',
  about: (roles: string, bureau: string) => (bureau ? `${roles}, ${bureau}` : roles),
  since: (day: string) => `Account sinds ${day}.`,
  lastSeen: (day: string) => `Laatst gezien op ${day}.`,
  neverSeen: 'Nu nergens aangemeld.',
  changeTitle: 'Rol of bureau wijzigen',
  changeText: 'Wat u kiest, geldt vanaf de volgende bladzijde die deze persoon opent.',
  change: 'Bewaar',
  linkTitle: 'Nieuwe link',
  linkText:
    'Is een telefoon of laptop kwijt, of werkt een link niet? Dan wordt deze persoon overal uitgelogd. Oude links en passkeys werken niet meer; er gaat een nieuwe per mail.',
  linkTextWithoutMail:
    'Is een telefoon of laptop kwijt, of werkt een link niet? Dan wordt deze persoon overal uitgelogd. Oude links en passkeys werken niet meer; u krijgt hier een nieuwe.',
  link: 'Log overal uit en geef een nieuwe link',
  ownLink: 'Zelf iets kwijt? Log dan overal uit op',
  ownLinkPage: 'uw eigen bladzijde',
  removalTitle: (email: string) => `${email} verwijderen`,
  removalLink: 'Bekijk wat verwijderen doet',
  removeYou: 'Dit bent u zelf: u bent dan uitgelogd.',
  removeText:
    'Deze persoon is meteen overal uitgelogd en kan zich niet meer aanmelden. Wat al gedaan is, blijft staan.',
  remove: (email: string) => `Verwijder ${email}`,
  handOver: 'Geef deze link zelf',
  handOverText: (days: string) =>
    `Er ging geen mail. De link werkt één keer, en hoogstens ${days} dagen. U ziet deze link maar één keer: ververst of sluit u deze pagina, dan is hij weg. Geef dan hieronder een nieuwe. Geef hem aan niemand anders.`,
  copy: 'Kopieer de link',
  copied: 'Gekopieerd',
  done: {
    mailed: 'Er is een mail onderweg met een link. Die werkt een uur; daarna vraagt deze persoon zelf een nieuwe.',
    unsure:
      'Het is niet zeker of de mail met de link aankomt. Deze persoon kan zelf een nieuwe vragen op de bladzijde om aan te melden.',
    changed: 'Dat is bewaard.',
    removed: 'Het account is verwijderd.',
  },
};

const en: typeof nl = {
  title: 'Accounts',
  lead: 'Who can sign in, and what they then see and can do.',
  listTitle: 'Who has access',
  email: 'Email address',
  roles: 'Role',
  rolesAsk: 'What can this person do?',
  rolesHint: 'Choose one or more.',
  bureau: 'Bureau',
  bureauAsk: 'Of which bureau?',
  bureauHint: 'Staff and partners belong to a bureau. A coordinator sees all of them.',
  noBureau: 'No bureau',
  seen: 'Last seen',
  notSignedIn: 'not signed in now',
  neverSignedIn: 'never signed in',
  waiting:
    'This person never signed in yet. Is the link gone or expired? A link can be seen only once. Give a new one below: the old one then stops working.',
  addTitle: 'Add somebody',
  emailHint: 'That person’s own address: links to sign in go there.',
  add: 'Add and mail the link',
  addWithoutMail: 'Add and show the link',
  problemTitle: 'Nothing has changed yet',
  wrongEmail: () => 'Please check the email address. It must look like name@bureau.nl.',
  noRole: 'Choose at least one role.',
  bureauNeeded: 'Choose the bureau: staff and partners belong to one.',
  exists: 'This address has an account already. Choose it above to change it or to give a new link.',
  noBureauOfCoordinator:
    'A coordinator belongs to no bureau. Choose ‘No bureau’, or add a role that does belong to the bureau.',
  lastCoordinator:
    'Of no other coordinator it is certain that they can sign in. Have another do so first: otherwise nobody may be able to do this.',
  back: 'All accounts',
  you: 'This is you.',
  about: (roles, bureau) => (bureau ? `${roles}, ${bureau}` : roles),
  since: (day) => `Account since ${day}.`,
  lastSeen: (day) => `Last seen on ${day}.`,
  neverSeen: 'Signed in nowhere now.',
  changeTitle: 'Change role or bureau',
  changeText: 'What you choose holds from the next page that this person opens.',
  change: 'Save',
  linkTitle: 'New link',
  linkText:
    'Has a phone or laptop been lost, or does a link not work? Then this person is signed out everywhere. Old links and passkeys stop working; a new one goes by email.',
  linkTextWithoutMail:
    'Has a phone or laptop been lost, or does a link not work? Then this person is signed out everywhere. Old links and passkeys stop working; you get a new one here.',
  link: 'Sign out everywhere and give a new link',
  ownLink: 'Did you lose something yourself? Sign out everywhere on',
  ownLinkPage: 'your own page',
  removalTitle: (email) => `Remove ${email}`,
  removalLink: 'See what removing does',
  removeYou: 'This is you: you are signed out then.',
  removeText: 'This person is signed out everywhere at once and can no longer sign in. What was done already stays.',
  remove: (email) => `Remove ${email}`,
  handOver: 'Hand this link over yourself',
  handOverText: (days) =>
    `No email went. The link works once, and for at most ${days} days. You see this link only once: if you reload or close this page, it is gone. Then give a new one below. Give it to nobody else.`,
  copy: 'Copy the link',
  copied: 'Copied',
  done: {
    mailed: 'An email with a link is on its way. It works for an hour; after that this person asks for a new one.',
    unsure:
      'It is uncertain whether the email with the link arrives. This person can ask for a new one on the page to sign in.',
    changed: 'That is saved.',
    removed: 'The account has been removed.',
  },
};

export type AccountsTexts = typeof nl;

/** The texts of the pages about accounts, in either language. */
export const accountsTexts: Record<Language, AccountsTexts> = { nl, en };
