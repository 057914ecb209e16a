import { readFile } from 'node:fs/promises';
import type { FileError, NamedFileError } from '../files/file-error.js';
import { problems } from '../problem.js';
import type { CommandResult } from './command.js';

/** Returns the bytes of a file named on the command line. Throws `file` where it cannot be read. */
export function readNamedFile(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw problems.file(`${path} cannot be read. Is it there?`);
  });
}

/** Returns the errors in files, each as file:line:column and the reason. */
export function printFileErrors(errors: readonly NamedFileError[]): string {
  return errors.map(({ file, line, column, reason }) => `${file}:${line}:${column}: ${reason}`).join('\n');
}

/** Returns the refusal of an imported file. `refused` makes a sentence of the number of faults. */
export function refuseImport(
  file: string,
  imported: { readonly rejected: readonly FileError[] },
  refused: (faults: string) => string,
): CommandResult {
  const { rejected } = imported;
  const faults = rejected.length === 1 ? '1 fault' : `${rejected.length} faults`;
  const text = printFileErrors(rejected.map((error) => ({ file, ...error })));
  return { result: imported, text, refused: refused(faults) };
}
