/** How a text begins that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r\n]/;
const protectedText = /^'[=+\-@\t\r\n]/;

/** Returns the text with an apostrophe in front where a spreadsheet would take it for a formula. */
export function protectText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/**
 * Returns the text without the apostrophe of `protectText`. Whoever wrote one before a sign of
 * their own loses it.
 */
export function unprotectText(written: string): string {
  return protectedText.test(written) ? written.slice(1) : written;
}
