import type { Database } from './open.js';

/**
 * Over how many rows one count is spread on PostgreSQL, so that transactions that add to it seldom
 * wait for each other. On SQLite writers go one by one anyway.
 */
const onPostgres = 8;

/** Returns over how many rows a database spreads a count. */
export function countStripes({ kind }: Pick<Database, 'kind'>): number {
  return kind === 'postgres' ? onPostgres : 1;
}

/** Returns the stripe of a random id, from 0; always the same one. */
export function stripeOf(id: string, stripes: number): number {
  return (Buffer.from(id, 'base64url')[0] ?? 0) % stripes;
}
