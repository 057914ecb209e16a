import type { Role } from '../../access/rights.js';
import type { Language } from '../../language/text.js';

const roles: Record<Role, string> = { coordinator: 'coördinator', staff: 'medewerker', partner: 'partner' };

const nl = {
  roles,
  signIn: 'Aanmelden',
  signInText: 'Deze pagina opende u met een persoonlijke link. Daarmee meldt u zich aan in deze browser.',
  signInOnce: (hours: number, days: number) =>
    `U blijft hier aangemeld tot u ${hours} uur geen bladzijde opent, en hoogstens ${days} dagen. De link werkt één keer. Gebruikt u een computer van iemand anders? Log dan uit als u klaar bent.`,
  signInLead: 'Vul uw e-mailadres in. U krijgt dan een mail met een link en een code, waarmee u zich aanmeldt.',
  email: 'Uw e-mailadres',
  emailHint: 'Het adres waarmee u toegang heeft, zoals naam@bureau.nl',
  sendMail: 'Stuur mij de mail',
  problemTitle: 'Er is nog geen mail verstuurd',
  wrongAddress: 'Controleer uw e-mailadres. Het moet eruitzien als naam@bureau.nl',
  tooOften: 'Via uw internetverbinding is nu te vaak om een mail gevraagd. Probeer het over een uur opnieuw',
  lostRequest:
    'Deze browser weet niet meer bij welke mail uw code hoort. Vraag hier een nieuwe mail, en sta cookies van deze website toe',
  noAccess: 'Heeft u nog geen toegang? Vraag die aan de coördinator van het onderzoek.',
  codeTitle: 'Kijk in uw mail',
  codeLead: 'Heeft dit adres toegang, dan is de mail onderweg. De link en de code daarin werken een uur.',
  codeSentTo: 'De mail gaat naar',
  codeWays: 'Open de link, op welk apparaat u wilt. Of typ hier de code.',
  code: 'De code uit de mail',
  codeHint: 'Acht letters en cijfers, zoals',
  codeProblemTitle: 'U bent nog niet aangemeld',
  wrongCode:
    'Deze code klopt niet, of werkt niet meer. Typ de code uit de laatste mail, of vraag hieronder een nieuwe mail',
  notCame: (most: number) =>
    `Is er na een paar minuten nog niets? Kijk dan bij uw ongewenste mail, en of u het goede adres schreef. Er gaan hoogstens ${most} van deze mails per uur naar één adres.`,
  again: 'Vraag een nieuwe mail',
  deadTitle: 'Deze link werkt niet',
  deadText: (days: number) =>
    `Een link om u aan te melden werkt één keer. Staat hij in een mail die u hier vroeg, dan werkt hij een uur, en anders hoogstens ${days} dagen. Vraag hier een nieuwe.`,
  invited:
    'Bent u uitgenodigd om een vragenlijst in te vullen? Dan hoeft u zich niet aan te melden. Open de link in uw mail.',
  signedInTitle: 'U bent aangemeld',
  signedInAs: 'U bent aangemeld als',
  toResults: 'Naar de resultaten',
  toStaff: 'Naar het werk aan de meting',
  passkey: 'Inloggen met een passkey',
  or: 'of',
  passkeyNotDone: 'U bent nog niet aangemeld. Probeer het nog een keer, of vraag een mail.',
  passkeyRefused: 'Deze passkey werkt hier nu niet. Probeer het nog een keer, of vraag een mail',
  passkeyTooOften: 'Via uw internetverbinding is nu te vaak een passkey geprobeerd. Vraag een mail, of wacht een uur',
  offerPasskey: 'Voortaan inloggen met vingerafdruk, gezicht of pincode van dit apparaat',
  passkeysTitle: 'Uw passkeys',
  tokensTitle: 'Tokens voor programma’s',
  noPages: 'Voor u staat hier nog niets. De coördinator laat het weten zodra dat verandert.',
  signOut: 'Uitloggen',
  everywhereTitle: 'Ergens anders nog aangemeld?',
  everywhereText:
    'Bent u een telefoon of laptop kwijt, of liet u een computer van iemand anders aangemeld achter? Log dan overal uit. Links die u nog niet gebruikte, werken daarna ook niet meer.',
  everywherePasskeys: 'Uw passkeys blijven werken. Verwijder die van een apparaat dat u kwijt bent bij',
  everywhere: 'Overal uitloggen',
  signedOutTitle: 'U bent uitgelogd',
};

