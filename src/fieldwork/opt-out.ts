import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { hmac } from '../secret.js';

/** What is kept of an address after its owner opted out: a keyed hash, which only this server can compare. */
export function addressHash(ctx: Ctx, study: string, emailKey: string): string {
  return hmac(ctx.keys.address, study, emailKey).toString('base64url');
}

/** The hashes of everyone who opted out of a study. */
export async function listOptOuts(ctx: Ctx, study: string): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('opt_out').select('address').where('study', '=', study).execute();
  return new Set(rows.map((row) => row.address));
}

/** Notes that a person wants no more letters of this study, and drops what was answered but not sent. */
export async function optOut(
  ctx: Ctx,
  invitee: { id: string; study: string; email_key: string; sample: number },
): Promise<void> {
  await transact(ctx, async (tx: Tx) => {
    await tx.db.deleteFrom('draft').where('invitee', '=', invitee.id).execute();
    if (invitee.sample) return;
    await tx.db
      .insertInto('opt_out')
      .values({ study: invitee.study, address: addressHash(tx, invitee.study, invitee.email_key) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx.db
      .updateTable('invitee')
      .set({ opted_out_at: tx.now().toISOString() })
      .where('email_key', '=', invitee.email_key)
      .where('opted_out_at', 'is', null)
      .where('wave', 'in', (eb) => eb.selectFrom('wave').select('slug').where('study', '=', invitee.study))
      .execute();
  });
}
