import { sql } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { yieldToEventLoop } from '../event-loop.js';

/** How many people are made nameless in one transaction, so that nobody waits long. */
const pageSize = 500;

/** Returns how many people of a wave still have a name and an address. */
export async function countContacts(ctx: Ctx, wave: string): Promise<number> {
  const { n } = await named(ctx, wave)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Makes everyone of a wave nameless, and returns how many were not yet. */
export async function eraseContacts(ctx: Ctx, wave: string): Promise<number> {
  for (let erased = 0; ;) {
    const people = await named(ctx, wave).select('id').orderBy('id').limit(pageSize).execute();
    if (!people.length) return erased;
    await transact(ctx, (tx) =>
      forgetContacts(
        tx,
        people.map(({ id }) => id),
      ),
    );
    erased += people.length;
    await yieldToEventLoop();
  }
}

/**
 * Removes who people are: name, address and the bureau's number for them, and of their letters all
 * but on which day what became of each. Nameless they stay in what fieldwork counts. Runs in the
 * caller's transaction.
 */
export async function forgetContacts(tx: Tx, invitees: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('invitee')
    .set({ email: sql.ref('id'), email_key: sql.ref('id'), name: '', external_id: null })
    .where('id', 'in', invitees)
    .execute();
  await tx.db
    .updateTable('outbox')
    .set({
      ...{ queued_at: dayOf('queued_at'), not_before: dayOf('not_before'), claimed_at: dayOf('claimed_at') },
      ...{ accepted_at: dayOf('accepted_at'), failed_at: dayOf('failed_at'), unknown_at: dayOf('unknown_at') },
      ...{ until: null, tried_at: null, returned_at: null },
      ...{ error: null, smtp_code: null, smtp_status: null, cause: null },
    })
    .where('invitee', 'in', invitees)
    .execute();
}

/** A time without its hour, so that none is still to come; null stays null. */
function dayOf(column: string) {
  return sql<string>`substr(${sql.ref(column)}, 1, 10) || 'T00:00:00.000Z'`;
}

function named(ctx: Ctx, wave: string) {
  return ctx.db
    .selectFrom('invitee')
    .where('wave', '=', wave)
    .where('sample', '=', 0)
    .whereRef('email_key', '<>', 'id');
}
