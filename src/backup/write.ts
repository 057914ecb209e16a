import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { newReceiptCode } from '../context.js';
import { atOneMoment, copyRows, type DatabaseRow } from '../database/copy-rows.js';
import type { Database } from '../database/open.js';
import { putInPlace, withPartFile } from '../database/part-file.js';
import { fillSqliteFile, isSqliteError } from '../database/sqlite-file.js';
import { readTableShapes } from '../database/table-shapes.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { describeSystemError } from '../system-error.js';

/**
 * Tables that no backup holds: what viewers of an open wave see, which beside the tallies tells the
 * latest responses; what was erased, which a backup must not bring back; and lists of people of
 * whom nobody has said yet that they take part.
 */
const leftOut: readonly (keyof Tables)[] = ['interim', 'erased', 'held_list'];

/** A draft gets another receipt code than the one that will find the response. */
function withoutTraces(table: keyof Tables, row: DatabaseRow): DatabaseRow {
  return table === 'draft' ? { ...row, receipt_code: newReceiptCode() } : row;
}

/**
 * Writes a consistent copy of a database of this version, in use or not, and returns its size in
 * bytes. It is a new SQLite file, written in the order of the keys: it holds no free pages, and no
 * trace of who came when. Only its owner may read it. Throws for a file that is there or cannot be
 * written.
 */
export async function writeBackup(database: Database, to: string, progress?: (rows: number) => void): Promise<number> {
  const tables = (await readTableShapes()).filter(({ name }) => !leftOut.includes(name));
  await writeNewFile(to, (copy) =>
    atOneMoment(database, (db) => copyRows(db, copy, tables, { change: withoutTraces, progress })),
  );
  return (await stat(to)).size;
}

/**
 * Makes a new SQLite file with the tables of this version, filled by `fill`: whole, or not at all.
 * Throws for a file that is there or cannot be written.
 */
export async function writeNewFile<T>(to: string, fill: (copy: Database) => Promise<T>): Promise<T> {
  if (existsSync(to)) throw problems.file(`${to} is there already. Name a new file.`);
  try {
    return await withPartFile(to, async (part) => {
      const filled = await fillSqliteFile(part, fill);
      await putInPlace(part, to);
      return filled;
    });
  } catch (error) {
    const why = isSqliteError(error) ? error.message : describeSystemError(error);
    if (why === undefined) throw error;
    throw problems.file(`${to} cannot be written (${why}). Is there a folder, room, and the right to write?`);
  }
}
