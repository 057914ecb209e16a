import { sql } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { hashOfLink, linkToken } from '../secret.js';
import { getFieldworkWave } from '../study/waves.js';
import { settleWhoAsks } from './asked-once.js';
import { hasOptedOut, optOut } from './opt-out.js';
import { hasLetters } from './outbox.js';
import { getOwnPerson, type OwnPerson, type Owner } from './own-people.js';
import { isRemoval, type Removal } from './removals.js';

/** The version of a link that was never renewed. */
const firstLink = 1;

/** Notes for one of a bureau's people that they want no more letters of the study. */
export async function optOutPerson(ctx: Ctx, owner: Owner, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const person = await getRemovable(tx, owner, id);
    if (person.state !== 'opted-out') await optOut(tx, person.id);
  });
}

/**
 * Takes one of a bureau's people off its list, for a reason. Before any letter nothing stays of
 * them; after one, be it to an address that was corrected since, they stay in what fieldwork
 * counts, get no more letters, and their link leads nowhere. Returns whether anything stays. Throws
 * for who answered, and for a closed wave.
 */
export async function removePerson(ctx: Ctx, owner: Owner, id: string, reason: Removal): Promise<{ stays: boolean }> {
  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `invitees of ${owner.wave}`);
    const person = await getRemovable(tx, owner, id);
    await tx.db.deleteFrom('draft').where('invitee', '=', person.id).execute();
    await tx.db
      .deleteFrom('outbox')
      .where('wave', '=', owner.wave)
      .where('invitee', '=', person.id)
      .where('claimed_at', 'is', null)
      .execute();
    const stays = (await hasLetters(tx, owner.wave, person.id)) || (await hasNewLink(tx, person));
    if (stays) await keepAs(tx, owner, person, reason);
    else {
      await tx.db.deleteFrom('awaiting').where('invitee', '=', person.id).execute();
      await tx.db.deleteFrom('invitee').where('id', '=', person.id).execute();
    }
    await settleWhoAsks(tx, owner.wave, [{ grp: person.group, email_key: keyOfAddress(person.email) }]);
    return { stays };
  });
}

/**
 * Puts somebody back on the list who was taken off it. The next letter has a new link. Throws for
 * who was not taken off.
 */
export async function putPersonBack(ctx: Ctx, owner: Owner, id: string): Promise<void> {
  const { study } = await getFieldworkWave(ctx, owner.wave);
  await transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `invitees of ${owner.wave}`);
    const { id: invitee, claim, email, group } = await getRemovable(tx, owner, id);
    if (claim === null || !isRemoval(claim)) throw problems.notFound();
    const opted = await hasOptedOut(tx, study, keyOfAddress(email));
    await tx.db
      .updateTable('invitee')
      .set({ claim: null, ...(!opted && { opted_out_at: null }) })
      .where('id', '=', invitee)
      .execute();
    await settleWhoAsks(tx, owner.wave, [{ grp: group, email_key: keyOfAddress(email) }]);
  });
}

/**
 * Somebody of whom it is not decided yet how asking ended: the wave is open, and they are silent.
 */
async function getRemovable(tx: Tx, owner: Owner, id: string): Promise<OwnPerson> {
  const { closedAt } = await getFieldworkWave(tx, owner.wave);
  const person = await getOwnPerson(tx, owner, id);
  if (closedAt !== null) throw problems.waveClosed(owner.wave);
  if (person.state === 'answered') throw problems.notFound();
  return person;
}

/** Whether the link was renewed: letters to an address before this one are no longer known. */
async function hasNewLink(tx: Tx, { id }: OwnPerson): Promise<boolean> {
  const { link_version } = await tx.db
    .selectFrom('invitee')
    .select('link_version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return link_version > firstLink;
}

async function keepAs(tx: Tx, { wave }: Owner, { id }: OwnPerson, claim: Removal): Promise<void> {
  const { link_version } = await tx.db
    .selectFrom('invitee')
    .select('link_version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await tx.db
    .updateTable('invitee')
    .set({
      claim,
      asked_through: null,
      opted_out_at: sql<string>`coalesce(opted_out_at, ${tx.now().toISOString()})`,
      link_version: link_version + 1,
      token_hash: hashOfLink(linkToken(tx.keys, wave, id, link_version + 1)),
    })
    .where('id', '=', id)
    .execute();
}
