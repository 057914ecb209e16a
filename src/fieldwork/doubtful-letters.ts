import { sql, type Kysely } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { batches } from '../database/batches.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { localDay } from '../language/local-day.js';
import { Cause } from '../mail/refusal.js';
import { lockLetters } from '../study/letters-lock.js';
import { getOpenWave } from '../study/waves.js';
import { lastOfEach, notOvertaken } from './last-letters.js';
import type { Owner } from './own-people.js';
import { requeue } from './requeue.js';
import { requireSecret } from './secret-check.js';

/** A letter that failed, or of which nobody knows whether it went. */
export type DoubtfulState = 'failed' | 'unknown';

/** A doubtful letter to one of a bureau's people who is still silent. */
export interface DoubtfulLetter {
  readonly id: string;
  readonly invitee: string;
  readonly name: string;
  readonly email: string;
  readonly step: string;
  readonly state: DoubtfulState;
  /** The date in the Netherlands on which it came to its state. */
  readonly day: string;
  /** What the refusal spoke of. */
  readonly cause: Cause | null;
}

/**
 * Selects the last letters to people who are still silent that failed, or of which nobody knows
 * whether they went, unless staff left them so. An address that is known to be wrong is another
 * matter.
 */
export function doubtfulLetters(db: Kysely<Tables>, { wave, bureau }: { wave: string; bureau: string | undefined }) {
  return db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
    .where('outbox.wave', '=', wave)
    .where(sql<boolean>`(outbox.failed_at is not null or outbox.unknown_at is not null)`)
    .where('outbox.dismissed_at', 'is', null)
    .where('invitee.opted_out_at', 'is', null)
    .where('invitee.bounced_at', 'is', null)
    .where(notOvertaken)
    .$if(bureau !== undefined, (query) => query.where('outbox.bureau', '=', bureau ?? ''));
}

/** Returns a bureau's doubtful letters in a state, by name; `most` at most. */
export async function listDoubtful(
  ctx: Ctx,
  owner: Owner,
  state: DoubtfulState,
  most: number,
): Promise<DoubtfulLetter[]> {
  const at = state === 'failed' ? 'outbox.failed_at' : 'outbox.unknown_at';
  const rows = await doubtfulLetters(ctx.db, owner)
    .select(['outbox.id', 'outbox.invitee', 'outbox.step', 'outbox.cause', 'invitee.name', 'invitee.email'])
    .select(['outbox.failed_at', 'outbox.unknown_at'])
    .where(at, 'is not', null)
    .orderBy('invitee.name')
    .orderBy('invitee.email')
    .limit(most)
    .execute();
  return rows.map(({ failed_at, unknown_at, cause, ...row }) => ({
    ...row,
    state,
    day: localDay(new Date(failed_at ?? unknown_at ?? '')),
    cause: Cause.nullable().parse(cause),
  }));
}

/**
 * Puts these doubtful letters of a bureau back in the queue, since staff say so. Those that are no
 * longer doubtful, or another bureau's, stay as they are. Returns how many go again. Throws for a
 * wave that is not open.
 */
export async function sendDoubtfulAgain(ctx: Ctx, owner: Owner, ids: readonly string[]): Promise<number> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, owner.wave);
    await getOpenWave(tx, owner.wave);
    await requireSecret(tx);
    return requeue(tx, await findOwn(tx, owner, ids));
  });
}

/**
 * Leaves these doubtful letters of a bureau as they are, for good. Returns how many. Throws for a
 * wave that is not open.
 */
export async function dismissDoubtful(ctx: Ctx, owner: Owner, ids: readonly string[]): Promise<number> {
  return transact(ctx, async (tx) => {
    await getOpenWave(tx, owner.wave);
    const found = await findOwn(tx, owner, ids);
    for (const some of batches(found)) {
      await tx.db.updateTable('outbox').set({ dismissed_at: tx.now().toISOString() }).where('id', 'in', some).execute();
    }
    return found.length;
  });
}

async function findOwn(tx: Tx, owner: Owner, ids: readonly string[]): Promise<string[]> {
  const found: { id: string; invitee: string; step: string }[] = [];
  for (const some of batches(ids)) {
    const rows = await doubtfulLetters(tx.db, owner)
      .select(['outbox.id', 'outbox.invitee', 'outbox.step'])
      .where('outbox.id', 'in', some)
      .$if(tx.database.kind === 'postgres', (query) => query.forUpdate('outbox'))
      .execute();
    found.push(...rows);
  }
  return lastOfEach(found).map(({ id }) => id);
}
