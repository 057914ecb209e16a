import type { Ctx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { getFieldworkWave } from '../study/waves.js';
import { settleWhoAsks } from './asked-once.js';
import { hasOptedOut } from './opt-out.js';
import { getOwnPerson, type Owner } from './own-people.js';
import { requireSecret } from './secret-check.js';
import { corrected, updateInvitees } from './update-invitees.js';

/** What staff correct of a person. */
export interface Correction {
  readonly email: string;
  readonly name: string;
  readonly language: string;
}

/**
 * Corrects one of a bureau's people. A corrected address gets a new link, and the old one no longer
 * works. Returns whether it is another address; or, under which name somebody else on the bureau's
 * list has it. Throws for who answered, and for a closed wave.
 */
export async function correctPerson(
  ctx: Ctx,
  owner: Owner,
  id: string,
  correction: Correction,
): Promise<{ moved: boolean } | { heldBy: string }> {
  const { study, closedAt } = await getFieldworkWave(ctx, owner.wave);
  if (closedAt !== null) throw problems.waveClosed(owner.wave);
  await requireSecret(ctx);
  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `invitees of ${owner.wave}`);
    const person = await getOwnPerson(tx, owner, id);
    if (person.state === 'answered') throw problems.notFound();
    const invitee = await tx.db
      .selectFrom('invitee')
      .select(['id', 'grp', 'bureau', 'email', 'email_key', 'name', 'language'])
      .select(['external_id', 'link_version', 'opted_out_at', 'claim'])
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    const key = keyOfAddress(correction.email);
    const holder = await tx.db
      .selectFrom('invitee')
      .select(['name', 'email'])
      .where('wave', '=', owner.wave)
      .where('grp', '=', invitee.grp)
      .where('bureau', '=', owner.bureau)
      .where('email_key', '=', key)
      .where('id', '<>', id)
      .executeTakeFirst();
    if (holder) return { heldBy: holder.name || holder.email };
    const before = (await hasOptedOut(tx, study, key)) ? tx.now().toISOString() : null;
    await updateInvitees(tx, owner.wave, [
      corrected(invitee, { ...correction, external_id: invitee.external_id }, before),
    ]);
    await settleWhoAsks(tx, owner.wave, [invitee, { grp: invitee.grp, email_key: key }]);
    return { moved: key !== invitee.email_key };
  });
}
