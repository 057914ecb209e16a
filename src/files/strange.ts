/** What stands in no name: signs that another code page has where this one has letters. */
const strange: readonly RegExp[] = [
  // control characters of Latin-1
  /[\u0080-\u009F]/u,
  // capitals inside a word: Zo√´, JosŽ, MÙller, OÕBrien; no M’Hamed, JÓZEF, Jean-Étienne
  /\p{L}(?![\0-\x7F])\p{Lu}[\p{L}\p{M}]*\p{Ll}|\p{Ll}[\p{L}\p{M}]*(?![\0-\x7F])\p{Lu}/u,
  // signs that follow a letter, or stand between two
  /\p{L}[ˆ‰‚ƒ‡˜¡¢¤¥¦¨¬¯±¶¸¿÷\u02D9-\u02DD\u2044\u2200-\u22FF\u2310\u2500-\u25CA\u20A7\uFB01\uFB02]/u,
  /[\u2200-\u22FF\u2310\u2500-\u25CA\u20A7\uFB01\uFB02]\p{L}/u,
  /\p{L}[§£°µ¹¼½¾«»‹›“”„†™©®…ⁿ⌠⌡]\p{L}/u,
  /\p{Ll}[§£›”](?![\p{L}\p{N}])/u,
  /\p{L}³\p{Ll}/u,
  // signs that begin a word
  /(?<![^\s-])[‚„‡†¯¾®µ¿£ƒ]\p{Ll}/u,
  // a dot or bullet near the end of a word: M·rquez, Ana•s; no Col·legi, studio•advies
  /(?<!\p{L}{3})(?<=\p{L})(?!(?<=l)·l)[·•]\p{L}|\p{L}(?!(?<=l)·l)[·•]\p{L}{1,2}(?!\p{L})/iu,
  // an opening quotation mark that closes a word: Zo‘, Dani‘l; no Sa‘id
  /[aoeu]‘(?!\p{L})|[aeiou]‘(?:ll?[ae]?|nn?e?|tte|r)(?!\p{L})/u,
  // dashes between small letters: L—pez, Mu–oz; no Jansen–de Boer
  /\p{Ll}—\p{Ll}|[aeiou]–[aeo]\p{Ll}{0,2}(?!\p{L})/u,
  // apostrophes of a Macintosh: van Õt Hoff
  /(?<!\S)Õ[tsnk](?![\p{L}])/u,
  // Greek of MS-DOS after Latin letters
  /\p{Script=Latin}[ΓΘΣΦΩαδπστφ]/u,
  // Turkish or Cyrillic of Windows: Ayþe, Yýldýz, Èâàí; no Steinþór
  /\p{L}þ(?![oóöuújríiyýv])|Yýl|ýþ|(?:(?![\0-\x7F])\p{Script=Latin}){4}/u,
];

/** A pair of quotation marks around words. */
const quotation = /(?<![^\s(])[“”„«»‹›‚‘’](?=\S)([^“”„«»‹›]+)[“”«»‹›‘’](?![\p{L}\p{N}])/gu;

/** What Irish puts before a name: Ó hÓgáin, MacÁdhaimh. */
const eclipsis = /(?<!\p{L})(?:[hnt]|Ma?c)(?=[ÁÉÍÓÚ])/gu;

/** Returns a text without quotation marks around words of it. */
export function withoutQuotation(text: string): string {
  return text.replace(quotation, '$1');
}

/** Returns whether a text holds signs that stand in no name. */
export function isStrange(text: string): boolean {
  const bare = withoutQuotation(text).replace(eclipsis, '');
  return strange.some((sign) => sign.test(bare));
}
