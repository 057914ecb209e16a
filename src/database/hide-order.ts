import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import { transact } from './transact.js';

/** How many rows are written anew in one transaction: sendings wait for no more than that. */
const batchSize = 5_000;

/**
 * The tables in which rows come, or change, as people send and join. Those with many rows are taken
 * in batches by a key, the others whole.
 */
const tables = [
  { table: 'response', key: 'id' },
  { table: 'reader', key: 'id' },
  { table: 'tally', key: undefined },
  { table: 'completed_day', key: undefined },
] as const;

/**
 * Hides when rows came, before a dump of PostgreSQL: their place in the heap and their xmin tell
 * it. Rows are written anew in the order of what they hold, which begins with a random id or a
 * wave; those of a batch get one xmin. It may run while people answer; what is sent afterwards
 * shows its order again. SQLite keeps its rows in the order of their keys. Returns the number of
 * rows; calls `progress` with it now and then.
 */
export async function hideOrder(ctx: Ctx, progress: (rows: number) => void = () => undefined): Promise<number> {
  if (ctx.database.kind === 'sqlite') return 0;
  let rows = 0;
  for (const { table, key } of tables) {
    for (let after: string | null = ''; after !== null;) {
      const batch = await rewrite(ctx, table, key, after);
      rows += batch.rows;
      after = batch.last;
      progress(rows);
    }
    // Frees the room of the rows as they were, so that the next time needs no more of it.
    await sql`vacuum ${sql.table(table)}`.execute(ctx.db);
  }
  return rows;
}

/**
 * Writes the rows after a key anew, a batch of them or all. Returns how many there were, and the
 * last key when there may be more. Other writers wait, since an erasure would miss the row
 * meanwhile; so does who locks a row to write it next, or each would wait for the other.
 */
async function rewrite(
  ctx: Ctx,
  table: string,
  key: string | undefined,
  after: string,
): Promise<{ rows: number; last: string | null }> {
  const from = sql.table(table);
  const by = sql.ref(key ?? 'wave');
  const batch = sql`where ${by} in (select ${by} from ${from} where ${by} > ${after} order by ${by} limit ${batchSize})`;
  const written = await transact(ctx, async (tx) => {
    await sql`lock table ${from} in exclusive mode`.execute(tx.db);
    return sql<{ rows: number; last: string | null }>`
      with taken as (delete from ${from} ${key === undefined ? sql`` : batch} returning *),
      put as (insert into ${from} select * from taken order by taken::text collate "C" returning ${by} as key)
      select count(*)::int as rows, max(key) as last from put
    `.execute(tx.db);
  });
  const { rows, last } = written.rows[0] ?? { rows: 0, last: null };
  return { rows, last: key !== undefined && rows === batchSize ? last : null };
}
