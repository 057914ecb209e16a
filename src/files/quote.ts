/**
 * Returns what someone wrote, fit for a sentence. It is shortened, with a dot for each control
 * character.
 */
export function shown(written: string): string {
  const safe = written.trim().replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '·');
  return safe.length > 60 ? `${safe.slice(0, 60)}…` : safe;
}

/** Returns what someone wrote, fit for a sentence, in quotation marks. */
export function quoted(written: string): string {
  return `"${shown(written)}"`;
}
