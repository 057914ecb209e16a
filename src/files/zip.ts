import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** The time of every file in a zip: the earliest that it can hold, so that no clock is read. */
export const timeWithin = new Date(1980, 0, 1);

/** A file to be put in a zip. */
export interface ZippedFile {
  readonly name: string;
  /** Begins its content; called once, when the files before it are written. */
  parts(): Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
}

/**
 * Returns files as a zip, a part at a time, in their order. The same files give the same bytes.
 * Throws what a file throws; whoever stops reading ends it.
 */
export async function* streamZip(files: readonly ZippedFile[]): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  const begun: Readable[] = [];
  for (const { name, parts } of files) {
    zip.addReadStreamLazy(name, { mtime: timeWithin, mode: 0o100644 }, (done) => {
      const content = Readable.from(parts(), { objectMode: false });
      // The zip passes on what a file holds, and not that it broke.
      content.on('error', (error) => {
        output.destroy(error);
      });
      begun.push(content);
      done(null, content);
    });
  }
  zip.end();
  try {
    for await (const part of output) yield part as Buffer;
  } finally {
    for (const content of begun) content.destroy();
  }
}
