import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from './address.js';
import { getFieldworkWave, getOpenWave } from './waves.js';

export const letterStates = ['queued', 'accepted', 'failed', 'unknown'] as const;
export type LetterState = (typeof letterStates)[number];

/** A letter as staff see it. */
export interface Letter {
  readonly email: string;
  readonly group: string;
  readonly bureau: string;
  readonly step: string;
  readonly state: LetterState;
  /** When it was queued, or when it came to this state. */
  readonly since: string;
  readonly error: string | null;
  /** Whether it came back after it was accepted: for good, or for now. */
  readonly returned: 'hard' | 'soft' | null;
}

/** Which letters are meant; of all steps and people where nothing is said. */
export interface Which {
  readonly wave: string;
  readonly state?: LetterState | undefined;
  readonly step?: string | undefined;
  readonly email?: string | undefined;
}

/** The letters of a wave, by address. */
export async function listLetters(ctx: Ctx, { wave, state, step, email }: Which): Promise<Letter[]> {
  await getFieldworkWave(ctx, wave);
  const rows = await ctx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .selectAll('outbox')
    .select('invitee.email')
    .where('outbox.wave', '=', wave)
    .$if(step !== undefined, (query) => query.where('outbox.step', '=', step ?? ''))
    .$if(email !== undefined, (query) => query.where('invitee.email_key', '=', keyOfAddress(email ?? '')))
    .orderBy('invitee.email')
    .orderBy('outbox.step')
    .execute();
  return rows
    .map((row): Letter => {
      const { accepted_at, failed_at, unknown_at } = row;
      return {
        email: row.email,
        group: row.grp,
        bureau: row.bureau,
        step: row.step,
        state: accepted_at ? 'accepted' : failed_at ? 'failed' : unknown_at ? 'unknown' : 'queued',
        since: accepted_at ?? failed_at ?? unknown_at ?? row.queued_at,
        error: row.error,
        returned: row.returned,
      };
    })
    .filter((letter) => letter.state === (state ?? letter.state));
}

/**
 * Puts failed or unknown letters of an open wave back in the queue, because somebody looked and decided so. Their
 * Message-ID is that of the first time, so that a mailbox that did get it can tell. Whoever a mail server called unknown
 * is tried again. Gives how many.
 */
export async function sendAgain(ctx: Ctx, which: Which & { state: 'failed' | 'unknown' }): Promise<number> {
  const { wave, state, step, email } = which;
  await getOpenWave(ctx, wave);
  return transact(ctx, async (tx) => {
    const found = await tx.db
      .selectFrom('outbox')
      .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
      .select(['outbox.id', 'outbox.invitee'])
      .where('outbox.wave', '=', wave)
      .where(state === 'failed' ? 'outbox.failed_at' : 'outbox.unknown_at', 'is not', null)
      .$if(step !== undefined, (query) => query.where('outbox.step', '=', step ?? ''))
      .$if(email !== undefined, (query) => query.where('invitee.email_key', '=', keyOfAddress(email ?? '')))
      .execute();
    const now = tx.now().toISOString();
    for (const { id, invitee } of found) {
      await tx.db
        .updateTable('outbox')
        .set({ claimed_at: null, sender: null, failed_at: null, unknown_at: null, error: null })
        .set({ attempts: 0, not_before: now, until: null, returned: null, returned_at: null })
        .where('id', '=', id)
        .execute();
      await tx.db.updateTable('invitee').set({ bounced_at: null }).where('id', '=', invitee).execute();
    }
    return found.length;
  });
}
