import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { problems } from '../problem.js';
import { openDatabase, type Database } from './open.js';
import { isBusy, openSqliteFile } from './sqlite.js';

/**
 * Writes a consistent copy of a SQLite database, and returns its size in bytes. The database may be
 * in use. The copy is built anew, in the order of the keys: unlike a page-by-page copy it holds no
 * free pages and no trace of who came when. For the same reason it leaves out what viewers of an
 * open wave see (the tallies less the latest responses), and gives drafts another receipt code than
 * the one that will find the response. Only its owner may read it. Throws for PostgreSQL, and for a
 * file that is there or cannot be written.
 */
export async function backupSqlite(database: Database, to: string): Promise<number> {
  if (database.file === undefined) {
    throw problems.file('This database is PostgreSQL: back it up with pg_dump, as docs/operations.md says.');
  }
  if (existsSync(to)) throw problems.file(`${to} is there already. Name a new file.`);
  const part = `${to}.part`;
  await rm(part, { force: true });
  const reader = openSqliteFile(database.file, { readonly: true });
  try {
    reader.prepare('vacuum into ?').run(part);
    leaveOutTraces(part);
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof SQLite.SqliteError)) throw error;
    throw problems.file(`${to} cannot be written (${error.message}). Is there a folder, room, and the right to write?`);
  } finally {
    reader.close();
  }
  await chmod(part, 0o600);
  await sync(part);
  await rename(part, to);
  return (await stat(to)).size;
}

function leaveOutTraces(part: string): void {
  const copy = new SQLite(part);
  try {
    copy.pragma('secure_delete = on');
    copy.exec('delete from interim; update draft set receipt_code = hex(randomblob(8))');
  } finally {
    copy.close();
  }
}

/** Throws for a file that is no whole backup of ours. The message says what is wrong. */
export function checkBackup(from: string, known: readonly string[]): void {
  const refuse = (why: string) => problems.file(`${from} cannot be restored: ${why}. Nothing was changed.`);
  if (!existsSync(from)) throw refuse('there is no such file');
  const wrong = (() => {
    try {
      const copy = new SQLite(from, { readonly: true, fileMustExist: true });
      try {
        if (copy.pragma('integrity_check', { simple: true }) !== 'ok') return 'it is damaged';
        if ((copy.pragma('foreign_key_check') as unknown[]).length)
          return 'rows in it refer to rows that are not there';
        const taken = copy.prepare('select name from kysely_migration').pluck().all().map(String);
        return taken.every((name) => known.includes(name)) ? undefined : 'a newer version of Golfslag made it';
      } finally {
        copy.close();
      }
    } catch {
      return 'it is no backup of Golfslag';
    }
  })();
  if (wrong !== undefined) throw refuse(wrong);
}

/**
 * Replaces a SQLite database that nobody has open by a checked backup. Opt-outs that were noted
 * since the backup are kept. Returns its size in bytes, and the name of the replaced file, which
 * stays.
 */
export async function restoreSqlite(
  file: string,
  from: string,
  prepare: (copy: Database) => Promise<void>,
): Promise<{ bytes: number; kept: string | undefined }> {
  const part = `${file}.part`;
  const kept = existsSync(file) ? freeName(`${file}.replaced`) : undefined;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await copyFile(from, part);
    const copy = openDatabase(`sqlite:${part}`);
    try {
      await prepare(copy);
    } finally {
      await copy.close();
    }
    if (kept !== undefined) {
      releaseJournal(file);
      carryOverNoes(part, file);
      carryOverReaders(part, file);
    }
    await sync(part);
    if (kept !== undefined) await rename(file, kept);
    await rename(part, file);
  } catch (error) {
    await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(part + suffix, { force: true })));
    throw error;
  }
  return { bytes: (await stat(file)).size, kept };
}

/**
 * Copies opt-outs, and addresses that bounced, from the replaced file; from one that cannot be
 * read, none.
 */
function carryOverNoes(part: string, replaced: string): void {
  const copy = new SQLite(part);
  try {
    copy.prepare('attach ? as replaced').run(replaced);
    copy.transaction(() => {
      copy.exec(`insert or ignore into opt_out select * from replaced.opt_out where study in (select slug from study)`);
      for (const column of ['opted_out_at', 'bounced_at']) {
        copy.exec(`update invitee set ${column} = (select r.${column} from replaced.invitee r where r.id = invitee.id)
                   where ${column} is null and id in (select id from replaced.invitee where ${column} is not null)`);
      }
    })();
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error;
  } finally {
    copy.close();
  }
}

/**
 * Takes the readers of the report from the replaced file as they are there: who left since the
 * backup stays off the list, and who got the report gets it once. A file that cannot be read, or of
 * a version without readers, changes nothing.
 */
function carryOverReaders(part: string, replaced: string): void {
  const copy = new SQLite(part);
  try {
    copy.pragma('secure_delete = on');
    copy.prepare('attach ? as replaced').run(replaced);
    copy.exec('begin; delete from reader; insert into reader select * from replaced.reader; commit');
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error;
    if (copy.inTransaction) copy.exec('rollback');
  } finally {
    copy.close();
  }
}

/**
 * The name, or the first of NAME-2, NAME-3 … that is free: what an earlier restore replaced stays.
 */
function freeName(name: string): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${name}-${i}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** Writes everything of a database into its one file; throws while a server has it open. */
function releaseJournal(file: string): void {
  const old = new SQLite(file, { timeout: 50 });
  try {
    if (old.pragma('journal_mode = delete', { simple: true }) === 'delete') return;
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    old.close();
  }
  throw problems.file('The database is in use. Stop the server before you restore. Nothing was changed.');
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}
