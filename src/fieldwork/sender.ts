import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '../context.js';
import type { OutboxTable } from '../database/tables.js';
import { holdProcessLock } from '../database/process-lock.js';
import type { Outcome, Transmit } from '../mail/transmit.js';
import { getOnlyStudy } from '../study/stored.js';
import { composeLetter, withReturnPath } from './compose.js';
import { isDue, markUnknown, markAbandoned, withdrawLetters } from './outbox.js';
import { secretFits } from './secret-check.js';
import { takeTurn, type Claim, type Ending } from './turn.js';

/** Letters on their way at the same time, for one process. */
const atOnce = 5;
/** Tries of one letter before a passing refusal counts as a failure. */
const mostAttempts = 10;
/** How long an idle sender waits before it looks again, in milliseconds. */
const pause = 500;
/** How long a sender waits, once a letter ended, for others to end too: one commit then serves them all; in milliseconds. */
const gathering = 10;
/** How often a sender takes letters back that need not go any more, in milliseconds. */
const tidying = 60_000;

export interface Sender {
  /** Sends every letter that is due now and gives how many were tried. */
  sendDue(signal?: AbortSignal): Promise<number>;
  /** Ends, once nothing is being sent: what it still had in hand is then unknown. */
  leave(): Promise<void>;
}

/** Sends what is due until `signal` aborts; the queue is looked at twice a second. Goes on after `failed` was told why. */
export async function keepSending(
  sender: Sender,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const sent = await sender.sendDue(signal).catch((error: unknown) => {
      failed(error);
      return 0;
    });
    if (sent === 0) await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** Begins to send in this process. What a sender that died had in hand becomes unknown when the next one looks. */
export async function openSender(ctx: Ctx, transmit: Transmit): Promise<Sender> {
  const name = ctx.newId();
  const leave = await holdProcessLock(ctx.database, name);
  /** Tries that ended and are not noted yet; they outlive a database that is away for a moment. */
  const endings: Ending[] = [];
  let tidied = -Infinity;
  let broken = false;
  let fault: { error: unknown } | undefined;

  const send = async (claim: Claim): Promise<void> => {
    const letter = await composeLetter(ctx, claim.step, claim.to).catch((error: unknown) => {
      fault = { error };
      return null;
    });
    const outcome: Outcome =
      letter === null
        ? { kind: 'deferred', reason: 'not written' }
        : letter === undefined
          ? { kind: 'refused', reason: 'no such letter', noSuchAddress: false }
          : await transmit(withReturnPath(ctx, letter, claim.id));
    endings.push(judge(ctx, claim, outcome));
  };

  /** After a turn of which the end is not known: notes what ended, and loses what it may have taken up unheard. */
  const pickUp = async (): Promise<void> => {
    const noted = [...endings];
    await takeTurn(ctx, name, noted, 0, {});
    endings.splice(0, noted.length);
    await markUnknown(ctx, name);
    broken = false;
  };

  const sendDue = async (signal?: AbortSignal): Promise<number> => {
    await markAbandoned(ctx, name);
    if (broken) await pickUp();
    // With another SECRET nothing is sent: the letters wait until the right one is back.
    if (endings.length === 0 && !((await isDue(ctx)) && (await secretFits(ctx)))) return 0;
    if (performance.now() - tidied > tidying) {
      await withdrawLetters(ctx);
      tidied = performance.now();
    }
    const { limits = {} } = (await getOnlyStudy(ctx)).definition.mail;
    const underWay = new Set<Promise<void>>();
    let tried = 0;
    broken = true;
    try {
      do {
        const free = signal?.aborted ? 0 : atOnce - underWay.size;
        const noted = [...endings];
        const claims = await takeTurn(ctx, name, noted, free, limits);
        endings.splice(0, noted.length);
        tried += claims.length;
        for (const claim of claims) {
          const sending = send(claim).finally(() => underWay.delete(sending));
          underWay.add(sending);
        }
        const nothingToDo = endings.length === 0 && (claims.length === 0 || underWay.size === atOnce);
        if (underWay.size > 0 && nothingToDo) {
          // One that takes long does not keep what is queued meanwhile.
          await Promise.race([...underWay, wait(pause, undefined, { ref: false })]);
          await Promise.race([Promise.all(underWay), wait(gathering)]);
        }
      } while (underWay.size > 0 || endings.length > 0);
      broken = false;
    } finally {
      await Promise.allSettled(underWay);
    }
    if (fault) {
      const { error } = fault;
      fault = undefined;
      throw error;
    }
    return tried;
  };

  return { sendDue, leave };
}

/** What is noted of a letter: it went, nobody knows, it failed for good, or it waits again, each time twice as long. */
function judge(ctx: Ctx, claim: Claim, outcome: Outcome): Ending {
  if (outcome.kind === 'accepted') return { claim, otherwise: undefined };
  const now = ctx.now();
  const at = now.toISOString();
  const error = outcome.reason;
  const noSuchAddress = outcome.kind === 'refused' && outcome.noSuchAddress;
  const ending = (values: Partial<OutboxTable>) => ({
    claim,
    otherwise: { values: { ...values, error }, noSuchAddress },
  });
  if (outcome.kind === 'unknown') return ending({ unknown_at: at });
  if (outcome.kind === 'refused' || claim.attempts >= mostAttempts) return ending({ failed_at: at });
  const again = new Date(now.getTime() + 2 ** (claim.attempts - 1) * 60_000);
  return ending({ claimed_at: null, sender: null, not_before: again.toISOString() });
}
