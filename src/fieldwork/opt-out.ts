import type { Ctx } from '../context.js';
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

/**
 * Notes that a person wants no more letters of this study, in whichever group or wave, and drops what was answered
 * but not sent. Of a sample respondent only the draft goes.
 */
export async function optOut(ctx: Ctx, invitee: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { study, email_key, sample } = await tx.db
      .selectFrom('invitee')
      .innerJoin('wave', 'wave.slug', 'invitee.wave')
      .select(['wave.study', 'invitee.email_key', 'invitee.sample'])
      .where('invitee.id', '=', invitee)
      .executeTakeFirstOrThrow();
    if (sample) {
      await tx.db.deleteFrom('draft').where('invitee', '=', invitee).execute();
      return;
    }
    await tx.db
      .insertInto('opt_out')
      .values({ study, address: addressHash(tx, study, email_key) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const everywhere = await tx.db
      .selectFrom('invitee')
      .innerJoin('wave', 'wave.slug', 'invitee.wave')
      .select('invitee.id')
      .where('invitee.email_key', '=', email_key)
      .where('wave.study', '=', study)
      .execute();
    const ids = everywhere.map(({ id }) => id);
    await tx.db.deleteFrom('draft').where('invitee', 'in', ids).execute();
    await tx.db
      .updateTable('invitee')
      .set({ opted_out_at: tx.now().toISOString() })
      .where('id', 'in', ids)
      .where('opted_out_at', 'is', null)
      .execute();
  });
}
