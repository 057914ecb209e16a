import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openSqliteFile, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/**
 * Room for pages on SQLite, in KiB: the people and letters of a large study are looked up in no
 * order.
 */
const cache = 16 * 1024;

/**
 * A connection of its own to the database of a DATABASE_URL, that cannot write; close it with
 * `destroy`.
 */
export function openReader(url: string): Kysely<Tables> {
  if (!url.startsWith('sqlite:')) {
    const pool = openPool({ connectionString: url, max: 1, options: '-c default_transaction_read_only=on' });
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }
  const sqlite = openSqliteFile(url.slice('sqlite:'.length), { readonly: true });
  sqlite.pragma(`cache_size = -${cache}`);
  return new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
}

/**
 * A pool that outlives a PostgreSQL that restarts: a connection that breaks while idle is replaced
 * at the next use.
 */
export function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => undefined);
  return pool;
}
