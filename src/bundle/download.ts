import { Readable } from 'node:stream';
import type { Ctx } from '../context.js';
import type { Download } from '../export/download.js';
import { beginBundle, type BundleQuery } from './bundle.js';

/**
 * Returns the bundle of a wave as a stream. It reads on as fast as it is taken, and stops when
 * nobody takes it any more. Throws for a wave that is not closed, and one without answers.
 */
export async function downloadBundle(ctx: Ctx, query: BundleQuery): Promise<Download> {
  const bundle = await beginBundle(ctx, query);
  const content = async function* () {
    yield* bundle.parts;
    await bundle.finish();
  };
  return {
    type: 'application/zip',
    disposition: `attachment; filename="${bundle.name}${query.deposit ? '_deposit' : ''}.zip"`,
    content: Readable.from(content(), { objectMode: false }),
  };
}
