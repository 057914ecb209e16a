import type { TableCell } from '../csv-table.js';
import { streamZip } from '../zip.js';
import { CellFormats } from './cell-formats.js';
import { plainRowXml, sheetXml, type WorkbookSheet } from './sheet.js';
import type { AboutFile } from '../office-parts.js';
import { partsAround, pathOfSheet, pathOfStyles, withTabNames } from './workbook.js';

/** A sheet of which the rows are too many to be in memory at once, below its first ones. */
export interface LongSheet extends WorkbookSheet {
  /** Returns the rows below; they have no look of their own. */
  readonly below?: () => AsyncIterable<readonly TableCell[]>;
}

/** A workbook with sheets of any length. */
interface LongWorkbook extends AboutFile {
  readonly sheets: readonly LongSheet[];
}

/** The most rows of a sheet, by Microsoft's “Excel specifications and limits”. */
export const mostRows = 1_048_576;

/** How many characters are handed on at once. */
const chunkLength = 65_536;

/**
 * Returns a workbook as a file, a part at a time. The same workbook gives the same bytes. Throws
 * what its rows throw; whoever stops reading ends them.
 */
export async function* streamWorkbook(given: LongWorkbook): AsyncGenerator<Buffer> {
  const workbook = { ...given, sheets: withTabNames(given.sheets) };
  const formats = new CellFormats();
  yield* streamZip([
    ...partsAround(workbook).map(([name, xml]) => ({ name, parts: () => [xml] })),
    ...workbook.sheets.map((sheet, i) => ({
      name: pathOfSheet(i),
      parts: () => inChunks(sheetParts(sheet, formats, i === 0)),
    })),
    // Last, once every look was met.
    { name: pathOfStyles, parts: () => [formats.xml()] },
  ]);
}

async function* sheetParts(sheet: LongSheet, formats: CellFormats, isFirst: boolean): AsyncGenerator<string> {
  const whole = sheetXml(sheet, formats, isFirst);
  const end = '</sheetData>';
  const at = whole.indexOf(end);
  if (!sheet.below || at < 0) {
    yield whole;
    return;
  }
  yield whole.slice(0, at);
  const look = formats.numberOf({ overflow: true });
  let number = sheet.rows.length;
  for await (const cells of sheet.below()) yield plainRowXml(cells, ++number, look);
  yield whole.slice(at);
}

async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const text of texts) {
    chunk += text;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
