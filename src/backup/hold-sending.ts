import type { Tx } from '../context.js';

/**
 * Stops sending in a restored copy, so that nothing goes twice: what was queued in the backup may
 * have gone since, and that results are there may have been mailed. Everybody signs in anew: who
 * signed out since would be signed in again.
 */
export async function holdSending(tx: Tx): Promise<void> {
  const now = tx.now().toISOString();
  await tx.db
    .updateTable('outbox')
    .set({ claimed_at: now, unknown_at: now })
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
  await tx.db
    .updateTable('wave')
    .set({ stopped_at: now })
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
  await tx.db
    .insertInto('announcement')
    .columns(['snapshot', 'account'])
    .expression((eb) =>
      eb
        .selectFrom(['snapshot', 'account'])
        .select(['snapshot.id', 'account.id as account'])
        .where('snapshot.published_at', 'is not', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const table of ['session', 'sign_in', 'sign_in_code'] as const) await tx.db.deleteFrom(table).execute();
}
