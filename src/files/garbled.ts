import { isUtf8 } from 'node:buffer';
import { toUnicodeForm } from '../language/unicode-form.js';
import { codePages, type CodePage } from './code-pages.js';
import { isStrange, withoutQuotation } from './strange.js';

const { windows, mac, dos, dosOfAmerica, centralEurope, turkey, cyrillic, greek, arabic, russia } = codePages;

/** What UTF-8 is read as by mistake. */
const readAsPages = [windows, mac, dos, dosOfAmerica, centralEurope, turkey, russia];

/** Code pages that are taken for one another: what a text was, and was read as. */
const confused: readonly { readonly was: CodePage; readonly readAs: CodePage }[] = [
  ...[mac, dos, centralEurope, turkey, cyrillic, greek, arabic, russia].map((was) => ({
    was,
    readAs: windows,
  })),
  ...[mac, dos, dosOfAmerica].map((readAs) => ({ was: windows, readAs })),
];

/** Two scripts in one word, and UTF-8 that was read as windows-1252 and has lost a part since. */
const remains =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}]|\p{Script=Cyrillic}\p{Script=Latin}|[\uFFFD\u0080-\u009F]|â€|Ã\p{Ll}|\p{Ll}[ÃÂ]|\p{Ll}[ÄÅ](?!\p{L})|[ÃÂ]\?/u;

/** Small letters with an accent, each between plain letters: never of another encoding. */
const usual = /^(?:[\0-\x7F]|(?<![^\0-\x7F])[à-ïñ-öø-ü](?![^\0-\x7F]))*$/;

/**
 * Returns that a name was read in another encoding than it was saved in. With what it was ("Zoë" of
 * "ZoÃ«"), where one reading is the most likely. Undefined for what somebody may have written.
 */
export function findGarbling(name: string): { readonly original: string | undefined } | undefined {
  const bare = withoutQuotation(name);
  if (usual.test(bare)) return undefined;
  for (const readAs of readAsPages) {
    const original = originalOfUtf8(bare, readAs);
    if (original !== undefined) return findGarbling(original) ?? { original };
  }
  const found = isStrange(bare) ? confused.flatMap(({ was, readAs }) => reread(bare, readAs, was)) : [];
  if (!found.length && !remains.test(bare)) return undefined;
  const originals = [...new Set(found)];
  const usualOnes = originals.filter((original) => countRare(original) === 0);
  const [only, another] = usualOnes.length ? usualOnes : originals;
  return { original: another === undefined ? only : undefined };
}

/** Returns how many letters of a text are neither ASCII nor the usual ones with an accent. */
export function countRare(text: string): number {
  return text.match(/(?![\0-\x7Féëèïöüäçáíóúñêôßø])\p{L}/gu)?.length ?? 0;
}

/** The name in another code page, if that makes it one. */
function reread(name: string, readAs: CodePage, was: CodePage): string[] {
  const bytes = readAs.encode(name);
  const original = bytes && was.decode(bytes);
  const isName = original !== undefined && !/(?![\0-\x7F])[^\p{L}\p{Pd}‘’“”]/u.test(original) && isPlausible(original);
  return isName ? [original] : [];
}

/** Returns whether a text could be a name, as far as its letters and their case tell. */
export function isPlausible(text: string): boolean {
  return !isStrange(text) && !implausible.test(text) && text.split(/[\s-]+/).every(isOfOneAlphabet);
}

/** Control characters; a small letter among capitals ("CAFș", no "WEIß"); a capital beside one. */
const implausible =
  /[\p{Cc}\p{Cn}\p{Co}]|\p{Lu}{2}(?![\0-\x7Fßı])\p{Ll}(?!\p{Ll})|(?![\0-\x7F])\p{Ll}\p{Lu}|(?![\0-\x7F])\p{Lu}\p{Lu}\p{Ll}/u;

/** The letters that living languages write in Latin script. */
const latin = /^[A-Za-zªºÀ-ÖØ-öø-ķĹ-ňŊ-žƏəƠơƯưǍ-ǜǦǧȘșȚțʻʼḀ-ỹ]$/u;

/** Scripts that nobody in a list is written in: bytes of another encoding look like them. */
const unlikely =
  /[\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\u0370-\u0373\u0482-\u0489\u0750-\u077F]/u;

function isOfOneAlphabet(word: string): boolean {
  if (unlikely.test(word)) return false;
  const letters = word.match(/\p{L}|\p{M}/gu) ?? [];
  const inLatin = letters.filter((letter) => latin.test(letter));
  return inLatin.length === letters.length || (inLatin.length === 0 && !/[\p{Script=Latin}]/u.test(word));
}

/** UTF-8 that was read as a code page; undefined where no word of it is certain. */
function originalOfUtf8(text: string, readAs: CodePage): string | undefined {
  const words = text.split(/([ \t\r\n]+)/).map((word) => ({ word, original: wordOfUtf8(word, readAs) }));
  const isCertain = words.some(({ original }) => original !== undefined);
  return isCertain ? words.map(({ word, original }) => original ?? word).join('') : undefined;
}

/** The bytes of a sign in UTF-8, each as a character of Latin-1. */
const sequence = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/g;

function wordOfUtf8(word: string, readAs: CodePage): string | undefined {
  const bytes = readAs.encode(word)?.toString('latin1');
  if (bytes === undefined) return undefined;
  const found: string[] = [];
  const rest = bytes.replace(sequence, (sign) => {
    if (!isUtf8(Buffer.from(sign, 'latin1'))) return sign;
    found.push(sign);
    return '\0';
  });
  const left = readAs.decode(Buffer.from(rest, 'latin1'));
  if (!found.length || /(?![\0-\x7F])[\p{L}\p{M}]/u.test(left)) return undefined;
  const signs = found.map((sign) => Buffer.from(sign, 'latin1').toString('utf8'));
  let next = 0;
  const original = toUnicodeForm(
    left.replaceAll('\0', () => signs[next++] ?? ''),
    'NFC',
  );
  if (/\p{Cc}/u.test(original)) return findGarbling(original)?.original;
  const isHallmark = readAs !== centralEurope && found.some((sign) => hallmark.test(sign));
  return isHallmark || (isPlausible(original) && (isSure(found, original, readAs) || /[–—]$/.test(word)))
    ? original
    : undefined;
}

/** Latin letters of Western Europe, and dashes and curly quotes: what they look like is no word. */
const hallmark = /^(?:[\xC2\xC3][^\xA0]|\xE2\x80)/;

/** A capital letter with what may follow one in a name: CAFÉ’S, JOSÉ–MARIA, CAFÈ™. */
const mayBeWritten = /^\p{Lu}[’‘“”„–—…™®©\u00A0]$/u;

/** Whether what was found cannot be a capital with an apostrophe, a dash or the like after it. */
function isSure(found: readonly string[], original: string, readAs: CodePage): boolean {
  if (found.some((sign) => !mayBeWritten.test(readAs.decode(Buffer.from(sign, 'latin1'))))) return true;
  return found.length > 1 || /(?=\p{Ll})\p{Script=Latin}/u.test(original);
}
