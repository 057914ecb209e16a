import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openSqliteFile, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/**
 * The page cache on SQLite, in KiB: the people and letters of a large study are looked up in no
 * order.
 */
const cache = 16 * 1024;

/**
 * Opens a connection of its own that cannot write. `url` is a DATABASE_URL; close it with
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
 * Opens a pool that survives a restart of PostgreSQL. A connection that breaks while idle is
 * replaced at the next use.
 */
export function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => undefined);
  return pool;
}
