import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { openSqliteFile, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/** An open database. What differs between the two is asked of it here and nowhere else. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Kysely<Tables>;
  /** The SQLite file; undefined on PostgreSQL. */
  readonly file: string | undefined;
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
  return {
    kind: 'sqlite',
    db,
    file,
    openReader: () => new Kysely<Tables>({ dialect: sqliteDialect(openSqliteFile(file, { readonly: true })) }),
    close: () => db.destroy(),
  };
}

function openPostgres(connectionString: string): Database {
  const connect = (max: number, options: string) =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString, max, options }) }) });
  const db = connect(10, '-c synchronous_commit=on');
  return {
    kind: 'postgres',
    db,
    file: undefined,
    openReader: () => connect(1, '-c default_transaction_read_only=on'),
    close: () => db.destroy(),
  };
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
