import { decodeHTML } from 'entities';

/** Error values of Excel in any language, of LibreOffice and of Google Sheets. */
const errorForms = [
  '#[\\p{Lu}\\d_./]*\\p{Lu}[\\p{Lu}\\d_./]*[!?]', // #VERW! #NAAM? #DEEL/0!
  '#[¡¿][\\p{Lu}\\d/]+[!?]?',
  '#(?:N/[ABD]|I/T|Н/Д|NV|YOK|HIV|BLOKKEREN|BLOCKED|BLOCKIERT|GETTING_DATA|GEGEVENS_OPHALEN|DESPEJAR|NENÍ_K_DISPOZICI|HIÁNYZIK)',
  '(?:Err|Fout|Fehler|Erreur):\\d{3}',
  'Loading\\.\\.\\.',
];
const errorValue = new RegExp(`(?<!\\S)(?:${errorForms.join('|')})(?!\\S)`, 'u');

/** Returns whether a spreadsheet put an error where a value should be. */
export function isSpreadsheetError(text: string): boolean {
  return errorValue.test(text);
}

/** Returns whether a spreadsheet put number signs for a value that did not fit its column. */
export function isTooNarrow(text: string): boolean {
  return /^#{3,}$/.test(text);
}

/** Signs as a program writes them for a web page, a link, a letter or a script. */
const encodedForms = [
  '&(?:[a-z](?:uml|acute|grave|circ|tilde|cedil|slash|ring|caron)|szlig|aelig|oelig|amp|nbsp)(?![a-z])',
  '%(?:20|26|[CD][0-9A-F]%[89AB][0-9A-F])',
  '\\\\u[\\da-f]{4}|\\\\x[\\da-f]{2}',
  '_x[\\da-f]{4}_',
  '=\\?[\\w-]+\\?[QB]\\?|=C[23]=[89AB][0-9A-F]',
  '</?(?:b|i|p|br|em|span|strong|a|div|font|td)(?:\\s[^>]*)?/?>',
];
const encoded = new RegExp(encodedForms.join('|'), 'i');

/** A sign below U+0100 in UTF-7, whose base64 tells capitals from small letters. */
const utf7 = /\+A[A-P][AEIMQUYcgkosw048]-/;

/**
 * Returns that a text was encoded for a web page, a link or a script, with what it says where that
 * is sure. Undefined for a text without such signs.
 */
export function findEncoded(text: string): { readonly says: string | undefined } | undefined {
  const entity = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z][a-z\d]+);/i.exec(text);
  if ((entity && decodeHTML(entity[0]) !== entity[0]) || /&#x?[\da-f]{2,7};/i.test(text)) {
    const once = decodeHTML(text);
    return { says: findEncoded(once)?.says ?? once };
  }
  return encoded.test(text) || utf7.test(text) ? { says: undefined } : undefined;
}

const field = '(?:(?:voor|achter|first|last) ?)?(?:naam|name)';
const unfilled = new RegExp(`\\{\\{.+\\}\\}|\\$\\{.+\\}|^(?:«${field}»|<<.+>>|%${field}%|\\[${field}\\])$`, 'iu');

/** Returns whether a text is the place of a name that a form letter did not fill in. */
export function isUnfilled(text: string): boolean {
  return unfilled.test(text);
}

/** What programs write where there is no value. Names such as Na and Nan differ in their case. */
const noValue = /^(?:NA|NaN|nan|NaT|nil|NoneType|\\N)$/;
const noValueInAnyCase =
  /^(?:null|undefined|n\/a|\[object object\]|invalid date|[([{<]\s*(?:null|none|nan|na|n\/a|nil|blank|empty|undefined|no value|leeg|lege cel)\s*[)\]}>])$/i;

/** The same in words that somebody may also answer a question with. */
const noValueOrAnswer = /^(?:none|#?n\.a\.?|[([{<]\s*(?:unknown|geen|onbekend)\s*[)\]}>])$/i;

/** Returns whether a text is what a program writes where there is no value. */
export function isNoValue(text: string): boolean {
  return [noValue, noValueInAnyCase, noValueOrAnswer, errorValue].some((form) => form.test(text)) || isTooNarrow(text);
}

/**
 * A missing value of Python, of SPSS, and of Stata and SAS, which also have .a to .z. NAN is here
 * and not above, since a list may write the name Nan in capitals.
 */
const missingOfStatistics = /^(?:NAN|None|\.[a-z]?)$/;

/**
 * Returns whether a program wrote that an answer is missing. Words that people answer with, such as
 * "none" or "n.v.t.", are not of these.
 */
export function isMissingAnswer(text: string): boolean {
  const word = text.trim();
  if (isSpreadsheetError(word)) return !/\s/.test(word);
  return [noValue, noValueInAnyCase, missingOfStatistics].some((form) => form.test(word));
}