const en: typeof nl = {
  roles: { coordinator: 'coordinator', staff: 'staff', partner: 'partner' },
  signIn: 'Sign in',
  signInText: 'You opened this page with a personal link. It signs you in, in this browser.',
  signInOnce: (hours, days) =>
    `You stay signed in here until you have opened no page for ${hours} hours, and for at most ${days} days. The link works once. Are you using somebody else’s computer? Then sign out when you are done.`,
  signInLead: 'Fill in your email address. You will get an email with a link and a code to sign in with.',
  email: 'Your email address',
  emailHint: 'The address that has access, such as name@bureau.nl',
  sendMail: 'Send me the email',
  problemTitle: 'No email has been sent yet',
  wrongAddress: 'Please check your email address. It must look like name@bureau.nl',
  tooOften: 'Emails have been asked for too often over your internet connection. Try again in an hour',
  lostRequest:
    'This browser no longer knows which email your code belongs to. Ask for a new email here, and allow cookies from this website',
  noAccess: 'Do you not have access yet? Ask the coordinator of the study for it.',
  codeTitle: 'Look in your email',
  codeLead: 'If this email address has access, the email is on its way. The link and the code in it work for an hour.',
  codeSentTo: 'The email goes to',
  codeWays: 'Open the link, on any device you like. Or type the code here.',
  code: 'The code in the email',
  codeHint: 'Eight letters and digits, such as',
  codeProblemTitle: 'You are not signed in yet',
  wrongCode:
    'This code is not right, or no longer works. Type the code of the latest email, or ask for a new email below',
  notCame: (most) =>
    `Still nothing after a few minutes? Look in your spam folder, and check your email address. At most ${most} of these emails an hour go to one address.`,
  again: 'Ask for a new email',
  deadTitle: 'This link does not work',
  deadText: (days) =>
    `A link that signs you in works once. In an email that you asked for here it works for an hour, otherwise for at most ${days} days. Ask for a new one here.`,
  invited:
    'Have you been invited to fill in a questionnaire? Then you do not need to sign in. Open the link in your email.',
  signedInTitle: 'You are signed in',
  signedInAs: 'You are signed in as',
  toResults: 'To the results',
  toStaff: 'To running the wave',
  passkey: 'Sign in with a passkey',
  or: 'or',
  passkeyNotDone: 'You are not signed in yet. Try once more, or ask for an email.',
  passkeyRefused: 'This passkey does not work here now. Try once more, or ask for an email',
  passkeyTooOften:
    'Passkeys have been tried too often over your internet connection. Ask for an email, or wait an hour',
  offerPasskey: 'From now on, sign in with the fingerprint, face or PIN of this device',
  passkeysTitle: 'Your passkeys',
  tokensTitle: 'Tokens for programs',
  noPages: 'There is nothing here for you yet. The coordinator will let you know when that changes.',
  signOut: 'Sign out',
  everywhereTitle: 'Still signed in somewhere else?',
  everywhereText:
    'Did you lose a phone or laptop, or leave somebody else’s computer signed in? Then sign out everywhere. Links that you have not used yet will stop working too.',
  everywherePasskeys: 'Your passkeys keep working. Remove that of a device that you lost at',
  everywhere: 'Sign out everywhere',
  signedOutTitle: 'You are signed out',
};

export type AccountTexts = typeof nl;

/** The texts of the sign-in pages. */
export const accountTexts: Record<Language, AccountTexts> = { nl, en };
