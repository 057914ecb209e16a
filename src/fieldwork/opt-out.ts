import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { hmac } from '../secret.js';
import { saidByBureau } from './removals.js';

/**
 * Returns what is kept of an address after its owner opted out. It is a keyed hash, which only this
 * server can compare.
 */
export function addressHash(ctx: Ctx, study: string, emailKey: string): string {
  return hmac(ctx.keys.address, study, emailKey).toString('base64url');
}

/** Returns the hashes of everyone who opted out of a study. */
export async function listOptOuts(ctx: Ctx, study: string): Promise<Set<string>> {
  const rows = await ctx.db.selectFrom('opt_out').select('address').where('study', '=', study).execute();
  return new Set(rows.map((row) => row.address));
}

/** Returns whether the owner of an address opted out of a study. */
export async function hasOptedOut(ctx: Ctx, study: string, emailKey: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('opt_out')
    .select('address')
    .where('study', '=', study)
    .where('address', '=', addressHash(ctx, study, emailKey))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes that a person wants no more letters of this study. It holds in every group and wave, and
 * deletes answers that were not sent. Of a sample respondent only the draft is deleted, and nothing
 * is noted.
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
    for (const { id, wave, closed_at } of everywhere) if (closed_at) await recordProgress(tx, wave, [id]);
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
 * Withdraws an opt-out, and a claim not to work there any more, of who may still answer. Who said
 * to be somebody else takes nothing back. Waves that closed keep what they have: their outcomes are
 * counted.
 */
export async function takeBackOptOut(ctx: Ctx, invitee: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const { study, email_key, sample, closed_at, awaited, claim } = await getPerson(tx, invitee);
    if (sample || closed_at !== null || awaited === null || claim === 'not-me') return;
    await tx.db
      .deleteFrom('opt_out')
      .where('study', '=', study)
      .where('address', '=', addressHash(tx, study, email_key))
      .execute();
    const ids = (await listEverywhere(tx, study, email_key)).filter((one) => !one.closed_at).map(({ id }) => id);
    await tx.db
      .updateTable('invitee')
      .set({ opted_out_at: null })
      .where('id', 'in', ids)
      // Whom a bureau took off its list stays off it.
      .where((eb) => eb.or([eb('claim', 'is', null), eb('claim', 'not in', saidByBureau)]))
      .execute();
    await tx.db
      .updateTable('invitee')
      .set({ claim: null })
      .where('id', 'in', ids)
      .where('claim', '=', 'left')
      .execute();
  });
}

/**
 * Keeps how far deleted drafts of a closed wave had got. Its outcomes count that. Takes all drafts,
 * or some people's.
 */
export async function recordProgress(tx: Tx, wave: string, invitees?: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('invitee')
    .set((eb) => ({
      left_off: eb.selectFrom('draft').select('draft.reached').whereRef('draft.invitee', '=', 'invitee.id'),
    }))
    .where('wave', '=', wave)
    .where('id', 'in', (eb) => eb.selectFrom('draft').select('draft.invitee'))
    .$if(invitees !== undefined, (query) => query.where('id', 'in', invitees ?? []))
    .execute();
}

/** Selects who an invitee is, and whether the answers are still awaited. */
export function getPerson(tx: Tx, invitee: string) {
  return tx.db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .select(['wave.study', 'wave.closed_at', 'awaiting.invitee as awaited'])
    .select(['invitee.email_key', 'invitee.sample', 'invitee.claim'])
    .where('invitee.id', '=', invitee)
    .executeTakeFirstOrThrow();
}

/** Selects every invitee of the study with this address. They are of any group and wave. */
export function listEverywhere(tx: Tx, study: string, emailKey: string) {
  return tx.db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .select(['invitee.id', 'invitee.wave', 'wave.closed_at'])
    .where('invitee.email_key', '=', emailKey)
    .where('wave.study', '=', study)
    .execute();
}
