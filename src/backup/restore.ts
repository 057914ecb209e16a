import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import { newId, newReceiptCode, type Ctx, type Tx } from '../context.js';
import type { Config } from '../config.js';
import { migrate } from '../database/migrate.js';
import { openDatabase, type Database } from '../database/open.js';
import { makeFolderOf, putInPlace, removeSqliteFile, withPartFile } from '../database/part-file.js';
import { openReader } from '../database/reader.js';
import { replaceRows } from '../database/replace-rows.js';
import { fillSqliteFile, releaseJournal } from '../database/sqlite-file.js';
import { readTableShapes } from '../database/table-shapes.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import type { Keys } from '../secret.js';
import { carryOver } from './carry-over.js';
import { checkContents, checkFile } from './check.js';
import { takeOutErased } from './erased.js';
import { holdSending } from './hold-sending.js';
import { openReplaced } from './replaced.js';
import { writeBackup } from './write.js';

export interface Restored {
  readonly bytes: number;
  /** Where what was replaced is kept. */
  readonly kept: string | undefined;
  /** How many erased responses were left out; undefined where that is not known. */
  readonly erased: number | undefined;
}

/** What a restore needs: settings, keys, and a place to say how far it is. */
export interface Restoring {
  readonly config: Config;
  readonly keys: Keys;
  readonly progress?: (rows: number) => void;
}

const inUse = () => problems.file('The database is in use. Stop the server before you restore. Nothing was changed.');

/**
 * Puts a backup in the place of the database that DATABASE_URL names, empty or not: whole, or not
 * at all. Opt-outs, letters and erasures noted since are taken over from what it replaces, which is
 * kept. Throws for a file that is no whole backup, and while a server runs.
 */
export async function restoreBackup(restoring: Restoring, from: string): Promise<Restored> {
  checkFile(from);
  const url = restoring.config.databaseUrl;
  if (!url.startsWith('sqlite:')) return restoreIntoPostgres(restoring, from);
  return restoreIntoFile(restoring, from, url.slice('sqlite:'.length));
}

async function restoreIntoFile(restoring: Restoring, from: string, file: string): Promise<Restored> {
  await makeFolderOf(file);
  const before = existsSync(file);
  if (before && !releaseJournal(file)) throw inUse();
  return withPartFile(file, async (part) => {
    const erased = await prepareCopy(restoring, from, part, async (fill) => {
      const reader = before ? openReadable(file) : undefined;
      return fill(reader).finally(() => reader?.destroy());
    });
    // Who started a server meanwhile writes to what would be put aside.
    if (existsSync(file) && !(before && releaseJournal(file))) throw inUse();
    const kept = before ? freeName(`${file}.replaced`) : undefined;
    if (kept !== undefined) await rename(file, kept);
    removeSqliteFile(file);
    await putInPlace(part, file);
    return { bytes: (await stat(file)).size, kept, erased };
  });
}

/** A file as it is replaced; undefined for one that is no database. */
function openReadable(file: string): Kysely<Tables> | undefined {
  try {
    return openReader(`sqlite:${file}`);
  } catch {
    return undefined;
  }
}

async function restoreIntoPostgres(restoring: Restoring, from: string): Promise<Restored> {
  const { config, progress } = restoring;
  const database = openDatabase(config.databaseUrl);
  const file = join(config.dataDir, 'golfslag.sqlite');
  try {
    await migrate(database);
    await makeFolderOf(file);
    return await withPartFile(file, (part) =>
      replaceRows(database, inUse, async (tx, replace) => {
        const replaced = await openReplaced(tx);
        const erased = await prepareCopy(restoring, from, part, (fill) => fill(tx));
        const { size: bytes } = await stat(part);
        const kept = replaced && freeName(`${file}.replaced`);
        try {
          if (kept !== undefined) await writeBackup(database, kept);
          const copy = openReader(`sqlite:${part}`);
          await replace(copy, progress).finally(() => copy.destroy());
        } catch (error) {
          if (kept !== undefined) await rm(kept, { force: true });
          throw error;
        }
        return { bytes, kept, erased };
      }),
    );
  } finally {
    await database.close();
  }
}

/**
 * Makes a private copy of a backup, of this version, checked, with what was noted since, and with
 * sending held. Returns how many erased responses it left out. `beside` gives what is replaced.
 */
async function prepareCopy(
  { config, keys }: Restoring,
  from: string,
  part: string,
  beside: (fill: (replaced: Kysely<Tables> | undefined) => Promise<number | undefined>) => Promise<number | undefined>,
): Promise<number | undefined> {
  await pipeline(createReadStream(from), createWriteStream(part, { flags: 'r+' }));
  const tables = await readTableShapes();
  return fillSqliteFile(part, async (database) => {
    await checkContents(from, database);
    const ctx = contextOf(config, keys, database);
    return beside(async (db) => {
      const replaced = db && (await openReplaced(db).catch(() => undefined));
      return transact(ctx, async (tx: Tx) => {
        const known = await carryOver(tx, replaced, tables);
        const erased = await takeOutErased(tx);
        await holdSending(tx);
        return known ? erased : erased || undefined;
      });
    });
  });
}

function contextOf(config: Config, keys: Keys, database: Database): Ctx {
  return { config, keys, database, db: database.db, now: () => new Date(), newId, newReceiptCode };
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
