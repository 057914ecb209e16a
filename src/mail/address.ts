import { domainToASCII } from 'node:url';
import { toUnicodeForm } from '../language/unicode-form.js';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const domain = new RegExp(`^(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`, 'i');
const local = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]*$/i;

/** Returns an address in the form in which addresses are compared. */
export function keyOfAddress(address: string): string {
  return toUnicodeForm(address.trim().toLowerCase(), 'NFC');
}

/**
 * Returns why a text cannot be an e-mail address, with advice (Dutch). Returns undefined when it
 * can. Stricter than RFC 5321 where only a typing error would produce it: quoted names, bare hosts,
 * IP addresses.
 */
export function faultOfAddress(address: string): string | undefined {
  const signs = address.split('@').length - 1;
  if (/\p{C}/u.test(address)) return 'Er zit een onzichtbaar teken of een regeleinde in. Typ het adres opnieuw.';
  if (/^mailto:/i.test(address)) return 'Laat "mailto:" weg.';
  if (/[<>]/.test(address)) return 'Schrijf alleen het adres, zonder < en >; de naam hoort in de kolom naam.';
  if (/^['"‘’“”]|['"‘’“”]$/u.test(address)) return 'Haal de aanhalingstekens weg.';
  if (signs > 1 && /[\s,;/|]/.test(address)) return 'Er staat meer dan één adres. Houd er één over.';
  if (signs > 1) return 'Er staat meer dan één @ in.';
  if (signs === 0) return 'Er ontbreekt een @.';
  if (/\s/.test(address)) return 'Haal de spatie weg.';
  if (/[,;]/.test(address)) return 'Er staat een komma of puntkomma in. Moet dat een punt zijn?';
  if (/^\.|\.@|\.\.|@\.|\.$/.test(address)) {
    return 'Een punt kan niet vooraan, achteraan, dubbel of naast de @ staan. Haal die punt weg.';
  }
  const [before = '', after = ''] = address.split('@');
  if (before === '') return 'Voor de @ ontbreekt het eerste deel.';
  if (after === '') return 'Achter de @ ontbreekt het domein, zoals voorbeeld.nl.';
  if (/\P{ASCII}/u.test(before)) return 'Voor de @ kunnen alleen letters zonder accent staan. Vraag een ander adres.';
  if (!local.test(before)) return 'Voor de @ staat een teken dat daar niet kan.';
  if (/\P{ASCII}/u.test(after)) return faultOfUnicodeDomain(after);
  if (!after.includes('.')) return 'Achter de @ ontbreekt het eind, zoals .nl.';
  if (!domain.test(after)) return 'Wat achter de @ staat, kan geen domein zijn. Kijk of er een tikfout in zit.';
  if (before.length > 64 || address.length > 254) return 'Het is langer dan een adres kan zijn.';
  return undefined;
}

function faultOfUnicodeDomain(after: string): string {
  const ascii = domainToASCII(after);
  const advice = domain.test(ascii) ? `Schrijf het domein als ${ascii}.` : 'Kijk of er een tikfout in zit.';
  return `Het domein heeft een letter met een accent of een ander bijzonder teken. ${advice}`;
}
