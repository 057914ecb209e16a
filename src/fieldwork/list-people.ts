import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { fold } from '../files/names.js';
import { localDay } from '../language/local-day.js';
import { placeOf } from '../study/definition.js';
import { stateOf, type LetterState } from './letter-state.js';
import { ownPeople, toOwnPerson, type OwnPerson, type Owner } from './own-people.js';
import { personStates, type PersonState } from './person-state.js';

/** How many people a page of the list has. */
export const peoplePerPage = 50;

/** What a list can be in the order of. */
export const peopleOrders = ['name', 'email', 'state'] as const;
export type PeopleOrder = (typeof peopleOrders)[number];

/** Which of a bureau's people are asked for. */
export interface PeopleAsked {
  readonly owner: Owner;
  /** The groups of the study. */
  readonly groups: readonly string[];
  /** Words of a name, address or external id; empty for everybody. */
  readonly search: string;
  readonly state: PersonState | undefined;
  readonly order: PeopleOrder;
  /** The person after whom the page begins; empty for the first page. */
  readonly after: string;
  /** How many people a page has; `peoplePerPage` if left out. */
  readonly perPage?: number;
}

/** The last letter to somebody. */
export interface LastLetter {
  readonly step: string;
  readonly state: LetterState;
  /** The date in the Netherlands on which it was queued, or came to its state. */
  readonly day: string;
}

/** Somebody on the list. Who answered has no letter there: it would say when. */
export interface ListedPerson extends OwnPerson {
  readonly letter: LastLetter | null;
}

/** A page of the list. */
export interface PeoplePage {
  readonly people: readonly ListedPerson[];
  /** How many of the bureau's people are in each state, whatever is asked for. */
  readonly counts: Readonly<Record<PersonState, number>>;
  /** How many were found, and the place of the first of this page, from 1. */
  readonly found: number;
  readonly first: number;
  /** After whom the page before this one and the next begin; null where there is none. */
  readonly before: string | null;
  readonly next: string | null;
}

/** Returns a page of a bureau's people. */
export function listOwnPeople(ctx: Ctx, asked: PeopleAsked): Promise<PeoplePage> {
  return ctx.database.readInWorker(import.meta.url, readPeople, asked, ctx.signal);
}

/**
 * Returns the same. Reads all of the bureau's people, so it runs in a worker. A page begins
 * after a person, not at a number, so that none is missed when somebody is added.
 */
export async function readPeople(db: Kysely<Tables>, asked: PeopleAsked): Promise<PeoplePage> {
  const { owner, groups, state, order, after, perPage = peoplePerPage } = asked;
  const rows = await ownPeople(db, owner).where('i.grp', 'in', groups).execute();
  const all = rows.map(toOwnPerson);
  const found = all.filter(matching(asked.search)).filter((person) => person.state === (state ?? person.state));
  found.sort(inOrder(order));
  const start = found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + perPage);
  const letters = await readLastLetters(db, owner, page);
  return {
    people: page.map((person) => ({ ...person, letter: letters.get(person.id) ?? null })),
    counts: countStates(all),
    found: found.length,
    first: start + 1,
    before: start === 0 ? null : (found[start - perPage - 1]?.id ?? ''),
    next: start + perPage < found.length ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Whether each word is in a name, address or external id, as `fold` compares them. */
function matching(search: string): (person: OwnPerson) => boolean {
  const words = search.split(/\s+/).map(fold).filter(Boolean);
  if (!words.length) return () => true;
  return ({ name, email, externalId }) => {
    const texts = [name, email, externalId ?? ''].map(fold);
    return words.every((word) => texts.some((text) => text.includes(word)));
  };
}

const { compare } = new Intl.Collator('nl', { sensitivity: 'base', numeric: true });

function inOrder(order: PeopleOrder): (a: OwnPerson, b: OwnPerson) => number {
  const byName = (a: OwnPerson, b: OwnPerson) =>
    Number(a.name === '') - Number(b.name === '') || compare(a.name, b.name) || compare(a.email, b.email);
  const first = {
    name: byName,
    email: (a: OwnPerson, b: OwnPerson) => compare(a.email, b.email),
    state: (a: OwnPerson, b: OwnPerson) => personStates.indexOf(a.state) - personStates.indexOf(b.state),
  }[order];
  return (a, b) => first(a, b) || byName(a, b) || (a.id < b.id ? -1 : 1);
}

function countStates(people: readonly OwnPerson[]): Record<PersonState, number> {
  const counts = Object.fromEntries(personStates.map((state) => [state, 0])) as Record<PersonState, number>;
  for (const { state } of people) counts[state]++;
  return counts;
}

async function readLastLetters(
  db: Kysely<Tables>,
  { wave }: Owner,
  people: readonly OwnPerson[],
): Promise<Map<string, LastLetter>> {
  const ids = people.filter(({ state }) => state !== 'answered').map(({ id }) => id);
  if (!ids.length) return new Map();
  const letters = await db
    .selectFrom('outbox')
    .selectAll()
    .where('wave', '=', wave)
    .where('invitee', 'in', ids)
    .execute();
  return new Map(
    letters
      .sort((a, b) => placeOf(a.step) - placeOf(b.step))
      .map((row) => {
        const day = localDay(new Date(row.accepted_at ?? row.failed_at ?? row.unknown_at ?? row.queued_at));
        return [row.invitee, { step: row.step, state: stateOf(row), day }];
      }),
  );
}
