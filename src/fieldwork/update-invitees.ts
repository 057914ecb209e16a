import type { Tx } from '../context.js';
import { keyOfAddress } from '../mail/address.js';
import { hashOfLink, linkToken } from '../secret.js';
import type { Invitee } from './match-invitees.js';

/** What of an invitee can be corrected. */
export type Corrected = Pick<Invitee, 'email' | 'name' | 'language' | 'external_id'>;

/**
 * Returns an invitee with corrected values. A corrected address gets a new link. That an address
 * was not the person's goes with the address; the person's own opt-out stays. `optedOutAt` is set
 * when the new address opted out before.
 */
export function corrected(invitee: Invitee, values: Corrected, optedOutAt: string | null): Invitee {
  const email_key = keyOfAddress(values.email);
  const elsewhere = invitee.email_key !== email_key;
  const misdirected = elsewhere && (invitee.claim === 'not-me' || invitee.claim === 'left');
  return {
    ...invitee,
    ...values,
    email_key,
    link_version: invitee.link_version + Number(elsewhere),
    opted_out_at: (misdirected ? null : invitee.opted_out_at) ?? optedOutAt,
    claim: misdirected ? null : invitee.claim,
  };
}

/**
 * Writes new values of invitees. A corrected address may be somebody else's: it has not bounced or
 * been invited yet, and what was filled in with the old link is deleted. Of the letters only an
 * invitation that still waits stays.
 */
export async function updateInvitees(tx: Tx, wave: string, invitees: readonly Invitee[]): Promise<void> {
  for (const { id, ...invitee } of invitees) {
    const token_hash = hashOfLink(linkToken(tx.keys, wave, id, invitee.link_version));
    const moved = await tx.db
      .updateTable('invitee')
      .set({ token_hash, bounced_at: null })
      .where('id', '=', id)
      .where('token_hash', '!=', token_hash)
      .executeTakeFirstOrThrow();
    await tx.db.updateTable('invitee').set(invitee).where('id', '=', id).execute();
    if (moved.numUpdatedRows === 0n) continue;
    await tx.db.deleteFrom('draft').where('invitee', '=', id).execute();
    await tx.db
      .deleteFrom('outbox')
      .where('wave', '=', wave)
      .where('invitee', 'in', (eb) => eb.selectFrom('awaiting').select('invitee').where('invitee', '=', id))
      .where((eb) => eb.or([eb('claimed_at', 'is not', null), eb('step', '!=', 'invitation')]))
      .execute();
    // It may have waited for the host of the old address.
    await tx.db
      .updateTable('outbox')
      .set(({ ref }) => ({
        not_before: ref('queued_at'),
        attempts: 0,
        error: null,
        smtp_code: null,
        smtp_status: null,
      }))
      .where('wave', '=', wave)
      .where('invitee', '=', id)
      .where('claimed_at', 'is', null)
      .execute();
  }
}
