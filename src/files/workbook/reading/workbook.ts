import { fileError, type FileError } from '../../file-error.js';
import { openPackage } from './package.js';
import { readParts, relationsOf } from './parts.js';
import { readSheet, type SheetContent } from './sheet.js';
import { UnreadableWorkbook } from './unreadable.js';

/** What is read of a workbook: the first visible sheet that is filled. */
export interface WorkbookContent extends SheetContent {
  readonly sheet: string;
  /** The names of the other visible sheets, which are not read. */
  readonly otherSheets: readonly string[];
}

/**
 * Reads the first visible sheet of a workbook that holds anything, without what is hidden. Follows
 * no link and calculates no formula. Returns what keeps it from being read: another kind of file,
 * damage, too large when unpacked, or more than `mostRows` filled rows below the first.
 */
export function readWorkbook(bytes: Uint8Array, mostRows: number): WorkbookContent | FileError {
  try {
    const parts = openPackage(bytes);
    const workbook = readParts(parts);
    const { sheets } = workbook;
    for (const { name, path } of sheets) {
      const links = new Map(relationsOf(parts, path).map(({ id, target }) => [id, addressOf(target)]));
      const content = readSheet(parts.open(path), workbook, (id) => links.get(id) ?? '', mostRows + 1);
      if (!content.records.length) continue;
      const otherSheets = sheets.filter((one) => one.path !== path).map((one) => one.name);
      return { ...content, sheet: name, otherSheets };
    }
    return fileError('Deze werkmap is leeg. Zet op de eerste regel de kolomnamen, en daaronder de mensen.');
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return fileError(error.message, error.line);
  }
}

/** The address of a link that begins a mail; empty for any other link. */
function addressOf(link: string): string {
  const [, address = ''] = /^mailto:([^?]+)/i.exec(link) ?? [];
  try {
    return decodeURIComponent(address).trim();
  } catch {
    return '';
  }
}
