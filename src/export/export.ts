import type { Ctx } from '../context.js';
import { recordEvent } from '../study/events.js';
import { noteExported, noteExporting, type ExportedFile } from '../study/exported.js';
import { writeCsv } from './csv.js';
import { writeJson } from './json.js';
import { openMicrodata, type Microdata } from './microdata.js';

/** The formats of microdata, each with its writer. */
export const formats = { csv: writeCsv, json: writeJson } as const satisfies Record<
  string,
  (microdata: Microdata) => AsyncGenerator<string>
>;
export type Format = keyof typeof formats;

/** The names of the formats. */
export const formatNames = Object.keys(formats) as [Format, ...Format[]];

/** Returns whether a word names a format. */
export function isFormat(word: string): word is Format {
  return formatNames.some((format) => format === word);
}

/** The media type of each format. */
export const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** A file with the answers of a group, and who makes it. */
export interface Asked extends ExportedFile {
  readonly format: Format;
}

/** A file with answers that is being made. */
export interface Export {
  /** Its text, a part at a time. */
  readonly texts: AsyncGenerator<string>;
  /** Returns the number of responses written so far. */
  rows(): number;
  /** Notes that the file is in the place of the one before it. */
  finish(): Promise<void>;
}

/**
 * Begins a file with the answers of a group: noted before one is read, and recorded once some were
 * given out. Calls `progress` now and then with the number of responses written. Throws for a wave
 * that is not closed.
 */
export async function beginExport(
  ctx: Ctx,
  file: Asked,
  progress: (rows: number) => void = () => undefined,
): Promise<Export> {
  const microdata = await openMicrodata(ctx, file.wave, file.group);
  await noteExporting(ctx, file);
  let rows = 0;
  const counted: Microdata = {
    ...microdata,
    rows: async function* () {
      for await (const row of microdata.rows()) {
        if (++rows % 1000 === 0) progress(rows);
        yield row;
      }
    },
  };
  const texts = async function* () {
    let whole = false;
    try {
      yield* inChunks(formats[file.format](counted));
      whole = true;
    } finally {
      const { wave, group, format, who } = file;
      const about = { wave, group, format, rows };
      if (whole || rows > 0) await recordEvent(ctx, { action: 'answers exported', who, about });
    }
  };
  return { texts: texts(), rows: () => rows, finish: () => noteExported(ctx, file) };
}

/** The least length of a part, in characters: not every row is written by itself. */
const chunkLength = 100_000;

async function* inChunks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const text of texts) {
    chunk += text;
    if (chunk.length <= chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}
