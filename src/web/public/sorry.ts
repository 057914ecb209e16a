import { frame } from '../page.js';

const texts: Record<number, readonly [title: string, text: string]> = {
  403: ['Dit kan niet', 'Ga terug en probeer het opnieuw vanaf de link in uw mail.'],
  404: [
    'Deze pagina is er niet',
    'Komt u hier via een link uit een mail? Open de link dan opnieuw en controleer of hij compleet is. Uw browser moet cookies van deze website toestaan.',
  ],
  413: ['Dit is te veel tekst', 'Ga terug en maak uw antwoord korter. Wat u eerder invulde, is bewaard.'],
  429: [
    'Even wachten',
    'Vanaf uw adres komen nu te veel verzoeken. Probeer het over een minuut opnieuw. Wat u invulde, is bewaard.',
  ],
  500: [
    'Er ging iets mis',
    'Dat ligt aan ons. Wat u eerder invulde, is bewaard. Probeer het straks opnieuw met de link uit uw mail.',
  ],
};

/** What views/public/sorry.eta shows for a status: what happened and what to do, in Dutch. */
export function sorry(status: number, requestId: string) {
  const [title, text] = texts[status] ?? ['Dit kon niet worden gelezen', 'Ga terug en probeer het opnieuw.'];
  return { ...frame(title, 'nl'), text, requestId: status >= 500 ? requestId : '' };
}
