import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '../context.js';
import type { Transmit } from '../mail/transmit.js';
import { addressees, composeLetter } from './compose.js';
import {
  claimLetter,
  isDue,
  markAccepted,
  markFailed,
  markUnknown,
  putBack,
  withdrawLetters,
  type Claim,
} from './outbox.js';
import { secretFits } from './secret-check.js';

/** Letters on their way at the same time, for one process. */
const atOnce = 5;
/** Tries of one letter before a passing refusal counts as a failure. */
const mostAttempts = 10;
/** How long an idle sender waits before it looks again, in milliseconds. */
const pause = 500;

/** Sends what is due until `signal` aborts; the queue is looked at twice a second. Goes on after `failed` was told why. */
export async function keepSending(
  ctx: Ctx,
  transmit: Transmit,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const sent = await sendDue(ctx, transmit, signal).catch((error: unknown) => {
      failed(error);
      return 0;
    });
    if (sent === 0) await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** Sends every letter that is due now and gives how many were tried. */
export async function sendDue(ctx: Ctx, transmit: Transmit, signal?: AbortSignal): Promise<number> {
  // With another SECRET nothing is sent: the letters wait until the right one is back.
  if (!(await isDue(ctx)) || !(await secretFits(ctx))) return 0;
  await withdrawLetters(ctx);
  let tried = 0;
  const work = async () => {
    for (;;) {
      const claim = signal?.aborted ? undefined : await claimLetter(ctx);
      if (!claim) return;
      tried++;
      await send(ctx, transmit, claim);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, work));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return tried;
}

async function send(ctx: Ctx, transmit: Transmit, claim: Claim): Promise<void> {
  const letter = await compose(ctx, claim).catch(async (error: unknown) => {
    await putBack(ctx, claim, 'not written');
    throw error;
  });
  const outcome = letter ? await transmit(letter) : ({ kind: 'refused', reason: 'no such letter' } as const);
  if (outcome.kind === 'accepted') await markAccepted(ctx, claim);
  else if (outcome.kind === 'unknown') await markUnknown(ctx, claim, outcome.reason);
  else if (outcome.kind === 'refused' || claim.attempts >= mostAttempts) await markFailed(ctx, claim, outcome.reason);
  else await putBack(ctx, claim, outcome.reason);
}

async function compose(ctx: Ctx, { step, invitee }: Claim) {
  return composeLetter(ctx, step, await addressees(ctx).where('invitee.id', '=', invitee).executeTakeFirstOrThrow());
}
