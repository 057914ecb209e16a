import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { getPerson, listEverywhere, optOut } from './opt-out.js';
import { saidByBureau } from './removals.js';

/**
 * What a wrong recipient can claim: the letter is for somebody else, or for who no longer works
 * there.
 */
export const wrongRecipients = ['not-me', 'left'] as const;
export type WrongRecipient = (typeof wrongRecipients)[number];

/**
 * Notes that a letter reached the wrong person, or an abandoned address. Nothing of the study goes
 * there any more, as after an opt-out; but when the address is corrected, who is found there may be
 * asked. A screen-out stays one, and so does what a bureau said.
 */
export async function noteWrongRecipient(ctx: Ctx, invitee: string, claim: WrongRecipient): Promise<void> {
  await transact(ctx, async (tx) => {
    await optOut(tx, invitee);
    const { study, email_key, sample } = await getPerson(tx, invitee);
    if (sample) return;
    const everywhere = await listEverywhere(tx, study, email_key);
    // The claim is about the address; but the outcomes of a wave that closed are counted.
    const ids = everywhere.filter(({ closed_at }) => !closed_at).map(({ id }) => id);
    if (!ids.length) return;
    await tx.db
      .updateTable('invitee')
      .set({ claim })
      .where('id', 'in', ids)
      .where((eb) => eb.or([eb('claim', 'is', null), eb('claim', 'not in', ['screened-out', ...saidByBureau])]))
      .execute();
  });
}
