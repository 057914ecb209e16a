import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { problems } from '../problem.js';
import { dispositionSoFar } from './dispositions.js';
import { personStateOf, type PersonState } from './person-state.js';

/** Whose people: those whom a bureau brought into a wave. */
export interface Owner {
  readonly wave: string;
  readonly bureau: string;
}

/** One of a bureau's own people, as its staff see them. */
export interface OwnPerson {
  readonly id: string;
  readonly group: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly externalId: string | null;
  readonly state: PersonState;
  /** Why the questionnaire is not for this person, if it is not. */
  readonly claim: string | null;
}

/**
 * Selects a bureau's own people of a wave, and how asking each ended so far. Nobody is found in any
 * other way: another bureau's people are not there, nor are samples and people without a name.
 */
export function ownPeople(db: Kysely<Tables>, { wave, bureau }: Owner) {
  return db
    .selectFrom('invitee as i')
    .innerJoin('wave as w', 'w.slug', 'i.wave')
    .leftJoin('outbox as o', (join) =>
      join.onRef('o.wave', '=', 'i.wave').onRef('o.invitee', '=', 'i.id').on('o.step', '=', 'invitation'),
    )
    .leftJoin('awaiting as a', 'a.invitee', 'i.id')
    .select(['i.id', 'i.grp', 'i.email', 'i.name', 'i.language', 'i.external_id', 'i.claim'])
    .select(dispositionSoFar.as('disposition'))
    .where('i.wave', '=', wave)
    .where('i.bureau', '=', bureau)
    .where('i.sample', '=', 0)
    .whereRef('i.email_key', '<>', 'i.id');
}

/** A row of `ownPeople`. */
export type OwnPersonRow = Awaited<ReturnType<ReturnType<typeof ownPeople>['executeTakeFirstOrThrow']>>;

/** Returns a person out of a row of `ownPeople`. */
export function toOwnPerson(row: OwnPersonRow): OwnPerson {
  const state = personStateOf(row.disposition);
  return {
    id: row.id,
    group: row.grp,
    email: row.email,
    name: row.name,
    language: row.language,
    externalId: row.external_id,
    state,
    // That somebody was screened out is an answer.
    claim: state === 'not-meant' ? row.claim : null,
  };
}

/** Returns one of a bureau's own people. Throws alike for somebody else's and for nobody. */
export async function getOwnPerson(ctx: Ctx, owner: Owner, id: string): Promise<OwnPerson> {
  const row = await ownPeople(ctx.db, owner).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw problems.notFound();
  return toOwnPerson(row);
}
