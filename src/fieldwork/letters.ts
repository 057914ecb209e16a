import type { Ctx, Tx } from '../context.js';
import { batches } from '../database/batches.js';
import { transact } from '../database/transact.js';
import type { StepName } from '../database/tables.js';
import { keyOfAddress } from '../mail/address.js';
import { requireSecret } from './secret-check.js';
import { getFieldworkWave, getOpenWave } from '../study/waves.js';

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
 * Puts failed or unknown letters of an open wave back in the queue, because somebody looked and decided so; to who is
 * still silent, to each only the last one, and only when no later letter went or waits. Their Message-ID is that of the
 * first time, so that a mailbox that did get it can tell. An address that does not exist is tried again where it is named
 * (`email`), and none to which a letter came back. Gives how many.
 */
export async function sendAgain(
  ctx: Ctx,
  which: Which & { wave: string; state: 'failed' | 'unknown' },
): Promise<number> {
  await getOpenWave(ctx, which.wave);
  await requireSecret(ctx);
  return transact(ctx, async (tx) => {
    const found = lastOfEach(await findResendable(tx, which));
    const now = tx.now().toISOString();
    for (const some of batches(found)) {
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

/** Failed or unknown letters that may be sent again. */
function findResendable(tx: Tx, which: Which & { state: 'failed' | 'unknown' }) {
  const state = which.state === 'failed' ? 'outbox.failed_at' : 'outbox.unknown_at';
  return meant(tx, which)
    .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
    .select(['outbox.id', 'outbox.invitee', 'outbox.step'])
    .where(state, 'is not', null)
    .where('invitee.opted_out_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as other')
            .select('other.id')
            .whereRef('other.wave', '=', 'outbox.wave')
            .whereRef('other.invitee', '=', 'outbox.invitee')
            .where((eb) =>
              eb.or([
                eb('other.returned', '=', 'hard'),
                // Steps go in the order of the alphabet, which is that of the plan.
                eb.and([
                  eb('other.step', '>', eb.ref('outbox.step')),
                  eb('other.failed_at', 'is', null),
                  eb('other.unknown_at', 'is', null),
                ]),
              ]),
            ),
        ),
      ),
    )
    .$if(which.email === undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('invitee.bounced_at', 'is', null), eb('outbox.error', 'not like', 'SMTP % 5.1.%')]),
      ),
    )
    .execute();
}

/** For each person the letter of the last step. */
function lastOfEach<L extends { readonly invitee: string; readonly step: StepName }>(letters: readonly L[]): L[] {
  const last = new Map<string, L>();
  for (const letter of letters) {
    const before = last.get(letter.invitee);
    if (!before || letter.step > before.step) last.set(letter.invitee, letter);
  }
  return [...last.values()];
}

function meant(ctx: Ctx, { wave, step, email }: Which) {
  return ctx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .$if(wave !== undefined, (query) => query.where('outbox.wave', '=', wave ?? ''))
    .$if(step !== undefined, (query) => query.where('outbox.step', 'in', step === undefined ? [] : [step]))
    .$if(email !== undefined, (query) => query.where('invitee.email_key', '=', keyOfAddress(email ?? '')));
}
