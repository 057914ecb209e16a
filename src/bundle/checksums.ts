import type { ZippedFile } from '../files/zip.js';

/** The SHA-256 and length of a file that was written. */
export interface Checked {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a layout needs to tell of the files before. */
export interface Noting {
  /** Returns a file that is added to `checked` once it was written. */
  noted(file: ZippedFile): ZippedFile;
  readonly checked: readonly Checked[];
}

/** Returns checksums as `sha256sum --check` reads them. */
export function checksums(files: readonly Checked[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
