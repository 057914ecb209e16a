import { toUnicodeForm } from '../language/unicode-form.js';

/** Returns a name as it compares. Case, accents, spaces, hyphens and underscores do not count. */
export function fold(written: string): string {
  return toUnicodeForm(written, 'NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Returns the name nearest to what someone wrote. Undefined when none is near. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(written.length / 4));
  let [best, least] = [undefined as string | undefined, most + 1];
  for (const name of names) {
    const steps =
      Math.abs(name.length - written.length) > most ? least : stepsBetween(written.toUpperCase(), name.toUpperCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/**
 * How many letters must be added, left out or replaced to make one word of the other (Levenshtein).
 */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const replaced = (row[j] ?? 0) + Number(one[i] !== other[j]);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
