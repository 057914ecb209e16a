import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { atOneMoment, copyRows, countRows } from '../database/copy-rows.js';
import { migrate } from '../database/migrate.js';
import { openDatabase, type Database } from '../database/open.js';
import { makeFolderOf } from '../database/part-file.js';
import { isServed } from '../database/process-lock.js';
import { replaceRows } from '../database/replace-rows.js';
import { readTableShapes, type DatabaseTable } from '../database/table-shapes.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { writeNewFile } from './write.js';

export interface Moved {
  readonly rows: number;
  /** How many tables, each of which has as many rows on both sides. */
  readonly tables: number;
}

const fileOf = (url: string) => (url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined);

const served = () => problems.database('A server works with one of the two. Stop it first. Nothing was copied.');

/**
 * Copies a whole study from one database into another that is empty, and returns how many rows.
 * Nothing is left out, unlike in a backup. Rows are counted on both sides before it is done. Throws
 * while a server runs on either, and for a database that is not what it should be.
 */
export async function moveStudy(from: string, to: string, progress?: (rows: number) => void): Promise<Moved> {
  const file = fileOf(from);
  if (file !== undefined && !existsSync(file)) throw problems.database(`There is no database ${file}.`);
  const source = openDatabase(from);
  try {
    await migrate(source);
    if (await isServed(source)) throw served();
    const tables = await readTableShapes();
    return await atOneMoment(source, async (db) => {
      if (!(await db.selectFrom('study').select('slug').limit(1).executeTakeFirst())) {
        throw problems.database('The database to copy from holds no study.');
      }
      await fillEmpty(to, tables, db, progress);
      const counts = await countRows(db, tables);
      return { rows: sum(counts), tables: tables.length };
    });
  } finally {
    await source.close();
  }
}

async function fillEmpty(
  to: string,
  tables: readonly DatabaseTable[],
  db: Kysely<Tables>,
  progress?: (rows: number) => void,
): Promise<void> {
  const file = fileOf(to);
  if (file !== undefined) {
    await makeFolderOf(file);
    await writeNewFile(file, async (copy: Database) => {
      await copyRows(db, copy, tables, { progress });
      await compare(db, copy.db, tables);
    });
    return;
  }
  const target = openDatabase(to);
  try {
    await migrate(target);
    await replaceRows(target, served, async (tx, replace) => {
      if (sum(await countRows(tx, tables)) > 0) {
        throw problems.database('The database to copy to is not empty. Make a new one. Nothing was copied.');
      }
      await replace(db, progress);
      await compare(db, tx, tables);
    });
  } finally {
    await target.close();
  }
}

/** Throws unless every table has as many rows on both sides. */
async function compare(from: Kysely<Tables>, to: Kysely<Tables>, tables: readonly DatabaseTable[]): Promise<void> {
  const [wanted, got] = [await countRows(from, tables), await countRows(to, tables)];
  for (const [table, n] of wanted) {
    if (got.get(table) !== n) throw new Error(`${table} has ${got.get(table)} rows, not ${n}`);
  }
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, n) => all + n, 0);
}
