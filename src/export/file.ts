import { open } from 'node:fs/promises';
import type { Ctx } from '../context.js';
import { putInPlace, withPartFile } from '../database/part-file.js';
import { problems } from '../problem.js';
import { commandLine } from '../study/events.js';
import { noteExported, noteExporting } from '../study/exported.js';
import { writeCsv } from './csv.js';
import { writeJson } from './json.js';
import { openMicrodata, type Microdata } from './microdata.js';

/** The formats of microdata, each with its writer. */
export const formats = { csv: writeCsv, json: writeJson } as const satisfies Record<
  string,
  (microdata: Microdata) => AsyncGenerator<string>
>;
export type Format = keyof typeof formats;

/**
 * Writes a group's microdata to a file for its owner alone. No other user may read it; it appears
 * whole or not at all, also when a signal ends the program. Returns the number of responses and
 * bytes. Calls `progress` now and then with the number of responses written. Throws `file` where
 * the file cannot be written.
 */
export async function exportToFile(
  ctx: Ctx,
  { wave, group, format, out }: { wave: string; group: string; format: Format; out: string },
  progress: (rows: number) => void,
): Promise<{ rows: number; bytes: number }> {
  const microdata = await openMicrodata(ctx, wave, group);
  const file = { wave, group, format, who: commandLine };
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
  try {
    const bytes = await withPartFile(out, async (part) => {
      const written = await writeTexts(part, formats[format](counted));
      await putInPlace(part, out);
      return written;
    });
    await noteExported(ctx, file);
    return { rows, bytes };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw problems.file(`${out} cannot be written. Does the folder exist, is there room, and may you write in it?`);
  }
}

/** Writes texts to a file that is there and empty, and returns their bytes. */
async function writeTexts(path: string, texts: AsyncIterable<string>): Promise<number> {
  const file = await open(path, 'r+');
  try {
    let bytes = 0;
    let chunk = '';
    const flush = async () => {
      bytes += (await file.write(chunk)).bytesWritten;
      chunk = '';
    };
    for await (const text of texts) {
      chunk += text;
      if (chunk.length > 100_000) await flush();
    }
    await flush();
    return bytes;
  } finally {
    await file.close();
  }
}
