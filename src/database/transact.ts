import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx, Tx } from '../context.js';
import { isBusy } from './sqlite.js';

/** How long a transaction waits for another process to finish writing, in milliseconds. */
const longestWait = 10_000;

/**
 * Runs `work` in one transaction and returns its result. By then the commit is on disk. Within a
 * transaction it joins that one. `work` may run again when the database was busy or two
 * transactions conflicted, so it must do nothing outside the database.
 */
export async function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isTx(ctx)) return work(ctx);
  return retryOnConflict(() => ctx.db.transaction().execute((db) => work({ ...ctx, db })));
}

/** Runs `work` again while another process or transaction conflicts with it. */
export async function retryOnConflict<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + longestWait;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!mayTryAgain(error) || performance.now() > deadline) throw error;
      await wait(5 + Math.random() * 20);
    }
  }
}

function isTx(ctx: Ctx): ctx is Tx {
  return ctx.db.isTransaction;
}

const postgresConflicts = new Set(['40001', '40P01']);

function mayTryAgain(error: unknown): boolean {
  return isBusy(error) || (error instanceof Error && 'code' in error && postgresConflicts.has(String(error.code)));
}
