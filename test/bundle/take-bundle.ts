import { strFromU8, unzipSync } from 'fflate';
import { beginBundle } from '../../src/bundle/bundle.js';
import type { Ctx } from '../../src/context.js';

export type Files = Readonly<Record<string, Uint8Array>>;

/** Takes the bundle of a wave along: its bytes, and the files in it. */
export async function bundleOf(ctx: Ctx, wave: string, deposit = false): Promise<{ bytes: Buffer; files: Files }> {
  const bundle = await beginBundle(ctx, { wave, who: 'zoe@bureau.example', deposit });
  const parts: Buffer[] = [];
  for await (const part of bundle.parts) parts.push(part);
  await bundle.finish();
  const bytes = Buffer.concat(parts);
  return { bytes, files: unzipSync(bytes) };
}

/** The text of a file in a bundle. */
export function textIn(files: Files, name: string): string {
  return strFromU8(files[name] ?? new Uint8Array());
}
