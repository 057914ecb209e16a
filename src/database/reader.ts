import { Kysely, PostgresDialect } from 'kysely';
import { forReading, openPool } from './pool.js';
import { openSqliteFile, sqliteDialect } from './sqlite.js';
import type { Tables } from './tables.js';

/**
 * The page cache on SQLite, in KiB: the people and letters of a large study are looked up in no
 * order.
 */
const cache = 16 * 1024;

/**
 * Opens a connection of its own that cannot write (through a pooler: should not). `url` is a
 * DATABASE_URL; close it with `destroy`.
 */
export function openReader(url: string): Kysely<Tables> {
  if (!url.startsWith('sqlite:')) {
    const { pool } = openPool(url, 1, forReading);
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }
  const sqlite = openSqliteFile(url.slice('sqlite:'.length), { readonly: true });
  sqlite.pragma(`cache_size = -${cache}`);
  return new Kysely<Tables>({ dialect: sqliteDialect(sqlite) });
}
