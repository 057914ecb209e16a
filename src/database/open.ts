import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Statement } from 'better-sqlite3';
import { openAside, type Aside } from './aside.js';
import { openSqliteFile, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/** An open database. What differs between the two is asked of it here and nowhere else. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** The SQLite file; undefined on PostgreSQL. */
  readonly file: string | undefined;
  /** What it was opened by; may hold a password. */
  readonly url: string;
  /** The first row of a query (SQL text) on what is committed; prepared once under its name, for the path of a page. */
  readOne<R>(name: string, text: string, parameters: readonly unknown[]): Promise<R | undefined>;
  /**
   * Runs a reading that takes long without holding up who is served: on SQLite in a thread of its own. `module` is the
   * `import.meta.url` of the module that exports `work`.
   */
  readonly aside: Aside['run'];
  /** A second connection that only reads, for long work; close it with `destroy`. */
  openReader(): Kysely<Tables>;
  close(): Promise<void>;
}

/** Opens the database that DATABASE_URL names: `sqlite:FILE` or `postgres://…`. */
export function openDatabase(url: string): Database {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url);
}

function openSqlite(file: string): Database {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(openSqliteFile(file)) });
  const reader = openSqliteFile(file, { readonly: true });
  const statements = new Map<string, Statement>();
  const aside = openAside(file);
  return {
    kind: 'sqlite',
    db,
    file,
    url: `sqlite:${file}`,
    readOne: <R>(name: string, text: string, parameters: readonly unknown[]) => {
      const statement = statements.get(name) ?? reader.prepare(text);
      statements.set(name, statement);
      return Promise.resolve(statement.get(parameters) as R | undefined);
    },
    aside: aside.run,
    openReader: () => new Kysely<Tables>({ dialect: sqliteDialect(openSqliteFile(file, { readonly: true })) }),
    close: async () => {
      await aside.close();
      reader.close();
      await db.destroy();
    },
  };
}

function openPostgres(connectionString: string): Database {
  const connect = (pool: pg.Pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const pool = openPool({ connectionString, max: 10, options: '-c synchronous_commit=on' });
  const db = connect(pool);
  return {
    kind: 'postgres',
    db,
    file: undefined,
    url: connectionString,
    readOne: async <R>(name: string, text: string, parameters: readonly unknown[]) => {
      const { rows } = await pool.query({ name, text, values: [...parameters] });
      return rows[0] as R | undefined;
    },
    aside: (_module, work, input) => work(db, input),
    openReader: () => connect(openPool({ connectionString, max: 1, options: '-c default_transaction_read_only=on' })),
    close: () => db.destroy(),
  };
}

/** A pool that outlives a PostgreSQL that restarts: a connection that breaks while idle is replaced at the next use. */
function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => undefined);
  return pool;
}

/** Whether the database answers. */
export async function answers(database: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.db);
    return true;
  } catch {
    return false;
  }
}
