/** The beginning of a text that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r\n]/;
const protectedText = /^'[=+\-@\t\r\n]/;

/**
 * Returns the text, with an apostrophe in front of a formula. A formula is what a spreadsheet would
 * take for one.
 */
export function protectText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/**
 * Returns the text without the apostrophe of `protectText`. An apostrophe that its writer put
 * before such a sign is lost.
 */
export function unprotectText(written: string): string {
  return protectedText.test(written) ? written.slice(1) : written;
}
