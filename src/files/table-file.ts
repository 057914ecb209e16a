import { CsvError, parse } from 'csv-parse/sync';
import { csvOptions, readRecords, type TableRecord } from './csv-records.js';
import { readText, refuse, type FileFault, type Refused } from './file-text.js';
import { counted, quoted } from './spelling.js';

/** How a table file begins: its first filled row, and what stands between its columns. */
export interface TableHead {
  readonly header: TableRecord;
  readonly delimiter: Delimiter;
}

/** A table file that was read. Rows without a value are left out. */
export interface Table extends TableHead {
  readonly records: readonly TableRecord[];
}

/** The largest file that is taken. */
export interface TableLimits {
  readonly bytes: number;
  readonly rows: number;
}

const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Excel's note to itself above the header, with the delimiters it adds when it saves the file again. */
const separatorLine = /^"?sep=([;,\t])"?[;,\t]*(?:\n|$)/i;

/** Reads a table as `streamRows` does, and keeps its rows. */
export function readTable(bytes: Buffer, most: TableLimits): Table | Refused {
  const records: TableRecord[] = [];
  const head = streamRows(bytes, most, () => (record) => records.push(record));
  return 'fault' in head ? head : { ...head, records };
}

/**
 * Reads a table of comma-, semicolon- or tab-separated values in any encoding of `readText`. A first line `sep=;`
 * names the delimiter; without one the header decides. `begin` is told how it begins and gives what takes the rows
 * below, one by one. Gives how it begins, or the one fault that keeps it from being read.
 */
export function streamRows(
  bytes: Buffer,
  most: TableLimits,
  begin: (head: TableHead) => (record: TableRecord) => unknown,
): TableHead | Refused {
  if (bytes.length > most.bytes) {
    return refuse(`Een bestand mag hoogstens ${counted(most.bytes / 1_000_000)} MB zijn. Verdeel de lijst.`);
  }
  const read = readText(bytes);
  if ('fault' in read) return read;
  const named = separatorLine.exec(read.text)?.[1];
  const text = read.text.replace(separatorLine, '\n');
  const delimiter = delimiters.find((candidate) => candidate === named) ?? delimiterOf(text);
  let head: TableHead | undefined;
  let take: ((record: TableRecord) => unknown) | undefined;
  const refused = readRecords(text, delimiter, most.rows, (record) => {
    if (take) return void take(record);
    head = { header: record, delimiter };
    take = begin(head);
  });
  return refused ?? head ?? refuse('Het bestand is leeg. Zet op de eerste regel de kolomnamen.');
}

const delimiterNames = { ',': 'een komma', ';': 'een puntkomma', '\t': 'een tab' } as const;

/** A value in no named column: the row has shifted, so nothing else can be said of it. */
export function valueOutsideColumns({ line, fields }: TableRecord, { header, delimiter }: TableHead): FileFault[] | undefined {
  const index = fields.findIndex((field, at) => field.trim() !== '' && (header.fields[at] ?? '').trim() === '');
  if (index < 0) return undefined;
  const advice = `Zet een waarde waarin ${delimiterNames[delimiter]} voorkomt tussen aanhalingstekens (").`;
  return [
    { line, column: index + 1, reason: `${quoted(fields[index] ?? '')} staat in geen kolom met een naam. ${advice}` },
  ];
}

/** The delimiter that cuts the header into the most columns, quotation marks respected. */
function delimiterOf(text: string): Delimiter {
  const start = text.trimStart().slice(0, 100_000);
  const widths = delimiters.map((delimiter) => {
    try {
      return parse(start, { ...csvOptions, delimiter, to: 1 })[0]?.length ?? 0;
    } catch (error) {
      if (error instanceof CsvError) return 0;
      throw error;
    }
  });
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ';';
}
