import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from './open.js';
import { isBusy } from './sqlite.js';

/**
 * Holds a lock that shows others that this process lives. Returns the function that releases it.
 * The operating system or PostgreSQL releases it too, the moment the process ends, however it ends.
 */
export async function holdProcessLock({ file, url }: Database, name: string): Promise<() => Promise<void>> {
  if (file === undefined) return holdInPostgres(url, name);
  removeLeftovers(file);
  return holdFile(lockFileOf(file, name));
}

/** Returns whether the process that took the lock `name` still lives. */
export async function isProcessAlive({ db, file }: Database, name: string): Promise<boolean> {
  if (file !== undefined) return isHeld(lockFileOf(file, name));
  return db.transaction().execute(async (tx) => {
    const query = sql<{ free: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 1)) as free`;
    const { rows } = await query.execute(tx);
    return rows[0]?.free === false;
  });
}

/** Returns whether a process that holds such a lock works with the database: a server, a sender. */
export async function isServed({ db, file }: Pick<Database, 'db' | 'file'>): Promise<boolean> {
  if (file !== undefined) return listLocks(file).some(isHeld);
  const { rows } = await sql`
    select 1 from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())
  `.execute(db);
  return rows.length > 0;
}

/** How long to wait before a lock whose connection broke is taken again, in milliseconds. */
const pause = 1000;

/**
 * Holds an advisory lock on a connection of its own; one that breaks (PostgreSQL restarts) is
 * replaced. The lock is that of a transaction, which does nothing else: a pooler such as PgBouncer
 * keeps a process of PostgreSQL for it, and ends that when we do.
 */
async function holdInPostgres(connectionString: string, name: string): Promise<() => Promise<void>> {
  const leaving = new AbortController();
  const left = () => leaving.signal.aborted;
  let client: pg.Client | undefined;
  const hold = async () => {
    const next = new pg.Client({ connectionString, keepAlive: true });
    let held = false;
    next.on('error', () => undefined);
    next.once('end', () => {
      if (held) void holdAgain();
    });
    await next.connect();
    client = next;
    await next.query('begin; set local idle_in_transaction_session_timeout = 0');
    await next.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [name]);
    held = true;
  };
  const holdAgain = async () => {
    while (!left()) {
      await wait(pause, undefined, { signal: leaving.signal }).catch(() => undefined);
      if (left() || (await hold().then(yes, no))) return;
    }
  };
  await hold();
  return async () => {
    leaving.abort();
    await client?.end().catch(() => undefined);
  };
}

const yes = () => true;
const no = () => false;

const lockFileOf = (databaseFile: string, name: string) => `${databaseFile}-present-${name}`;

/** Removes the files of processes that were killed. */
function removeLeftovers(databaseFile: string): void {
  for (const lock of listLocks(databaseFile)) isHeld(lock);
}

function listLocks(databaseFile: string): string[] {
  const [folder, prefix] = [dirname(databaseFile), basename(lockFileOf(databaseFile, ''))];
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(folder, name));
}

/** Whether a process holds the file; a file that nobody holds is removed. */
function isHeld(file: string): boolean {
  if (!existsSync(file)) return false;
  const lock = lockFile(file);
  lock?.close();
  if (lock) rmSync(file, { force: true });
  return lock === undefined;
}

function holdFile(file: string): () => Promise<void> {
  const lock = lockFile(file);
  if (!lock) throw new Error('Two processes hold one lock');
  return () => {
    lock.close();
    rmSync(file, { force: true });
    return Promise.resolve();
  };
}

/**
 * The file, opened and locked; undefined when another process has it. SQLite's own lock serves,
 * since Node has none.
 */
function lockFile(file: string): SQLite.Database | undefined {
  const lock = new SQLite(file, { timeout: 0 });
  try {
    // Nothing is ever written; a journal would only be another file to remove.
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}
