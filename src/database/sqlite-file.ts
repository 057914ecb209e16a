import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { migrations } from '../../migrations/index.js';
import { migrate } from './migrate.js';
import { openDatabase, type Database } from './open.js';
import { isBusy } from './sqlite.js';

/**
 * Fills a new SQLite file: `fill` gets it open, with the tables of this version. Afterwards all of
 * it is in the one file.
 */
export async function fillSqliteFile<T>(file: string, fill: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(`sqlite:${file}`);
  try {
    await migrate(database);
    // Nobody relies on this file before it has its name; it is synced then.
    await sql`pragma synchronous = off`.execute(database.db);
    return await fill(database);
  } finally {
    await database.close();
    releaseJournal(file);
  }
}

/**
 * Writes everything of a database into its one file. Returns false while somebody has it open; a
 * file that is no database is left as it is.
 */
export function releaseJournal(file: string): boolean {
  const database = new SQLite(file, { timeout: 50 });
  try {
    return database.pragma('journal_mode = delete', { simple: true }) === 'delete';
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return !isBusy(error);
    throw error;
  } finally {
    database.close();
  }
}

/** Returns why a file is no whole database of this version or an earlier one, if it is not. */
export function findFaultOfFile(file: string): string | undefined {
  if (!existsSync(file)) return 'there is no such file';
  try {
    const copy = new SQLite(file, { readonly: true, fileMustExist: true });
    try {
      if (copy.pragma('integrity_check', { simple: true }) !== 'ok') return 'it is damaged';
      if ((copy.pragma('foreign_key_check') as unknown[]).length) return 'rows in it refer to rows that are not there';
      const known = Object.keys(migrations('sqlite'));
      const taken = copy.prepare('select name from kysely_migration').pluck().all().map(String);
      return taken.every((name) => known.includes(name)) ? undefined : 'a newer version of Golfslag made it';
    } finally {
      copy.close();
    }
  } catch {
    return 'it is no backup of Golfslag';
  }
}

/** Returns whether an error is SQLite's own: a full disk, a folder that is not there, a fault. */
export function isSqliteError(error: unknown): error is Error {
  return error instanceof SQLite.SqliteError;
}
