/** How a word compares when people type it: without case, accents, spaces, hyphens and underscores. */
export function fold(written: string): string {
  return written
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What someone wrote, fit to stand in a sentence: shortened, with a dot for each control character. */
export function shown(written: string): string {
  const safe = written.trim().replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '·');
  return safe.length > 60 ? `${safe.slice(0, 60)}…` : safe;
}

/** The same in quotation marks. */
export function quoted(written: string): string {
  return `"${shown(written)}"`;
}

/** A whole number as Dutch writes it: 100.000. */
export function counted(count: number): string {
  return count.toLocaleString('nl-NL');
}
