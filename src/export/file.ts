import { open, rename, rm } from 'node:fs/promises';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import { writeCsv } from './csv.js';
import { writeJson } from './json.js';
import { openMicrodata, type Microdata } from './microdata.js';

/** Every format that microdata come out in: a writer each. */
export const formats = { csv: writeCsv, json: writeJson } as const satisfies Record<
  string,
  (microdata: Microdata) => AsyncGenerator<string>
>;
export type Format = keyof typeof formats;

/**
 * Writes a group's microdata to a file that only its owner may read; the file appears whole or not at all. Gives
 * the number of responses and bytes, and tells `progress` now and then how many responses were written.
 */
export async function exportToFile(
  ctx: Ctx,
  { wave, group, format, out }: { wave: string; group: string; format: Format; out: string },
  progress: (rows: number) => void,
): Promise<{ rows: number; bytes: number }> {
  const microdata = await openMicrodata(ctx, wave, group);
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
  const part = `${out}.part`;
  const file = await open(part, 'w', 0o600).catch(() => {
    throw problems.file(`${out} cannot be written. Does the folder exist, and may you write in it?`);
  });
  let bytes = 0;
  try {
    let chunk = '';
    const flush = async () => {
      bytes += (await file.write(chunk)).bytesWritten;
      chunk = '';
    };
    for await (const text of formats[format](counted)) {
      chunk += text;
      if (chunk.length > 100_000) await flush();
    }
    await flush();
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  }
  await file.close();
  await rename(part, out);
  return { rows, bytes };
}
