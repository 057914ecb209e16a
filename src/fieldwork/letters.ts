import type { Ctx, Tx } from '../context.js';
import { batches } from '../database/batches.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { Cause, Returned } from '../mail/refusal.js';
import type { StepName } from '../study/definition.js';
import { lockLetters } from '../study/letters-lock.js';
import { lastOfEach, notOvertaken, placeInPlan } from './last-letters.js';
import { stateOf, type LetterState } from './letter-state.js';
import { hostOf, listRefusingHosts } from './refusing-hosts.js';
import { requeue } from './requeue.js';
import { hadSoftRow, type LetterEnd } from './soft-row.js';
import { requireSecret } from './secret-check.js';
import { getFieldworkWave, getOpenWave } from '../study/waves.js';

/** The states of a letter as staff see them: a claimed one is still queued. */
export const shownStates = ['queued', 'accepted', 'failed', 'unknown'] as const satisfies readonly LetterState[];
export type ShownState = (typeof shownStates)[number];

/** A letter as staff see it. */
export interface ListedLetter {
  readonly wave: string;
  readonly email: string;
  readonly group: string;
  readonly bureau: string;
  readonly step: string;
  readonly state: ShownState;
  /** When it was queued, or came to this state. */
  readonly since: string;
  readonly error: string | null;
  /** Whether it came back after it was accepted: for good, or for now. */
  readonly returned: Returned | null;
  /** The reply code of the mail server that did not accept it. */
  readonly smtpCode: number | null;
  /** What the refusal spoke of, at the mail server or in a report. */
  readonly cause: Cause | null;
  /** The host that refuses letters and for which it waits. */
  readonly waitsForHost: string | null;
  /** Whether its receiver gets no more, since three in a row did not arrive. */
  readonly softBounced: boolean;
}

/** Which letters: of all waves, steps and people where nothing is given. */
export interface Which {
  readonly wave?: string | undefined;
  readonly state?: ShownState | undefined;
  readonly step?: StepName | undefined;
  readonly email?: string | undefined;
}

/** Returns letters by address, wave and step. Throws for an unknown wave. */
export async function listLetters(ctx: Ctx, which: Which): Promise<ListedLetter[]> {
  if (which.wave !== undefined) await getFieldworkWave(ctx, which.wave);
  const rows = await meant(ctx, which)
    .selectAll('outbox')
    .select(['invitee.email', 'invitee.email_key'])
    .orderBy('invitee.email')
    .orderBy('outbox.wave')
    .orderBy(placeInPlan('outbox.step'))
    .execute();
  const hosts = await listRefusingHosts(ctx);
  const softBounced = await listSoftBounced(ctx, new Set(rows.filter(({ cause }) => cause).map((row) => row.invitee)));
  return rows
    .map((row): ListedLetter => {
      const state = stateOf(row);
      const host = hosts.find(({ host, until }) => host === hostOf(row.email_key) && until === row.not_before);
      return {
        wave: row.wave,
        email: row.email,
        group: row.grp,
        bureau: row.bureau,
        step: row.step,
        state: state === 'claimed' ? 'queued' : state,
        since: row.accepted_at ?? row.failed_at ?? row.unknown_at ?? row.queued_at,
        error: row.error,
        returned: Returned.nullable().parse(row.returned),
        smtpCode: row.smtp_code,
        cause: Cause.nullable().parse(row.cause),
        waitsForHost: state === 'queued' ? (host?.host ?? null) : null,
        softBounced: softBounced.has(row.invitee),
      };
    })
    .filter((letter) => letter.state === (which.state ?? letter.state));
}

/** Those of these people whose last three letters in a row did not arrive. */
async function listSoftBounced(ctx: Ctx, people: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const lettersOf = new Map<string, LetterEnd[]>();
  for (const some of batches([...people])) {
    const letters = await ctx.db.selectFrom('outbox').selectAll().where('invitee', 'in', some).execute();
    for (const letter of letters) lettersOf.set(letter.invitee, [...(lettersOf.get(letter.invitee) ?? []), letter]);
  }
  return new Set([...people].filter((person) => hadSoftRow(lettersOf.get(person) ?? [])));
}

/**
 * Puts failed or unknown letters of an open wave back in the queue. Staff decide so. It takes only
 * people who are still silent, of each only the last letter, and only when no later letter went or
 * waits. Their Message-ID stays that of the first time, so that a mailbox that did get it can
 * recognise it. An address that does not exist is tried again where it is named (`email`); one from
 * which a letter came back is not. Returns how many it queued.
 */
export async function sendAgain(
  ctx: Ctx,
  which: Which & { wave: string; state: 'failed' | 'unknown' },
): Promise<number> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, which.wave);
    await getOpenWave(tx, which.wave);
    await requireSecret(tx);
    const found = lastOfEach(await findResendable(tx, which));
    for (const some of batches(found)) {
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
    return requeue(
      tx,
      found.map(({ id }) => id),
    );
  });
}

/** Failed or unknown letters that may be sent again. */
function findResendable(tx: Tx, which: Which & { state: 'failed' | 'unknown' }) {
  const state = which.state === 'failed' ? 'outbox.failed_at' : 'outbox.unknown_at';
  return (
    meant(tx, which)
      .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
      .select(['outbox.id', 'outbox.invitee', 'outbox.step'])
      .where(state, 'is not', null)
      .where('invitee.opted_out_at', 'is', null)
      .where(notOvertaken)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('outbox as other')
              .select('other.id')
              .whereRef('other.wave', '=', 'outbox.wave')
              .whereRef('other.invitee', '=', 'outbox.invitee')
              .where('other.returned', '=', 'hard')
              .where('other.cause', '=', 'address'),
          ),
        ),
      )
      // A wrong address is tried again only where somebody names it.
      .$if(which.email === undefined, (query) => query.where('invitee.bounced_at', 'is', null))
      .execute()
  );
}

function meant(ctx: Ctx, { wave, step, email }: Which) {
  return ctx.db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .$if(wave !== undefined, (query) => query.where('outbox.wave', '=', wave ?? ''))
    .$if(step !== undefined, (query) => query.where('outbox.step', 'in', step === undefined ? [] : [step]))
    .$if(email !== undefined, (query) => query.where('invitee.email_key', '=', keyOfAddress(email ?? '')));
}
