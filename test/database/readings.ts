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

/** Says that it began, and waits until it may end: two numbers that both threads see. */
export function hold(_db: Kysely<Tables>, shared: SharedArrayBuffer): Promise<number> {
  const [begun, ended] = [new Int32Array(shared, 0, 1), new Int32Array(shared, 4, 1)];
  const place = Atomics.add(begun, 0, 1) + 1;
  Atomics.wait(ended, 0, 0);
  return Promise.resolve(place);
}

/** Reads page after page without end, saying so, as a reading of very many responses does. */
export async function readForever(db: Kysely<Tables>, shared: SharedArrayBuffer): Promise<void> {
  for (const pages = new Int32Array(shared); ; Atomics.add(pages, 0, 1)) {
    await db.selectFrom('wave').select('slug').execute();
  }
}
