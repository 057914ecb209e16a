import type { Tx } from '../context.js';
import { batches } from '../database/batches.js';
import { holdLetters } from './host-refusals.js';
import { movedTo } from './letter-state.js';
import { listRefusingHosts } from './refusing-hosts.js';

/**
 * Puts letters of which the attempt ended back in the queue, to go as if they had not been tried:
 * now, or once a host that refuses is tried again. Returns how many; one that waits already stays
 * as it is.
 */
export async function requeue(tx: Tx, ids: readonly string[]): Promise<number> {
  const now = tx.now().toISOString();
  let queued = 0;
  for (const some of batches(ids)) {
    const { numUpdatedRows } = await tx.db
      .updateTable('outbox')
      .set(movedTo('queued', now))
      .set({ error: null, smtp_code: null, smtp_status: null, returned: null, returned_at: null, cause: null })
      .set({ attempts: 0, not_before: now, until: null })
      .where('id', 'in', some)
      .where((eb) =>
        eb.or([eb('accepted_at', 'is not', null), eb('failed_at', 'is not', null), eb('unknown_at', 'is not', null)]),
      )
      .executeTakeFirstOrThrow();
    queued += Number(numUpdatedRows);
  }
  for (const host of await listRefusingHosts(tx)) await holdLetters(tx, host);
  return queued;
}
