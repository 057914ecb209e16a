import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problems } from '../problem.js';

/** What stands beside a SQLite file while it is written. */
const companions = ['', '-journal', '-wal', '-shm'];

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs `work` with a new file beside `file`, `FILE.part`, that only its owner may read. Whatever is
 * left of it afterwards is removed: also when `work` fails, on a signal to stop, which then ends
 * the program as it would have, and of a run that was killed at the next one.
 */
export async function withPartFile<T>(file: string, work: (part: string) => Promise<T>): Promise<T> {
  const part = `${file}.part`;
  const clear = () => {
    removeSqliteFile(part);
  };
  const forget = () => {
    for (const signal of endings) process.off(signal, leave);
  };
  // By the signal, not by `exit`: one file may be made while another one is, and both are removed.
  const leave = (signal: NodeJS.Signals) => {
    forget();
    clear();
    process.kill(process.pid, signal);
  };
  for (const signal of endings) process.on(signal, leave);
  try {
    clear();
    closeSync(openSync(part, 'wx', 0o600));
    return await work(part);
  } finally {
    forget();
    clear();
  }
}

/**
 * Writes a file for its owner alone. No other user may read it; it appears whole or not at all,
 * also when a signal ends the program. `write` fills the file that it is given. Throws `file` where
 * the file cannot be written.
 */
export async function writeWhole<T>(file: string, write: (part: string) => Promise<T>): Promise<T> {
  refuseUnlessOrdinary(file);
  try {
    return await withPartFile(file, async (part) => {
      const written = await write(part);
      await putInPlace(part, file);
      return written;
    });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw problems.file(`${file} cannot be written. Does the folder exist, is there room, and may you write in it?`);
  }
}

/** Writes parts to a file that is there and empty, and returns their bytes. */
export async function writeParts(path: string, parts: AsyncIterable<Buffer>): Promise<number> {
  const file = await open(path, 'r+');
  try {
    let bytes = 0;
    for await (const part of parts) bytes += (await file.write(part)).bytesWritten;
    return bytes;
  } finally {
    await file.close();
  }
}

/** Throws `file` for a device, a pipe or a folder: a file that takes its place would destroy it. */
function refuseUnlessOrdinary(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw problems.file(`${file} cannot be written. It is no ordinary file: name another.`);
}

/** Removes a SQLite file and what stands beside it. */
export function removeSqliteFile(file: string): void {
  for (const companion of companions) rmSync(file + companion, { force: true });
}

/** Makes the folder of a file, for its owner alone, where it is not there yet. */
export async function makeFolderOf(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
}

/** Gives a finished file its name, durably. */
export async function putInPlace(part: string, file: string): Promise<void> {
  await sync(part);
  await rename(part, file);
  await sync(dirname(file));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
