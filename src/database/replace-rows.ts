import { sql, type Kysely } from 'kysely';
import { copyRows } from './copy-rows.js';
import type { Database } from './open.js';
import { isServed } from './process-lock.js';
import { readTableShapes } from './table-shapes.js';
import type { Tables } from './tables.js';

/**
 * Runs `work` in one transaction on a PostgreSQL of this version, to which nobody else writes
 * meanwhile. `replace` puts every row of another database in the place of those that are there.
 * Throws `inUse()` while a server runs.
 */
export async function replaceRows<T>(
  database: Database,
  inUse: () => Error,
  work: (
    tx: Kysely<Tables>,
    replace: (from: Kysely<Tables>, progress?: (rows: number) => void) => Promise<ReadonlyMap<string, number>>,
  ) => Promise<T>,
): Promise<T> {
  const tables = await readTableShapes();
  const names = sql.join(tables.map(({ name }) => sql.table(name)));
  if (await isServed(database)) throw inUse();
  return database.db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '10s'`.execute(tx);
    await sql`lock table ${names} in share row exclusive mode`.execute(tx);
    return work(tx, async (from, progress) => {
      // Unlike a deletion it leaves nothing of the rows in the files.
      await sql`truncate ${names}`.execute(tx);
      const copied = await copyRows(from, { kind: 'postgres', db: tx }, tables, { progress });
      // A server that started meanwhile waits for the lock, and holds what it read before.
      if (await isServed({ db: tx, file: undefined })) throw inUse();
      return copied;
    });
  });
}
