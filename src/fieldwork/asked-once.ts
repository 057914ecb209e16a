import { sql } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { batches } from '../database/batches.js';
import { transact } from '../database/transact.js';
import { localDay } from '../language/local-day.js';
import { hmac } from '../secret.js';
import { movedTo } from './letter-state.js';
import { hasLetters } from './outbox.js';
import { saidByBureau } from './removals.js';

/*
 * Several bureaus may bring the same person of a group, and none may learn of another: being a
 * client is a secret. Each keeps a row of its own; one of them asks (`asked_through` is null), and
 * the letters of the others go nowhere. docs/decisions/0033-asked-once.md
 */

/** Somebody of a wave, as lists are compared: by address, within a group. */
interface Listed {
  readonly grp: string;
  readonly email_key: string;
}

/**
 * Settles which bureau asks each of these people, after their rows or addresses changed. It is who
 * wrote to them already, else one by lot.
 */
export async function settleWhoAsks(tx: Tx, wave: string, people: readonly Listed[]): Promise<void> {
  const unsettled: Listed[] = [];
  for (const keys of batches([...new Set(people.map(({ email_key }) => email_key))])) {
    unsettled.push(...(await findSeveral(tx, wave, keys)));
  }
  for (const person of unsettled) {
    const same = await listSame(tx, wave, person);
    if (!same.length) continue;
    const asker = (await findWhoWrote(tx, wave, same)) ?? drawLot(tx, wave, same);
    await letAsk(
      tx,
      asker,
      same.map(({ id }) => id),
    );
  }
}

/** Those of these addresses that are on several lists, or were. */
function findSeveral(tx: Tx, wave: string, keys: readonly string[]): Promise<Listed[]> {
  return tx.db
    .selectFrom('invitee')
    .select(['grp', 'email_key'])
    .where('wave', '=', wave)
    .where('sample', '=', 0)
    .where('email_key', 'in', keys)
    .groupBy(['grp', 'email_key'])
    .having((eb) => eb.or([eb(eb.fn.countAll(), '>', 1), eb(eb.fn.max('asked_through'), 'is not', null)]))
    .execute();
}

/** Whom a bureau took off its list is asked by another one, or by none. */
function listSame(tx: Tx, wave: string, { grp, email_key }: Listed): Promise<Row[]> {
  return tx.db
    .selectFrom('invitee')
    .select(['id', 'grp', 'bureau', 'email_key', 'asked_through'])
    .where('wave', '=', wave)
    .where('sample', '=', 0)
    .where('grp', '=', grp)
    .where('email_key', '=', email_key)
    .where((eb) => eb.or([eb('claim', 'is', null), eb('claim', 'not in', saidByBureau)]))
    .execute();
}

type Row = Listed & { readonly id: string; readonly bureau: string; readonly asked_through: string | null };

async function findWhoWrote(tx: Tx, wave: string, same: readonly Row[]): Promise<string | undefined> {
  for (const { id } of same.filter(({ asked_through }) => asked_through === null)) {
    if (await hasLetters(tx, wave, id)) return id;
  }
  return undefined;
}

/** The lot is drawn by a keyed hash: it is nobody's choice, and comes out the same each time. */
function drawLot(tx: Tx, wave: string, same: readonly Row[]): string {
  const lotOf = ({ grp, bureau, email_key }: Row) =>
    hmac(tx.keys.address, 'who asks', wave, grp, bureau, email_key).toString('hex');
  return same.reduce((a, b) => (lotOf(a) < lotOf(b) ? a : b)).id;
}

async function letAsk(tx: Tx, asker: string, same: readonly string[]): Promise<void> {
  await tx.db.updateTable('invitee').set({ asked_through: null, mirrored_on: null }).where('id', '=', asker).execute();
  await tx.db
    .updateTable('invitee')
    .set({ asked_through: asker })
    .where('id', 'in', same)
    .where('id', '!=', asker)
    .execute();
}

/** A letter that a sender has claimed, to somebody who may be asked through another bureau. */
interface ClaimedLetter {
  readonly id: string;
  readonly to: { readonly invitee: string; readonly wave: string; readonly asked_through?: string | null };
}

/**
 * Returns whether a claimed letter goes nowhere, since another bureau writes to this person; it is
 * then noted as accepted. If the other never wrote, this one asks from now on.
 */
export async function endIfAskedElsewhere(tx: Tx, { id, to }: ClaimedLetter): Promise<boolean> {
  const { invitee, wave, asked_through: other = null } = to;
  if (other === null) return false;
  // Holds back a letter that is being queued for the other: it waits until this commits.
  if (tx.database.kind === 'postgres') await sql`select id from invitee where id = ${other} for update`.execute(tx.db);
  if (!(await hasLetters(tx, wave, other))) {
    const same = await tx.db
      .selectFrom('invitee')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', other), eb('asked_through', '=', other)]))
      .execute();
    await letAsk(
      tx,
      invitee,
      same.map((row) => row.id),
    );
    return false;
  }
  const now = tx.now();
  await tx.db.updateTable('outbox').set(movedTo('accepted', now.toISOString())).where('id', '=', id).execute();
  await tx.db
    .updateTable('invitee')
    .set({ mirrored_on: localDay(now) })
    .where('id', '=', invitee)
    .where('mirrored_on', 'is', null)
    .execute();
  return true;
}

/**
 * Brings those who are asked through another bureau up to date, once a day: what became of the
 * asking shows in their own rows as if it had been their bureau's. Never on the day of a letter,
 * and never at the time that something happened.
 */
export async function mirrorOutcomes(ctx: Ctx): Promise<void> {
  const today = localDay(ctx.now());
  const rows = await ctx.db
    .selectFrom('invitee as own')
    .innerJoin('invitee as other', 'other.id', 'own.asked_through')
    .innerJoin('wave', 'wave.slug', 'own.wave')
    .leftJoin('awaiting', 'awaiting.invitee', 'other.id')
    .leftJoin('draft', 'draft.invitee', 'other.id')
    .select(['own.id', 'other.claim', 'other.bounced_at', 'other.opted_out_at', 'other.left_off'])
    .select(['awaiting.invitee as awaited', 'wave.closed_at', 'draft.reached'])
    .where('own.asked_through', 'is not', null)
    .where('own.mirrored_on', '<', today)
    .where((eb) => eb.or([eb('wave.closed_at', 'is', null), eb('own.mirrored_on', '<=', eb.ref('wave.closed_at'))]))
    .execute();
  for (const { id, claim, bounced_at, opted_out_at, left_off, awaited, closed_at, reached } of rows) {
    await transact(ctx, async (tx) => {
      if (awaited === null) await tx.db.deleteFrom('awaiting').where('invitee', '=', id).execute();
      const atNight = `${today}T00:00:00.000Z`;
      await tx.db
        .updateTable('invitee')
        .set({
          mirrored_on: today,
          bounced_at: bounced_at && atNight,
          left_off: closed_at === null ? null : (left_off ?? reached),
        })
        .set((eb) => ({
          claim: eb.fn.coalesce('claim', eb.val(claim)),
          opted_out_at: eb.fn.coalesce('opted_out_at', eb.val(opted_out_at && atNight)),
        }))
        .where('id', '=', id)
        .execute();
    });
  }
}
