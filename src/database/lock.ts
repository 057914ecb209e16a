import { sql } from 'kysely';
import type { Tx } from '../context.js';

/**
 * Holds the lock of a name until the transaction ends. Transactions that take the same name then go
 * one by one. On SQLite writers do so anyway.
 */
export async function lockUntilCommit(tx: Tx, name: string): Promise<void> {
  if (tx.database.kind === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx.db);
}
