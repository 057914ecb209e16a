import { Readable } from 'node:stream';
import type { Ctx } from '../context.js';
import { beginExport, formats, type Asked } from './export.js';
import { fileNameOf } from './microdata.js';

/** A file with answers for somebody to take along, as HTTP sends it. */
export interface Download {
  readonly type: string;
  /** For the header Content-Disposition. */
  readonly disposition: string;
  readonly content: Readable;
}

/**
 * Returns the microdata of a group as a stream. It reads on as fast as it is taken, and stops when
 * nobody takes it any more. Throws for a wave that is not closed.
 */
export async function downloadExport(ctx: Ctx, file: Asked): Promise<Download> {
  const exporting = await beginExport(ctx, file);
  const content = async function* () {
    yield* exporting.parts;
    await exporting.finish();
  };
  return {
    type: formats[file.format].type,
    disposition: `attachment; filename="${fileNameOf(file)}${formats[file.format].ending}"`,
    content: Readable.from(content(), { objectMode: false }),
  };
}
