import type { Language } from '../../language/text.js';

const nl = {
  title: 'Stuur mij het rapport',
  lead: 'Wilt u lezen wat er uit dit onderzoek komt? Laat uw e-mailadres achter. Als het rapport klaar is, krijgt u één mail.',
  email: 'Uw e-mailadres',
  emailHint: 'Bijvoorbeeld naam@voorbeeld.nl',
  button: 'Stuur mij het rapport',
  problemTitle: 'Dit e-mailadres is nog niet doorgegeven',
  wrongAddress: 'Controleer uw e-mailadres. Het moet eruitzien als naam@voorbeeld.nl',
  refusedAddress: 'Naar dit e-mailadres kunnen wij geen mail sturen. Controleer of er een tikfout in zit',
  notNow: 'Wij konden de mail nu niet versturen. Probeer het over een paar minuten opnieuw',
  tooOften: 'Via uw internetverbinding is nu te vaak om het rapport gevraagd. Probeer het over een uur opnieuw',
  knowTitle: 'Goed om te weten',
  anybody: 'Iedereen kan dit vragen, ook wie niet meedoet aan het onderzoek. Wij zien niet of u meedeed.',
  apart:
    'Wij bewaren alleen uw e-mailadres en de taal van deze pagina. Dat staat los van de vragenlijst, en er staat niet bij wanneer u dit vroeg.',
  kept: (days: number) =>
    `Wij wissen uw e-mailadres ${days} dagen nadat wij het rapport mailden. In reservekopieën kan het nog kort staan.`,
  optOut:
    'Afmelden voor het onderzoek is iets anders. Wie zich daarvoor afmeldde, kan wel het rapport krijgen. En wie van deze lijst gaat, kan nog mail over de vragenlijst krijgen.',
  askedTitle: 'Kijk in uw mail',
  askedText:
    'Wij stuurden u een mail met een knop. Met die knop bevestigt u uw e-mailadres. Pas daarna staat u op de lijst.',
  askedTo: 'De mail gaat naar',
  notCame: (most: number) =>
    `Is er na een paar minuten nog niets? Kijk dan bij uw ongewenste mail. Wij sturen hoogstens ${most} van deze mails per dag naar één e-mailadres.`,
  again: 'Vul een ander e-mailadres in',
  confirmTitle: 'Wilt u het rapport krijgen?',
  confirmText: 'Als het rapport klaar is, mailen wij het naar',
  confirmButton: 'Ja, zet mij op de lijst',
  confirmNot: 'Vroeg u hier niet om? Sluit dan deze pagina. Wij bewaren uw e-mailadres niet.',
  listedTitle: 'U staat op de lijst',
  listedAddress: 'Het rapport gaat naar',
  listedText: (days: number) =>
    `U krijgt één mail als het rapport klaar is. ${days} dagen later wissen wij uw e-mailadres. Bewaar de mail met deze link: zo kunt u zich nog bedenken.`,
  leaveButton: 'Haal mij van de lijst',
  overTitle: 'Deze link is verlopen',
  overText: (days: number) =>
    `Een link om uw e-mailadres te bevestigen werkt ${days} dagen. Uw e-mailadres staat niet op de lijst.`,
  overAgain: 'Vraag een nieuwe link',
  leftTitle: 'Uw e-mailadres is gewist',
  leftText: 'U staat niet op de lijst en krijgt het rapport niet. U hoeft niets meer te doen.',
  leftAgain: 'Toch het rapport krijgen',
};

const en: typeof nl = {
  title: 'Send me the report',
  lead: 'Would you like to read the results of this study? Leave your email address. You will get one email when the report is ready.',
  email: 'Your email address',
  emailHint: 'For example name@example.com',
  button: 'Send me the report',
  problemTitle: 'We have not received this email address yet',
  wrongAddress: 'Check your email address. It must look like name@example.com',
  refusedAddress: 'We cannot send email to this email address. Check it for typing errors',
  notNow: 'The email could not be sent just now. Try again in a few minutes',
  tooOften: 'The report has been asked for too often over your internet connection. Try again in an hour',
  knowTitle: 'Good to know',
  anybody:
    'Anyone can ask for this, including people who do not take part in the study. We do not see whether you took part.',
  apart:
    'We keep only your email address and the language of this page. They are kept apart from the questionnaire, and nothing there shows when you asked.',
  kept: (days) =>
    `${days} days after we send the report, we erase your email address. It may stay in backups a little longer.`,
  optOut:
    'Opting out of the study is a separate matter. People who opted out of it can still get the report. And people who leave this list may still get emails about the questionnaire.',
  askedTitle: 'Check your email',
  askedText:
    'We have sent you an email with a button. Use that button to confirm your email address. You will only be on the list after that.',
  askedTo: 'The email goes to',
  notCame: (most) =>
    `Has nothing arrived after a few minutes? Then check your spam folder. We send at most ${most} of these emails a day to one email address.`,
  again: 'Fill in another email address',
  confirmTitle: 'Would you like to get the report?',
  confirmText: 'When the report is ready, we will send it to',
  confirmButton: 'Yes, put me on the list',
  confirmNot: 'Did you not ask for this? Then close this page. We do not keep your email address.',
  listedTitle: 'You are on the list',
  listedAddress: 'The report goes to',
  listedText: (days) =>
    `You will get one email when the report is ready. ${days} days later we will erase your email address. Keep the email with this link, in case you change your mind.`,
  leaveButton: 'Take me off the list',
  overTitle: 'This link has expired',
  overText: (days) =>
    `A link to confirm your email address works for ${days} days. Your email address is not on the list.`,
  overAgain: 'Ask for a new link',
  leftTitle: 'Your email address has been erased',
  leftText: 'You are not on the list and will not get the report. You do not have to do anything else.',
  leftAgain: 'Get the report after all',
};

/** The texts of the pages on which one asks for the report. */
export const reportTexts: Record<Language, typeof nl> = { nl, en };
