import type { TableRecord } from './csv-records.js';
import { fileError, type FileError } from './file-error.js';
import { streamRows, type Delimiter, type TableLimits } from './table-file.js';
import { readWorkbook } from './workbook/reading/workbook.js';

/** A list as a file has it: a sheet of a workbook, or a text with delimiters. */
export interface FileTable {
  /** Its filled rows in order, the header among them. Their lines are those of the file. */
  readonly records: readonly TableRecord[];
  /** What stands between the columns of a text; null for a workbook. */
  readonly delimiter: Delimiter | null;
  /** The sheet that was read, and the visible ones that were not; empty for a text. */
  readonly sheet: string;
  readonly otherSheets: readonly string[];
  /** How many filled rows of the sheet are hidden, and were left out. */
  readonly hiddenRows: number;
}

/** Why a file cannot be read as a table. */
export interface UnreadableTable {
  readonly refused: FileError;
}

/** Old workbooks and encrypted ones: a compound file, which names its streams in UTF-16. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
const asWorkbook = 'Open haar in Excel en kies Opslaan als, bestandstype "Excel-werkmap (.xlsx)"';

/**
 * Reads a table of at most this many rows below the header: the first visible sheet of a workbook
 * (.xlsx), or values separated by commas, semicolons or tabs. What the bytes are decides, not the
 * name of the file.
 */
export function readTable(bytes: Buffer, most: TableLimits): FileTable | UnreadableTable {
  if (bytes.subarray(0, 8).equals(compoundFile)) return { refused: fileError(reasonOfCompoundFile(bytes)) };
  if (bytes.length <= most.bytes && bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const content = readWorkbook(bytes, most.rows);
    return 'reason' in content ? { refused: content } : { ...content, delimiter: null };
  }
  const records: TableRecord[] = [];
  let delimiter: Delimiter = ';';
  const [refused] = streamRows(bytes, most, (head) => {
    ({ delimiter } = head);
    records.push(head.header);
    return (record) => void records.push(record);
  });
  return refused ? { refused } : { records, delimiter, sheet: '', otherSheets: [], hiddenRows: 0 };
}

function reasonOfCompoundFile(bytes: Buffer): string {
  return bytes.includes(encrypted)
    ? `Deze werkmap is met een wachtwoord beveiligd. ${asWorkbook}, zonder wachtwoord.`
    : `Dit is een werkmap in het oude formaat van Excel (.xls). ${asWorkbook}.`;
}
