import { createHash } from 'node:crypto';
import type { Ctx } from '../context.js';
import { streamZip, type ZippedFile } from '../files/zip.js';
import { checksums, type Checked, type Noting } from './checksums.js';
import { openContents, type Bundled } from './contents.js';
import { bag } from './deposit.js';

/** A bundle that is being written. */
export interface Bundle {
  /** Of the folder in it: the study and the wave. */
  readonly name: string;
  readonly parts: AsyncGenerator<Buffer>;
  /** Returns what was written so far. */
  checked(): readonly Checked[];
  /** Notes that the bundle is in the place of the one before it. */
  finish(): Promise<void>;
}

/** How a bundle is laid out. */
export interface BundleQuery extends Omit<Bundled, 'withoutTexts'> {
  /** Whether it is a deposit for an archive: a bag (RFC 8493), without what people wrote themselves. */
  readonly deposit: boolean;
}

/**
 * Begins the bundle of a closed wave: one zip, its files sorted by name, and last their checksums. The
 * same wave gives the same bytes. Throws for a wave that is not closed, and one without answers.
 */
export async function beginBundle(
  ctx: Ctx,
  { wave, who, deposit }: BundleQuery,
  progress: (line: string) => void = () => undefined,
): Promise<Bundle> {
  const { view, files } = await openContents(ctx, { wave, who, withoutTexts: deposit }, progress);
  const checked: Checked[] = [];
  const noted = ({ name, parts }: ZippedFile): ZippedFile => ({
    name,
    parts: async function* () {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const part of parts()) {
        hash.update(part);
        bytes += Buffer.byteLength(part);
        yield part;
      }
      checked.push({ name, sha256: hash.digest('hex'), bytes });
    },
  });
  const name = `${view.study.definition.study}_${wave}`;
  const laidOut = deposit ? bag(view, files, { noted, checked }) : withChecksums(files, { noted, checked });
  return {
    name,
    parts: streamZip(laidOut.map((file) => ({ ...file, name: `${name}/${file.name}` }))),
    checked: () => checked,
    finish: async () => {
      for (const file of files) await file.finish?.();
    },
  };
}

function withChecksums(files: readonly ZippedFile[], { noted, checked }: Noting): ZippedFile[] {
  return [...files.map(noted), { name: 'checksums-sha256.txt', parts: () => [checksums(checked)] }];
}
