/**
 * How many marks may follow one letter (Unicode Standard Annex 15, Stream-Safe Text): more than any
 * language writes.
 */
const mostMarks = 30;

/** Marks beyond that many. The half-width sound marks of Japanese become marks in NFKC and NFKD. */
const tooManyMarks = new RegExp(String.raw`([\p{M}\uFF9E\uFF9F]{${mostMarks}})[\p{M}\uFF9E\uFF9F]+`, 'gu');

/**
 * Returns a text in a Unicode normalisation form. Marks beyond thirty on one letter are left out:
 * putting a row of them in order takes time that grows with its square.
 */
export function toUnicodeForm(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
  return text.replace(tooManyMarks, '$1').normalize(form);
}
