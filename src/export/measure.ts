import type { Microdata } from './microdata.js';

/** What some formats tell before the first row: how much text there is of a variable. */
export interface TextSize {
  /** The bytes (UTF-8) of the longest text. */
  longest: number;
  /** The bytes of all texts together. */
  bytes: number;
  /** How many are not empty. */
  filled: number;
}

/** How much there is of microdata. */
export interface MicrodataSize {
  readonly rows: number;
  /** Of each variable, in their order; zeros for one that holds numbers alone. */
  readonly texts: readonly TextSize[];
}

/** Reads every row once, and returns how much there is. */
export async function measure({ variables, rows }: Pick<Microdata, 'variables' | 'rows'>): Promise<MicrodataSize> {
  const texts = variables.map((): TextSize => ({ longest: 0, bytes: 0, filled: 0 }));
  let count = 0;
  for await (const row of rows()) {
    count++;
    for (const [i, size] of texts.entries()) {
      const cell = row[i];
      if (typeof cell !== 'string' || cell === '') continue;
      const bytes = Buffer.byteLength(cell);
      size.longest = Math.max(size.longest, bytes);
      size.bytes += bytes;
      size.filled++;
    }
  }
  return { rows: count, texts };
}
