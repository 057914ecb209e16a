import { findGarbling } from '../files/garbled.js';
import { quoted } from '../files/quote.js';
import { findEncoded, isNoValue, isSpreadsheetError, isTooNarrow, isUnfilled } from '../files/written-by-program.js';

/**
 * Control characters, line separators and changes of writing direction: they forge headers of
 * letters, or what is read.
 */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** Returns why a text of a list cannot be what somebody meant, with advice (Dutch). */
export function faultOfText(text: string): string | undefined {
  const garbling = findGarbling(text);
  if (garbling) {
    const was = garbling.original === undefined ? '' : `: er stond waarschijnlijk ${quoted(garbling.original)}`;
    return `${quoted(text)} is beschadigd${was}. Bewaar de oorspronkelijke lijst opnieuw als "CSV UTF-8".`;
  }
  if (unfit.test(text)) {
    return `${quoted(text)} bevat een regeleinde of een ander stuurteken. Typ het opnieuw, op één regel.`;
  }
  if (isTooNarrow(text)) {
    return `${quoted(text)} betekent dat de kolom in Excel te smal was. Maak haar breder en bewaar de lijst opnieuw.`;
  }
  if (isSpreadsheetError(text)) {
    return `${quoted(text)} is een foutmelding van Excel. Herstel de formule, of typ hier de waarde zelf.`;
  }
  if (/^(?:=(?:\s*[\p{Lu}.]+\(|\$?[A-Z]{1,3}\$?\d)|[=+-]\s*\w+\|[^@]*!)[^@]*$/u.test(text)) {
    return `${quoted(text)} is een formule. Zet hier de waarde zelf.`;
  }
  const encoded = findEncoded(text);
  if (encoded) {
    const advice = encoded.says === undefined ? 'Typ het opnieuw.' : `Maak ervan: ${quoted(encoded.says)}.`;
    return `${quoted(text)} bevat tekens voor een webpagina of een ander programma. ${advice}`;
  }
  return undefined;
}

/** What people write where there is no name. */
const noName =
  /^(?:0+|n\.?v\.?t\.?|niet van toepassing|niet (?:bekend|ingevuld)|geen(?: naam)?|(?:naam )?onbekend|unknown|leeg|n\.n\.|TRUE|FALSE|WAAR|ONWAAR)$/iu;

/** A telephone number or a date; 538, 9292 and 2-4-6 are organisations. */
const noNameOfDigits = /^(?:[+(]?[\d() .-]{9,}|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4})$/;

/** Signs that stand for a letter that was lost: Fran?ois, ?zil, Zo? de Boer. */
const lostLetter =
  /\p{L}\?\p{Ll}|(?<!\S)\?\p{Ll}|^(?:Zo|Chlo|Clo|Andr|Ren|Jos|Aim|Esm|Salom|Danièl|Daphn|Timoth|D[eé]sir|Maït|Beyonc|Dana)\?(?!\p{L})/u;

/** Returns why a text is nobody's name, with advice (Dutch). */
export function faultOfName(name: string): string | undefined {
  const fault = faultOfText(name);
  if (fault !== undefined || name === '') return fault;
  const isNothing = isNoValue(name) || noName.test(name) || !/[\p{L}\p{N}]/u.test(name) || noNameOfDigits.test(name);
  if (isNothing || /^(?:(?:NULL|null|undefined|None|NaN)\s*)+$|(?<!\S)undefined(?!\S)|^\p{Lu}\S*\s+null$/u.test(name)) {
    return `${quoted(name)} is geen naam. Vul de naam in, of maak het veld leeg.`;
  }
  if (/[^\s@<]+@[^\s@]+\.\p{L}{2,}/u.test(name)) {
    return `${quoted(name)} bevat een e-mailadres. Zet hier alleen de naam, of maak het veld leeg.`;
  }
  if (isUnfilled(name)) return `${quoted(name)} is niet ingevuld. Vul de naam in, of maak het veld leeg.`;
  if (/^\S+:\/\/\S+$/.test(name))
    return `${quoted(name)} is een webadres. Zet hier alleen de naam, of maak het veld leeg.`;
  if (lostLetter.test(name)) {
    return `In ${quoted(name)} staat een vraagteken waar een letter hoort. Typ de naam opnieuw.`;
  }
  return undefined;
}

/** Returns why a text cannot be an external id, with advice (Dutch). */
export function faultOfExternalId(id: string): string | undefined {
  const fault = faultOfText(id);
  if (fault !== undefined || id === '') return fault;
  if (/^[+-]?\d(?:[.,]\d+)?E[+-]\d+$/i.test(id)) {
    const advice = 'Geef de kolom in Excel de opmaak Tekst, vul de kenmerken opnieuw in en bewaar de lijst.';
    return `${quoted(id)} is door Excel afgerond, zodat het kenmerk verloren is. ${advice}`;
  }
  if (!isNoValue(id) && !/^n\.?v\.?t\.?$/i.test(id) && /[\p{L}\p{N}]/u.test(id)) return undefined;
  return `${quoted(id)} is geen kenmerk. Vul het in, of maak het veld leeg.`;
}
