import { sql } from 'kysely';
import type { Tx } from '../context.js';

/** How many responses on either side of a new one are rewritten with it. */
const neighbours = 200;

/**
 * Hides what PostgreSQL's heap reveals about when a response came. That is its place and its xmin.
 * The new response and its neighbours by random id, in the same cell, are rewritten in the order of
 * those ids, so that all of them have this transaction's xmin; a cell of up to 200 is rewritten
 * whole. The caller must hold a lock that keeps other sendings of the cell waiting. SQLite needs
 * none of this: its table is kept in key order, and `backup` rebuilds it.
 */
export async function hideInsertionOrder(
  tx: Tx,
  { id, wave, grp, bureau }: { id: string; wave: string; grp: string; bureau: string },
): Promise<void> {
  if (tx.database.kind === 'sqlite') return;
  const cell = sql`select id from response where wave = ${wave} and grp = ${grp} and bureau = ${bureau}`;
  await sql`
    with around as (
      (${cell} and id >= ${id} order by id limit ${neighbours + 1})
      union all
      (${cell} and id < ${id} order by id desc limit ${neighbours})
    ), taken as (
      delete from response where id in (select id from around) returning *
    )
    insert into response select * from taken order by id
  `.execute(tx.db);
}

/**
 * Hides what PostgreSQL's heap reveals about who joined the readers of the report when. The list is
 * short: it is rewritten whole, in the order of its random ids. The caller holds a lock.
 */
export async function hideOrderOfReaders(tx: Tx): Promise<void> {
  if (tx.database.kind === 'sqlite') return;
  await sql`
    with taken as (delete from reader returning *)
    insert into reader select * from taken order by id
  `.execute(tx.db);
}
