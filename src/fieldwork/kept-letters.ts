import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { localDay } from '../language/local-day.js';
import type { Owner } from './own-people.js';

/** A letter that was written as a file, since there is no mail server. */
export interface KeptLetter {
  readonly invitee: string;
  readonly name: string;
  readonly email: string;
  readonly step: string;
  /** The date in the Netherlands on which it was written. */
  readonly day: string;
}

/**
 * Returns a bureau's last letters, `most` of them, to people who are still silent. Of those who
 * answered it tells nothing: it would say when.
 */
export async function listKept(ctx: Ctx, owner: Owner, most: number): Promise<KeptLetter[]> {
  return ctx.database.readInWorker(import.meta.url, readKept, { ...owner, most }, ctx.signal);
}

/** Returns the same. Reads every letter of the bureau, so it runs in a worker. */
export async function readKept(
  db: Kysely<Tables>,
  { wave, bureau, most }: Owner & { readonly most: number },
): Promise<KeptLetter[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
    .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
    .select(['outbox.invitee', 'outbox.step', 'outbox.accepted_at', 'invitee.name', 'invitee.email'])
    .where('outbox.wave', '=', wave)
    .where('outbox.bureau', '=', bureau)
    .where('outbox.accepted_at', 'is not', null)
    .whereRef('invitee.email_key', '<>', 'invitee.id')
    .orderBy('outbox.accepted_at', 'desc')
    .orderBy('outbox.id')
    .limit(most)
    .execute();
  return rows.map(({ accepted_at, ...row }) => ({ ...row, day: localDay(new Date(accepted_at ?? '')) }));
}
