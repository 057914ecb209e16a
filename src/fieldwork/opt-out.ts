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

/**
 * Notes that a person wants no more letters of this study, in whichever group or wave, and drops what was answered
 * but not sent. Of a sample respondent only the draft goes.
 */
export async function optOut(ctx: Ctx, invitee: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { study, email_key, sample } = await getPerson(tx, invitee);
    if (sample) {
      await tx.db.deleteFrom('draft').where('invitee', '=', invitee).execute();
      return;
    }
    await tx.db
      .insertInto('opt_out')
      .values({ study, address: addressHash(tx, study, email_key) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const everywhere = await listEverywhere(tx, study, email_key);
    const ids = everywhere.map(({ id }) => id);
    await keepHowFarTheyGot(
      tx,
      everywhere.filter(({ closed_at }) => closed_at).map(({ id }) => id),
    );
    await tx.db.deleteFrom('draft').where('invitee', 'in', ids).execute();
    await tx.db
      .updateTable('invitee')
      .set({ opted_out_at: tx.now().toISOString() })
      .where('id', 'in', ids)
      .where('opted_out_at', 'is', null)
      .execute();
  });
}

/**
 * Takes back an opt-out, and what was said of not being the person meant, for who may still answer. Waves that closed
 * keep what they knew: their outcomes are counted.
 */
export async function takeBackOptOut(ctx: Ctx, invitee: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { study, email_key, sample, closed_at, awaited } = await getPerson(tx, invitee);
    if (sample || closed_at !== null || awaited === null) return;
    await tx.db
      .deleteFrom('opt_out')
      .where('study', '=', study)
      .where('address', '=', addressHash(tx, study, email_key))
      .execute();
    const ids = (await listEverywhere(tx, study, email_key)).filter((one) => !one.closed_at).map(({ id }) => id);
    await tx.db.updateTable('invitee').set({ opted_out_at: null }).where('id', 'in', ids).execute();
    await tx.db
      .updateTable('invitee')
      .set({ claim: null })
      .where('id', 'in', ids)
      .where('claim', 'in', ['not-me', 'left'])
      .execute();
  });
}

/** Keeps of drafts that go how far they got: it is what the outcome of a closed wave counts. */
export async function keepHowFarTheyGot(tx: Tx, invitees: readonly string[]): Promise<void> {
  if (!invitees.length) return;
  await tx.db
    .updateTable('invitee')
    .set((eb) => ({
      left_off: eb.selectFrom('draft').select('draft.reached').whereRef('draft.invitee', '=', 'invitee.id'),
    }))
    .where('id', 'in', invitees)
    .where('id', 'in', (eb) => eb.selectFrom('draft').select('draft.invitee'))
    .execute();
}

/** Who an invitee is, and whether the answers are still awaited. */
export function getPerson(tx: Tx, invitee: string) {
  return tx.db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .select(['wave.study', 'wave.closed_at', 'invitee.email_key', 'invitee.sample', 'awaiting.invitee as awaited'])
    .where('invitee.id', '=', invitee)
    .executeTakeFirstOrThrow();
}

/** Every invitee of the study with this address, in whichever group or wave. */
export function listEverywhere(tx: Tx, study: string, emailKey: string) {
  return tx.db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .select(['invitee.id', 'wave.closed_at'])
    .where('invitee.email_key', '=', emailKey)
    .where('wave.study', '=', study)
    .execute();
}
