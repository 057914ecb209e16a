import { Kysely, PostgresDialect, sql } from 'kysely';
import { openWorker, type DatabaseWorker } from './worker.js';
import { forWriting, openPool } from './pool.js';
import { openReader } from './reader.js';
import { refusalOf } from './refusals.js';
import { openSqliteFile, prepareOnce, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/** How many connections a pool to PostgreSQL opens at most. */
export const poolSize = 10;

/** An open database. All differences between SQLite and PostgreSQL are behind it. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** The SQLite file; undefined on PostgreSQL. */
  readonly file: string | undefined;
  /** What it was opened with; may hold a password. */
  readonly url: string;
  /**
   * Returns the first row of a query (SQL text) on committed data. It is prepared once under its
   * name, for requests of pages.
   */
  readOne<R>(name: string, text: string, parameters: readonly unknown[]): Promise<R | undefined>;
  /**
   * Runs a long reading in a thread, so that it blocks nobody. `module` is the `import.meta.url` of
   * the module that exports `work`. It ends when the signal of `Ctx` says that nobody waits for it.
   */
  readonly readInWorker: DatabaseWorker['run'];
  /** Opens a second connection that only reads, for long work; close it with `destroy`. */
  openReader(): Kysely<Tables>;
  /**
   * Empties the write-ahead log of SQLite, which keeps what was deleted from the file; a reader
   * that is at work holds it up. PostgreSQL recycles its own.
   */
  emptyLog(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database of a DATABASE_URL: `sqlite:FILE` or `postgres://…`. Throws for a file that
 * cannot be opened; whether a PostgreSQL answers shows at the first query.
 */
export function openDatabase(url: string): Database {
  try {
    return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url);
  } catch (error) {
    throw refusalOf(url, error);
  }
}

function openSqlite(file: string): Database {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(openSqliteFile(file)) });
  const reader = openSqliteFile(file, { readonly: true });
  const prepare = prepareOnce(reader);
  const url = `sqlite:${file}`;
  const worker = openWorker(url);
  const emptyLog = async () => {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  };
  return {
    kind: 'sqlite',
    db,
    file,
    url,
    readOne: <R>(_name: string, text: string, parameters: readonly unknown[]) =>
      Promise.resolve(prepare(text).get(parameters) as R | undefined),
    readInWorker: worker.run,
    openReader: () => openReader(url),
    emptyLog,
    close: async () => {
      await worker.close();
      if (!reader.open) return;
      reader.close();
      await emptyLog();
      await db.destroy();
    },
  };
}

function openPostgres(connectionString: string): Database {
  const { pool, queryPrepared } = openPool(connectionString, poolSize, forWriting);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const worker = openWorker(connectionString);
  return {
    kind: 'postgres',
    db,
    file: undefined,
    url: connectionString,
    readOne: async <R>(name: string, text: string, parameters: readonly unknown[]) => {
      const { rows } = await queryPrepared({ name, text, values: [...parameters] });
      return rows[0] as R | undefined;
    },
    readInWorker: worker.run,
    openReader: () => openReader(connectionString),
    emptyLog: () => Promise.resolve(),
    close: async () => {
      await worker.close();
      await db.destroy();
    },
  };
}

/** Returns whether the database answers. */
export async function answers(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.db);
    return true;
  } catch {
    return false;
  }
}
