import { CsvError, parse } from 'csv-parse/sync';
import { numbersIn } from '../language/numbers.js';
import { fileError, type FileError } from './file-error.js';

/** A row of a table, its fields as they stand in the file. */
export interface TableRecord {
  /** The line of the file the record begins on, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export const csvOptions = {
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
  // csv-parse counts a \r\n within quotes as two lines, so texts come here with \n alone
  record_delimiter: '\n',
} as const;

/** The most bytes of a record; a longer one began with a quotation mark that nothing closes. */
const longestRecord = 1_000_000;

/**
 * Calls `each` for every row of a CSV text that holds a value. Returns what keeps it from being
 * read: more than `mostRows` below the header, as many that are empty, or quotation marks that do
 * not fit, at the field where they begin.
 */
export function readRecords(
  text: string,
  delimiter: string,
  mostRows: number,
  each: (record: TableRecord) => void,
): FileError | undefined {
  const utf8 = Buffer.from(text);
  let filled = 0;
  let tooMany: number | undefined;
  const mostRead = 2 * mostRows + 2;
  let last = { lines: 0, records: 0 };
  const keep = (fields: string[], read: { lines: number; records: number }) => {
    last = read;
    if (!isFilled(fields)) return null;
    const record = { line: read.lines - breaksIn(fields), fields };
    if (++filled <= mostRows + 1) each(record);
    else tooMany ??= record.line;
    return null;
  };
  try {
    parse(utf8, { ...csvOptions, delimiter, to: mostRead, max_record_size: longestRecord, on_record: keep });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const sentence = sentences[error.code] ?? sentences.CSV_QUOTE_NOT_CLOSED;
    return fileError(sentence, lineOfField(utf8, Number(error['bytes'])), Number(error['column']) + 1);
  }
  const excess = tooMany ?? (last.records === mostRead ? last.lines : undefined);
  if (excess === undefined) return undefined;
  const sentence = `Een bestand mag hoogstens ${numbersIn('nl').count(mostRows)} rijen hebben.`;
  return fileError(`${sentence} Verdeel de lijst, of haal lege rijen weg.`, excess);
}

function isFilled(fields: readonly string[]): boolean {
  return fields.some((field) => field.trim() !== '');
}

function breaksIn(fields: readonly string[]): number {
  return fields.reduce((sum, field) => (field.includes('\n') ? sum + field.split('\n').length - 1 : sum), 0);
}

/** The line of the first field after `end`, where the last sound field ended. */
function lineOfField(utf8: Buffer, end: number): number {
  let start = end;
  while (utf8[start] === 0x0a) start++;
  return utf8.toString('latin1', 0, start).split('\n').length;
}

const fix = 'Schrijf een aanhalingsteken binnen een veld dubbel ("") en zet het hele veld tussen aanhalingstekens.';
const textAfter = `In dit veld staat nog tekst na het sluitende aanhalingsteken. ${fix}`;
const sentences: Partial<Record<CsvError['code'], string>> & { CSV_QUOTE_NOT_CLOSED: string } = {
  CSV_QUOTE_NOT_CLOSED: 'Dit veld begint met een aanhalingsteken (") dat nergens sluit. Sluit het, of haal het weg.',
  CSV_MAX_RECORD_SIZE: 'Deze rij is veel te lang. Waarschijnlijk sluit hier een aanhalingsteken (") niet.',
  CSV_INVALID_CLOSING_QUOTE: textAfter,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: textAfter,
  INVALID_OPENING_QUOTE: `Dit veld heeft een aanhalingsteken middenin. ${fix}`,
};
