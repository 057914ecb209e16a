import { createHash } from 'node:crypto';
import type { Ctx } from '../context.js';
import { onceGiven } from '../export/export.js';
import { streamZip, type ZippedFile } from '../files/zip.js';
import { recordEvent } from '../study/events.js';
import { everyGroup, noteExported, noteExporting, type ZipFormat } from '../study/exported.js';
import { checksums, type Checked, type Noting } from './checksums.js';
import { getClosedWave, openContents } from './contents.js';
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
export interface BundleQuery {
  readonly wave: string;
  /** The address of an account, or `commandLine`. */
  readonly who: string;
  /**
   * Whether it is a deposit for an archive: a bag (RFC 8493), without what people wrote in their
   * own words.
   */
  readonly deposit: boolean;
}

/**
 * Begins the bundle of a closed wave: one zip, its files sorted by name, and last their checksums.
 * The same answers give the same bytes. It is noted as one file before an answer is read, and
 * recorded once some were given out. Throws for a wave that is not closed, and one without answers.
 */
export async function beginBundle(
  ctx: Ctx,
  { wave, who, deposit }: BundleQuery,
  progress: (line: string) => void = () => undefined,
): Promise<Bundle> {
  const closed = await getClosedWave(ctx, wave);
  const format: ZipFormat = deposit ? 'deposit' : 'bundle';
  const file = { wave, group: everyGroup, format, who };
  await noteExporting(ctx, file);
  const { view } = closed;
  const { files, rows } = await openContents(ctx, closed, { deposit }, progress);
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
  const parts = streamZip(laidOut.map((one) => ({ ...one, name: `${name}/${one.name}` })));
  const record = () => recordEvent(ctx, { action: 'answers exported', who, about: { wave, format, rows: rows() } });
  return {
    name,
    parts: onceGiven({ parts, rows }, record),
    checked: () => checked,
    finish: () => noteExported(ctx, file),
  };
}

function withChecksums(files: readonly ZippedFile[], { noted, checked }: Noting): ZippedFile[] {
  return [...files.map(noted), { name: 'checksums-sha256.txt', parts: () => [checksums(checked)] }];
}
