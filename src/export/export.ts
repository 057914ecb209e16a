import type { Ctx } from '../context.js';
import { recordEvent } from '../study/events.js';
import { noteExported, noteExporting, type ExportedFile } from '../study/exported.js';
import type { Language } from '../language/text.js';
import { writeCsv, writeCsvForExcel } from './csv.js';
import { writeDataPackage } from './data-package.js';
import { writeDdi } from './ddi.js';
import { writeDta } from './dta/write-dta.js';
import { writeJson } from './json.js';
import { openMicrodata, type Microdata } from './microdata.js';
import { writeParquet } from './parquet.js';
import { writeSav } from './sav/write-sav.js';
import { writeXlsx } from './xlsx.js';

/** How microdata are written as a file. */
interface FileFormat {
  readonly type: string;
  /** How its name ends. */
  readonly ending: string;
  /** Whether it tells of the variables alone, and holds nobody's answers. */
  readonly aboutVariables?: true;
  write(microdata: Microdata, language: Language): Iterable<string> | AsyncIterable<string | Buffer>;
}

/** The formats of microdata. */
export const formats = {
  csv: { type: 'text/csv; charset=utf-8', ending: '.csv', write: writeCsv },
  'csv-excel': { type: 'text/csv; charset=utf-8', ending: '-excel.csv', write: writeCsvForExcel },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    write: writeXlsx,
  },
  sav: { type: 'application/x-spss-sav', ending: '.sav', write: writeSav },
  dta: { type: 'application/x-stata-dta', ending: '.dta', write: writeDta },
  json: { type: 'application/json; charset=utf-8', ending: '.json', write: writeJson },
  parquet: { type: 'application/vnd.apache.parquet', ending: '.parquet', write: writeParquet },
  datapackage: {
    type: 'application/json; charset=utf-8',
    ending: '.datapackage.json',
    aboutVariables: true,
    write: writeDataPackage,
  },
  ddi: { type: 'application/xml; charset=utf-8', ending: '.ddi.xml', aboutVariables: true, write: writeDdi },
} as const satisfies Record<string, FileFormat>;
export type Format = keyof typeof formats;

/** The names of the formats. */
export const formatNames = Object.keys(formats) as [Format, ...Format[]];

/** Returns whether a word names a format. */
export function isFormat(word: string): word is Format {
  return formatNames.some((format) => format === word);
}

/** A file with the answers of a group, and who makes it. */
export interface Asked extends ExportedFile {
  readonly format: Format;
  /** Of the labels in it; Dutch unless it is asked for in another one. */
  readonly language?: Language;
}

/** A file that is being written. */
export interface Writing {
  /** Its bytes, a part at a time. */
  readonly parts: AsyncGenerator<Buffer>;
  /** Returns the number of responses written so far. */
  rows(): number;
}

/** A file with answers that is being made. */
export interface Export extends Writing {
  /** Notes that the file is in the place of the one before it. */
  finish(): Promise<void>;
}

/**
 * Begins a file of a group: one with answers is noted before one is read, and recorded once some
 * were given out. Calls `progress` now and then with the number of responses written. Throws for a
 * wave that is not closed.
 */
export async function beginExport(ctx: Ctx, file: Asked, progress?: (rows: number) => void): Promise<Export> {
  const { wave, group, who, format, language = 'nl' } = file;
  const microdata = await openMicrodata(ctx, wave, group);
  const writing = writeMicrodata(microdata, { format, language }, progress);
  const { aboutVariables }: FileFormat = formats[format];
  if (aboutVariables) return { ...writing, finish: () => Promise.resolve() };
  await noteExporting(ctx, file);
  const { rows } = writing;
  const record = () =>
    recordEvent(ctx, { action: 'answers exported', who, about: { wave, group, format, rows: rows() } });
  return { parts: onceGiven(writing, record), rows, finish: () => noteExported(ctx, file) };
}

/** Returns the parts of a file, and records it once all or some of its answers were given out. */
export async function* onceGiven({ parts, rows }: Writing, record: () => Promise<void>): AsyncGenerator<Buffer> {
  let whole = false;
  try {
    yield* parts;
    whole = true;
  } finally {
    if (whole || rows() > 0) await record();
  }
}

/**
 * Writes microdata in a format. It is noted and recorded by who gives it out. Calls `progress` now
 * and then with the number of responses written.
 */
export function writeMicrodata(
  microdata: Microdata,
  { format, language }: { readonly format: Format; readonly language: Language },
  progress: (rows: number) => void = () => undefined,
): Writing {
  let rows = 0;
  const counted: Microdata = {
    ...microdata,
    rows: async function* () {
      let read = 0;
      for await (const row of microdata.rows()) {
        rows = Math.max(rows, ++read);
        if (read % 1000 === 0) progress(read);
        yield row;
      }
    },
  };
  const { write }: FileFormat = formats[format];
  return { parts: inChunks(write(counted, language)), rows: () => rows };
}

/** The least length of a part, in bytes: not every row is written by itself. */
const chunkLength = 65_536;

async function* inChunks(parts: Iterable<string> | AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
  let chunk: Buffer[] = [];
  let text = '';
  let length = 0;
  const flush = () => {
    chunk.push(Buffer.from(text));
    const all = Buffer.concat(chunk);
    [chunk, text, length] = [[], '', 0];
    return all;
  };
  for await (const part of parts) {
    if (typeof part === 'string') text += part;
    else {
      if (text) chunk.push(Buffer.from(text));
      text = '';
      chunk.push(part);
    }
    length += part.length;
    if (length >= chunkLength) yield flush();
  }
  if (length > 0) yield flush();
}
