import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
} from 'kysely';
import { memoize } from '../memoize.js';

/**
 * How long a busy database may block the serving thread, in milliseconds; after that `transact`
 * waits without blocking it.
 */
const busyTimeout = 50;

/**
 * Opens a SQLite file durably, and checks that it is. Durable means: fsync before a commit returns.
 */
export function openSqliteFile(file: string, { readonly = false } = {}): SQLite.Database {
  if (!readonly) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Created for its owner alone: SQLite itself would let everybody read it. Its WAL gets the same
    // rights.
    closeSync(openSync(file, 'a', 0o600));
  }
  const sqlite = new SQLite(file, { readonly, timeout: busyTimeout });
  if (!readonly) sqlite.pragma('journal_mode = WAL');
  const wanted = { synchronous: 2, foreign_keys: 1, secure_delete: 1, busy_timeout: busyTimeout };
  for (const [name, value] of Object.entries(wanted)) {
    sqlite.pragma(`${name} = ${value}`);
    const got: unknown = sqlite.pragma(name, { simple: true });
    if (got !== value) throw new Error(`SQLite keeps ${name} at ${String(got)}, not ${value}`);
  }
  return sqlite;
}

/**
 * Returns the file as Kysely's dialect. Every statement is prepared once; transactions of who may
 * write are BEGIN IMMEDIATE.
 */
export function sqliteDialect(sqlite: SQLite.Database): SqliteDialect {
  const database: SqliteDatabase = { prepare: prepareOnce(sqlite), close: () => void sqlite.close() };
  const dialect = new SqliteDialect({ database });
  dialect.createAdapter = () => new WholeMigrations();
  if (!sqlite.readonly) dialect.createDriver = () => new ImmediateDriver({ database });
  return dialect;
}

/**
 * SQLite can create tables in a transaction, which Kysely does not assume: a migration runs whole
 * or not at all.
 */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * More prepared statements than the product has; only ad-hoc queries of varying length come near
 * it.
 */
const mostStatements = 500;

/**
 * Returns a function that prepares each statement of a file once. One that fell out of its cache is
 * prepared again.
 */
export function prepareOnce(sqlite: SQLite.Database): (text: string) => SQLite.Statement {
  return memoize((text: string) => sqlite.prepare(text), { max: mostStatements, key: (text) => text });
}

/** Returns whether SQLite refused because another process is writing. */
export function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
