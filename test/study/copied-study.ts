import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder } from '../support/folder.js';
import { studyFolder } from '../support/questionnaires.js';

/** A copy of our study folder, to be edited; removed afterwards. */
export interface CopiedStudy {
  readonly folder: string;
  /** Puts other words in the place of the first `from` in a file, and gives the file's new text. */
  edit(file: string, from: string, to: string): string;
}

export async function copyStudy(): Promise<CopiedStudy> {
  const folder = await freshFolder();
  cpSync(studyFolder, folder, { recursive: true });
  return {
    folder,
    edit(file, from, to) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
      const edited = text.replace(from, () => to);
      writeFileSync(path, edited);
      return edited;
    },
  };
}

/** The line and column at which a piece of text stands, from 1. */
export function placeOf(text: string, piece: string): { line: number; column: number } {
  const start = text.indexOf(piece);
  if (start < 0) throw new Error(`"${piece}" is not in the text`);
  const before = text.slice(0, start).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
