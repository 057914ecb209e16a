/**
 * A text that a spreadsheet would take for a formula, with the apostrophes before it. Some read
 * full-width signs as the plain ones, and pass over blanks.
 */
const formula = /^'*(?:[\t\r\n]|[\s\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE66\uFE62\uFE63\uFE6B])/u;

/**
 * Returns the text, with an apostrophe in front of a formula. A formula is what a spreadsheet would
 * take for one, also behind apostrophes of its writer.
 */
export function protectText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Returns the text without the apostrophe of `protectText`. */
export function unprotectText(written: string): string {
  return written.startsWith("'") && formula.test(written) ? written.slice(1) : written;
}
