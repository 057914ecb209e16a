import { readFile } from 'node:fs/promises';
import { problems } from '../problem.js';

/** The bytes of a file that was named on the command line. */
export function readNamedFile(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw problems.file(`${path} cannot be read. Is it there?`);
  });
}
