import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '../context.js';
import { holdProcessLock } from '../database/process-lock.js';
import type { TransmitOutcome, Transmit } from '../mail/outcome.js';
import { getOnlyStudy } from '../study/stored.js';
import { claimLetters, type ClaimedLetter, type EndedTry, type Limits } from './claim-letters.js';
import { composeLetter, withReturnPath } from './compose.js';
import { isDue, markAbandoned, markUnknown, withdrawLetters } from './outbox.js';
import { secretFits } from './secret-check.js';

/** Letters that one process sends at the same time. */
const atOnce = 5;
/** Attempts of one letter before a temporary refusal counts as a failure. */
const mostAttempts = 10;
/** How long an idle sender waits before it looks again, in milliseconds. */
const pause = 500;
/**
 * How long a sender waits, once a letter ended, for others to end too, in milliseconds: one commit
 * then serves them all.
 */
const gathering = 10;
/** How often a sender withdraws letters that need not go any more, in milliseconds. */
const tidying = 60_000;

export interface Sender {
  /** Sends every letter that is due now and returns how many were tried. */
  sendDue(signal?: AbortSignal): Promise<number>;
  /** Ends the sender, once nothing is being sent: letters that it still has are then unknown. */
  leave(): Promise<void>;
}

/**
 * The states of a sender:
 *
 *   idle         nothing was due when it last looked
 *   sending      letters are being sent; each round notes which attempts ended and claims more
 *   interrupted  a round failed: which letters it claimed is not known
 *
 *   idle → sending         a letter is due
 *   sending → idle         all that was due has been tried and noted
 *   sending → interrupted  a round threw
 *   interrupted → idle     the next look noted what ended, and marked the rest as unknown
 */
type SenderState = 'idle' | 'sending' | 'interrupted';

/**
 * Sends what is due until `signal` aborts. An idle sender looks twice a second. Continues after an
 * error, which goes to `failed`.
 */
export async function keepSending(
  sender: Sender,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const tried = await sender.sendDue(signal).catch((error: unknown) => {
      failed(error);
      return 0;
    });
    if (tried === 0) await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Returns a sender of this process. Letters of a sender that died become unknown when the next one
 * looks.
 */
export async function openSender(ctx: Ctx, transmit: Transmit): Promise<Sender> {
  const name = ctx.newId();
  const leave = await holdProcessLock(ctx.database, name);
  let state: SenderState = 'idle';
  /** Attempts that ended and are not noted yet; they outlive a short outage of the database. */
  const ended: EndedTry[] = [];
  let tidied = -Infinity;
  let fault: { error: unknown } | undefined;

  const tryLetter = async (letter: ClaimedLetter): Promise<void> => {
    const written = await composeLetter(ctx, letter.step, letter.to).catch((error: unknown) => {
      fault = { error };
      return null;
    });
    const outcome: TransmitOutcome =
      written === null
        ? { kind: 'deferred', reason: 'not written' }
        : written === undefined
          ? { kind: 'refused', reason: 'no such letter', cause: undefined }
          : await transmit(withReturnPath(ctx, written, letter.id));
    ended.push(judgeTry(ctx, letter, outcome));
  };

  /** One round: notes the attempts that ended, and claims at most `most` letters. */
  const noteAndClaim = async (most: number, limits: Limits): Promise<ClaimedLetter[]> => {
    const noted = [...ended];
    const claimed = await claimLetters(ctx, name, noted, most, limits);
    ended.splice(0, noted.length);
    return claimed;
  };

  const recover = async (): Promise<void> => {
    await noteAndClaim(0, {});
    await markUnknown(ctx, name);
    state = 'idle';
  };

  // With another SECRET nothing is sent: the letters wait until the right one is back.
  const hasWork = async () => ended.length > 0 || ((await isDue(ctx)) && (await secretFits(ctx)));

  const tidy = async (): Promise<void> => {
    if (performance.now() - tidied <= tidying) return;
    await withdrawLetters(ctx);
    tidied = performance.now();
  };

  const sendAll = async (limits: Limits, signal: AbortSignal | undefined): Promise<number> => {
    const underWay = new Set<Promise<void>>();
    let tried = 0;
    try {
      do {
        const claimed = await noteAndClaim(signal?.aborted ? 0 : atOnce - underWay.size, limits);
        tried += claimed.length;
        for (const letter of claimed) {
          const sending = tryLetter(letter).finally(() => underWay.delete(sending));
          underWay.add(sending);
        }
        const nothingToDo = ended.length === 0 && (claimed.length === 0 || underWay.size === atOnce);
        if (underWay.size > 0 && nothingToDo) await letSomeEnd(underWay);
      } while (underWay.size > 0 || ended.length > 0);
      return tried;
    } finally {
      await Promise.allSettled(underWay);
    }
  };

  const sendDue = async (signal?: AbortSignal): Promise<number> => {
    await markAbandoned(ctx, name);
    if (state === 'interrupted') await recover();
    if (!(await hasWork())) return 0;
    await tidy();
    const { limits = {} } = (await getOnlyStudy(ctx)).definition.mail;
    state = 'sending';
    let tried: number;
    try {
      tried = await sendAll(limits, signal);
      state = 'idle';
    } finally {
      if (state === 'sending') state = 'interrupted';
    }
    if (!fault) return tried;
    const { error } = fault;
    fault = undefined;
    throw error;
  };

  return { sendDue, leave };
}

/**
 * Waits until a letter ended, and a moment for others; a slow one does not delay what is queued
 * meanwhile.
 */
async function letSomeEnd(underWay: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.race([...underWay, wait(pause, undefined, { ref: false })]);
  await Promise.race([Promise.all(underWay), wait(gathering)]);
}

/** The state in which an attempt leaves a letter; each wait is twice as long as the one before. */
function judgeTry(ctx: Ctx, letter: ClaimedLetter, outcome: TransmitOutcome): EndedTry {
  if (outcome.kind === 'accepted') return { letter, state: 'accepted' };
  const { reason, answer } = outcome;
  const at = ctx.now();
  if (outcome.kind === 'unknown') return { letter, state: 'unknown', at, reason, answer };
  if (outcome.kind === 'refused' || letter.attempts >= mostAttempts) {
    const cause = outcome.kind === 'refused' ? outcome.cause : undefined;
    return { letter, state: 'failed', at, reason, answer, cause };
  }
  const notBefore = new Date(at.getTime() + 2 ** (letter.attempts - 1) * 60_000);
  return { letter, state: 'queued', at, reason, answer, notBefore };
}
