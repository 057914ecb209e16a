import { frame } from './frame.js';
import { frameTexts } from './frame-texts.js';

type TitleAndText = readonly [title: string, text: string];

const expired: readonly [nl: TitleAndText, en: TitleAndText] = [
  ['Dit formulier is verlopen', 'U bent intussen uitgelogd of opnieuw aangemeld. Open de pagina opnieuw.'],
  ['This form has expired', 'You have signed out or in again in the meantime. Open the page again.'],
];

const waveClosed: readonly [nl: TitleAndText, en: TitleAndText] = [
  ['De meting is gesloten', 'Er is niets bewaard of verstuurd: een gesloten meting blijft zoals zij is.'],
  ['The wave is closed', 'Nothing was saved or sent: a closed wave stays as it is.'],
];

const reportInTheMaking: readonly [nl: TitleAndText, en: TitleAndText] = [
  [
    'Uw rapport wordt al gemaakt',
    'Dat kan een minuut duren. Wij maken er voor u één tegelijk. Ga terug, wacht even en kies het dan opnieuw.',
  ],
  [
    'Your report is being made already',
    'That may take a minute. We make one at a time for you. Go back, wait a moment and choose it again.',
  ],
];

const goneForStaff: readonly [nl: TitleAndText, en: TitleAndText] = [
  [
    'Dit is er niet (meer)',
    'Misschien heeft een collega het intussen verwijderd of een andere naam gegeven. Er is niets bewaard of verstuurd.',
  ],
  [
    'This is not here (any more)',
    'Perhaps a colleague removed or renamed it in the meantime. Nothing was saved or sent.',
  ],
];

/** The code of what is not among the pages of staff, for who has signed in as such. */
export const goneForStaffCode = 'gone-for-staff';

/** Refusals that say more than their status does. */
const byCode = new Map([
  ['foreign-form', expired],
  ['wave-closed', waveClosed],
  ['report-in-the-making', reportInTheMaking],
  [goneForStaffCode, goneForStaff],
]);

const texts: Record<number, readonly [nl: TitleAndText, en: TitleAndText]> = {
  404: [
    [
      'Deze pagina is er niet',
      'Komt u hier via een link uit een mail? Open de link dan opnieuw en controleer of hij compleet is. Uw browser moet cookies van deze website toestaan.',
    ],
    [
      'This page does not exist',
      'Did a link in an email bring you here? Then open the link again and check that it is complete. Your browser must allow cookies from this website.',
    ],
  ],
  409: [
    ['Dit kan nu niet', 'Er is intussen iets veranderd. Er is niets bewaard of verstuurd. Open de pagina opnieuw.'],
    ['This cannot be done now', 'Something has changed meanwhile. Nothing was saved or sent. Open the page again.'],
  ],
  413: [
    ['Dit is te veel tekst', 'Ga terug en maak uw antwoord korter. Wat u eerder invulde, is bewaard.'],
    ['This is too much text', 'Go back and shorten your answer. What you filled in earlier has been saved.'],
  ],
  429: [
    [
      'Even wachten',
      'Vanaf uw internetverbinding komen nu te veel verzoeken. Probeer het over een minuut opnieuw. Wat u eerder invulde, is bewaard.',
    ],
    [
      'Wait a moment',
      'Too many requests are coming from your internet connection. Try again in a minute. What you filled in earlier has been saved.',
    ],
  ],
  500: [
    [
      'Er ging iets mis',
      'Dat ligt aan ons. Wat u eerder invulde, is bewaard. Probeer het straks opnieuw met de link uit uw mail.',
    ],
    [
      'Something went wrong',
      'That is our fault. What you filled in earlier has been saved. Try again later with the link in your email.',
    ],
  ],
  503: [
    [
      'Wij kunnen nu niets bewaren',
      'Onze server heeft geen ruimte meer. Wat u eerder invulde, is bewaard; wat u net verstuurde niet. Probeer het later opnieuw met de link uit uw mail.',
    ],
    [
      'We cannot save anything now',
      'Our server has no room left. What you filled in earlier has been saved; what you just sent has not. Try again later with the link in your email.',
    ],
  ],
};

const other: readonly [nl: TitleAndText, en: TitleAndText] = [
  ['Wij konden dit niet lezen', 'Ga terug en probeer het opnieuw.'],
  ['We could not read this', 'Go back and try again.'],
];

const kept = {
  title: 'Wat u schreef',
  text: 'Dit is niet bewaard. Kopieer het, en plak het in de nieuwe pagina.',
  english: 'What you wrote stands above and was not saved. Copy it, and paste it into the new page.',
};

const toStaff = { href: '/staff', nl: 'Naar het overzicht', en: 'To the overview' };

/**
 * Returns what views/public/error-page.eta shows for a status and problem code. It says what
 * happened and what to do, in both languages, and gives back what somebody wrote.
 */
export function showErrorPage(status: number, code: string, requestId: string, written: readonly string[] = []) {
  const [[title, text], [titleEn, textEn]] = byCode.get(code) ?? texts[status] ?? other;
  return {
    frame: frame(title, 'nl'),
    text,
    english: { title: titleEn, text: textEn },
    mention: { nl: frameTexts.nl.mention, en: frameTexts.en.mention },
    written,
    kept,
    ahead: code === goneForStaffCode ? toStaff : null,
    requestId: status >= 500 ? requestId : '',
  };
}
