import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../src/database/tables.js';

/** Where the readings below are, for the thread that runs them. */
export const address = import.meta.url;

export async function countWaves(db: Kysely<Tables>, least: { slug: string }): Promise<number> {
  const rows = await db.selectFrom('wave').select('slug').where('slug', '>=', least.slug).execute();
  return rows.length;
}

/** Takes a while: counts to a million. */
export async function countFar(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with recursive far(n) as (select 1 union all select n + 1 from far where n < 1000000)
    select count(*) as n from far
  `.execute(db);
  return Number(rows[0]?.n);
}

export async function write(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('wave').execute();
}

export function fail(): Promise<never> {
  return Promise.reject(new Error('It was not to be.'));
}
