import { sql } from 'kysely';
import type { Tx } from '../context.js';
import type { Tables } from './tables.js';

/** From how many new rows on `analyse` is worth its time. */
export const many = 500;

/**
 * Updates PostgreSQL's statistics of tables that grew much at once. Without them it plans for the
 * few rows there were, and a join of thousands takes seconds. SQLite plans by the indexes alone.
 */
export async function analyse(tx: Tx, ...tables: (keyof Tables)[]): Promise<void> {
  if (tx.database.kind === 'sqlite') return;
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(tx.db);
}
