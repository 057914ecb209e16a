import { open } from 'node:fs/promises';
import type { Ctx } from '../context.js';
import { writeWhole } from '../database/part-file.js';
import { commandLine } from '../study/events.js';
import { beginExport, type Format } from './export.js';

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
  const exporting = await beginExport(ctx, { wave, group, format, who: commandLine }, progress);
  const bytes = await writeWhole(out, (part) => writeParts(part, exporting.parts));
  await exporting.finish();
  return { rows: exporting.rows(), bytes };
}

/** Writes parts to a file that is there and empty, and returns their bytes. */
async function writeParts(path: string, parts: AsyncIterable<Buffer>): Promise<number> {
  const file = await open(path, 'r+');
  try {
    let bytes = 0;
    for await (const part of parts) bytes += (await file.write(part)).bytesWritten;
    return bytes;
  } finally {
    await file.close();
  }
}
