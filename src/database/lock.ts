import { sql } from 'kysely';
import type { Tx } from '../context.js';

/**
 * Lets transactions that take the same name go one by one, until each ends; who takes none is not held up. On SQLite
 * they do so anyway.
 */
export async function takeTurns(tx: Tx, name: string): Promise<void> {
  if (tx.database.kind === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx.db);
}
