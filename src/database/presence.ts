import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from './open.js';
import { isBusy } from './sqlite.js';

/**
 * Shows under `name` that this process lives, until the function it gives is called. It shows it by a lock, which the
 * operating system or PostgreSQL lets go the moment the process ends, however it ends.
 */
export async function showPresence(database: Database, name: string): Promise<() => Promise<void>> {
  return database.file === undefined ? holdInPostgres(database, name) : holdFile(presenceFile(database.file, name));
}

/** Whether the process that showed its presence under `name` still lives. */
export async function isPresent(database: Database, name: string): Promise<boolean> {
  if (database.file === undefined) {
    return database.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${key(name)}) as free`.execute(tx);
      return rows[0]?.free === false;
    });
  }
  const file = presenceFile(database.file, name);
  if (!existsSync(file)) return false;
  const lock = lockFile(file);
  lock?.close();
  if (lock) rmSync(file, { force: true });
  return lock === undefined;
}

const key = (name: string) => sql`hashtextextended(${name}, 1)`;

async function holdInPostgres({ db }: Database, name: string): Promise<() => Promise<void>> {
  const left = new AbortController();
  let ended: Promise<void> | undefined;
  await new Promise<void>((resolve, reject) => {
    ended = db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${key(name)})`.execute(connection);
      resolve();
      await once(left.signal, 'abort');
      // A connection that broke meanwhile has let go by itself.
      await sql`select pg_advisory_unlock(${key(name)})`.execute(connection).catch(() => undefined);
    });
    ended.catch(reject);
  });
  return async () => {
    left.abort();
    await ended;
  };
}

function holdFile(file: string): () => Promise<void> {
  const lock = lockFile(file);
  if (!lock) throw new Error('Two processes show their presence under one name');
  return () => {
    lock.close();
    rmSync(file, { force: true });
    return Promise.resolve();
  };
}

const presenceFile = (databaseFile: string, name: string) => `${databaseFile}-present-${name}`;

/** The file, opened and locked; undefined when another has it. SQLite's own lock serves, since Node has none. */
function lockFile(file: string): SQLite.Database | undefined {
  const lock = new SQLite(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}
