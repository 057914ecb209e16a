import { frame } from './frame.js';
import { frameTexts } from './frame-texts.js';

type TitleAndText = readonly [title: string, text: string];

const expired: readonly [nl: TitleAndText, en: TitleAndText] = [
  ['Dit formulier is verlopen', 'U bent intussen uitgelogd of opnieuw aangemeld. Open de pagina opnieuw.'],
  ['This form has expired', 'You have signed out or in again in the meantime. Open the page again.'],
];

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

/**
 * Returns what views/public/error-page.eta shows for a status and problem code. It says what
 * happened and what to do, in both languages.
 */
export function showErrorPage(status: number, code: string, requestId: string) {
  const [[title, text], [titleEn, textEn]] = (code === 'foreign-form' ? expired : texts[status]) ?? other;
  return {
    frame: frame(title, 'nl'),
    text,
    english: { title: titleEn, text: textEn },
    mention: { nl: frameTexts.nl.mention, en: frameTexts.en.mention },
    requestId: status >= 500 ? requestId : '',
  };
}
