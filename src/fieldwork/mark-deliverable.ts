import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { keyOfAddress } from '../mail/address.js';
import { problems } from '../problem.js';
import { getOpenWave } from '../study/waves.js';
import { hadSoftRow } from './soft-row.js';

/**
 * Takes back that an address of an open wave takes no letters, in every group. What came back or
 * was refused counts no more, also when its report is read again. Returns of how many people
 * something was taken back. Throws for an address that nobody in the wave has.
 */
export async function markDeliverable(ctx: Ctx, wave: string, email: string): Promise<number> {
  await getOpenWave(ctx, wave);
  return transact(ctx, async (tx) => {
    const people = await tx.db
      .selectFrom('invitee')
      .select(['id', 'bounced_at'])
      .where('wave', '=', wave)
      .where('email_key', '=', keyOfAddress(email))
      .where('sample', '=', 0)
      .execute();
    if (!people.length) throw problems.unknownAddress(email, wave);
    let marked = 0;
    for (const { id, bounced_at } of people) {
      const letters = await tx.db
        .selectFrom('outbox')
        .selectAll()
        .where('wave', '=', wave)
        .where('invitee', '=', id)
        .execute();
      if (bounced_at === null && !hadSoftRow(letters)) continue;
      await tx.db.updateTable('invitee').set({ bounced_at: null }).where('id', '=', id).execute();
      await tx.db
        .updateTable('outbox')
        .set({ cause: null })
        .where('wave', '=', wave)
        .where('invitee', '=', id)
        .execute();
      marked++;
    }
    return marked;
  });
}
