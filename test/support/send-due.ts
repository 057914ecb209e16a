import type { Ctx } from '../../src/context.js';
import { openSender } from '../../src/fieldwork/sender.js';
import type { Transmit } from '../../src/mail/outcome.js';

/** Sends what is due with a sender that then leaves; gives how many letters were tried. */
export async function sendDue(ctx: Ctx, transmit: Transmit): Promise<number> {
  const sender = await openSender(ctx, transmit);
  try {
    return await sender.sendDue();
  } finally {
    await sender.leave();
  }
}

/** Accepts every letter and keeps none. */
export const acceptAll: Transmit = () => Promise.resolve({ kind: 'accepted' });
