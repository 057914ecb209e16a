import { stat } from 'node:fs/promises';
import pg from 'pg';
import { sql } from 'kysely';
import { poolSize, type Database } from './open.js';

/** Returns which database it is and how it is set, in a sentence without its password. */
export async function describeDatabase(database: Database): Promise<string> {
  return database.file === undefined ? describePostgres(database) : describeSqlite(database, database.file);
}

async function describeSqlite({ db }: Database, file: string): Promise<string> {
  const { rows: journal } = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
  const { rows: synchronous } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  const { rows: version } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
  const durability = ['off', 'normal', 'full', 'extra'][synchronous[0]?.synchronous ?? 0] ?? '';
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
  return `SQLite ${version[0]?.version ?? ''}: ${file}, ${megabytes} MB; journal ${journal[0]?.journal_mode ?? ''}, synchronous ${durability}; one connection writes.`;
}

async function describePostgres({ db, url }: Database): Promise<string> {
  const { rows } = await sql<{ version: string; used: number; most: number; megabytes: number }>`
    select current_setting('server_version') as version,
           current_setting('max_connections')::int as most,
           (select count(*)::int from pg_stat_activity where datname = current_database()) as used,
           round(pg_database_size(current_database()) / 1e6)::int as megabytes`.execute(db);
  const { host, port, database = '' } = new pg.Client({ connectionString: url });
  const { version = '', used = 0, most = 0, megabytes = 0 } = rows[0] ?? {};
  return `PostgreSQL ${version}: ${database} at ${host}:${port}, ${megabytes} MB; ${used} connections in use of ${most}, a server of ours takes ${poolSize} at most.`;
}
