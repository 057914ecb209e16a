import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import type { StepName } from '../database/tables.js';
import { keyOfAddress } from './address.js';
import { getFieldworkWave, getOpenWave } from './waves.js';

export const letterStates = ['queued', 'accepted', 'failed', 'unknown'] as const;
export type LetterState = (typeof letterStates)[number];

/** A letter as staff see it. */
export interface Letter {
  readonly wave: string;
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

/** Which letters are meant; of all waves, steps and people where nothing is said. */
export interface Which {
  readonly wave?: string | undefined;
  readonly state?: LetterState | undefined;
  readonly step?: StepName | undefined;
  readonly email?: string | undefined;
}

/** Letters with the address that they are for, by address; refuses a wave that is not there. */
export async function listLetters(ctx: Ctx, which: Which): Promise<Letter[]> {
  if (which.wave !== undefined) await getFieldworkWave(ctx, which.wave);
  const rows = await meant(ctx, which)
    .selectAll('outbox')
    .select('invitee.email')
    .orderBy('invitee.email')
    .orderBy('outbox.wave')
    .orderBy('outbox.step')
    .execute();
  return rows
    .map((row): Letter => {
      const { accepted_at, failed_at, unknown_at } = row;
      return {
        wave: row.wave,
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
    .filter((letter) => letter.state === (which.state ?? letter.state));
}

/**
 * Puts failed or unknown letters of an open wave back in the queue, because somebody looked and decided so; only letters
 * to who is still silent. Their Message-ID is that of the first time, so that a mailbox that did get it can tell. Whose
 * address a mail server did not know is tried again; an unknown letter that came back is not. Gives how many.
 */
export async function sendAgain(
  ctx: Ctx,
  which: Which & { wave: string; state: 'failed' | 'unknown' },
): Promise<number> {
  await getOpenWave(ctx, which.wave);
  const failed = which.state === 'failed';
  return transact(ctx, async (tx) => {
    const found = await meant(tx, which)
      .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
      .select(['outbox.id', 'outbox.invitee'])
      .where(failed ? 'outbox.failed_at' : 'outbox.unknown_at', 'is not', null)
      .where('invitee.opted_out_at', 'is', null)
      .$if(!failed, (query) => query.where('invitee.bounced_at', 'is', null))
      .execute();
    const now = tx.now().toISOString();
    for (let start = 0; start < found.length; start += batch) {
      const some = found.slice(start, start + batch);
      await tx.db
        .updateTable('outbox')
        .set({ claimed_at: null, sender: null, failed_at: null, unknown_at: null, error: null })
        .set({ attempts: 0, not_before: now, until: null, returned: null, returned_at: null })
        .where(
          'id',
          'in',
          some.map(({ id }) => id),
        )
        .execute();
      await tx.db
        .updateTable('invitee')
        .set({ bounced_at: null })
        .where(
          'id',
          'in',
          some.map(({ invitee }) => invitee),
        )
        .execute();
    }
    return found.length;
  });
}

/** How many rows go into one statement, well under what both databases take. */
const batch = 500;

function meant(ctx: Ctx, { wave, step, email }: Which) {
  return ctx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .$if(wave !== undefined, (query) => query.where('outbox.wave', '=', wave ?? ''))
    .$if(step !== undefined, (query) => query.where('outbox.step', 'in', step === undefined ? [] : [step]))
    .$if(email !== undefined, (query) => query.where('invitee.email_key', '=', keyOfAddress(email ?? '')));
}
