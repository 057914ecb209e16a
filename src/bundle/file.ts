import type { Ctx } from '../context.js';
import { writeParts, writeWhole } from '../database/part-file.js';
import { commandLine } from '../study/events.js';
import { beginBundle, type BundleQuery } from './bundle.js';

/**
 * Writes the bundle of a wave to a file for its owner alone: whole or not at all. Returns how many
 * files are in it, and its bytes. Throws `file` where it cannot be written.
 */
export async function bundleToFile(
  ctx: Ctx,
  { out, ...query }: Omit<BundleQuery, 'who'> & { readonly out: string },
  progress: (line: string) => void,
): Promise<{ files: number; bytes: number }> {
  const bundle = await beginBundle(ctx, { ...query, who: commandLine }, progress);
  const bytes = await writeWhole(out, (part) => writeParts(part, bundle.parts));
  await bundle.finish();
  return { files: bundle.checked().length, bytes };
}
