import type { Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { OutboxTable, Tables } from '../database/tables.js';
import type { StudyDefinition } from '../study/definition.js';
import { getStudyWith } from '../study/stored.js';
import { localDay } from '../language/local-day.js';
import { stateOf } from './letter-state.js';
import type { Had } from './next-letter.js';
import { hostOf, listRefusingHosts } from './refusing-hosts.js';
import { hadSoftRow } from './soft-row.js';
import type { Wave } from '../study/waves.js';

/** A part of a wave: all of it, a group or a bureau. */
export interface Part {
  readonly group?: string | undefined;
  readonly bureau?: string | undefined;
}

/** Why no more letters go to somebody, in the order in which they are told. */
export type Out = 'completed' | 'optedOut' | 'bounced' | 'softBounced' | 'hostRefuses';

/** An invitee, why no more letters go to them, and which they had. */
export interface Person {
  readonly id: string;
  readonly grp: string;
  readonly bureau: string;
  /** Whether it is this bureau that asks them, where several have them on their list. */
  readonly asks: boolean;
  readonly out: Out | undefined;
  readonly had: readonly Had[];
}

/** How many people are read at a time. */
const pageSize = 500;

const letterColumns = [
  'invitee',
  'step',
  'queued_at',
  'tried_at',
  'claimed_at',
  'accepted_at',
  'failed_at',
  'unknown_at',
  'cause',
] as const;
type LetterRow = Pick<OutboxTable, (typeof letterColumns)[number]>;

/**
 * Yields everyone of a part of a wave, in pages. Sample respondents are left out. Throws for an
 * unknown group or bureau.
 */
export async function* listPeople(ctx: Ctx, wave: Wave, part: Part): AsyncGenerator<Person[]> {
  const { definition } = await getStudyWith(ctx, wave.study, part);
  yield* pagesOfPeople(ctx.db, await findCells(ctx, wave, definition, part));
}

/** The cells of a wave of which people are read, and the hosts to which nothing is sent now. */
export interface PeopleCells {
  readonly wave: string;
  readonly cells: readonly { readonly grp: string; readonly bureau: string }[];
  readonly refusing: ReadonlySet<string>;
}

/** Returns the cells of a part of a wave. */
export async function findCells(
  ctx: Ctx,
  wave: Wave,
  definition: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  { group, bureau }: Part,
): Promise<PeopleCells> {
  const refusing = new Set((await listRefusingHosts(ctx)).map(({ host }) => host));
  const bureaus = definition.bureaus.filter(({ slug }) => slug === (bureau ?? slug));
  const groups = definition.groups.filter(({ slug }) => slug === (group ?? slug));
  const cells = groups.flatMap(({ slug: grp }) => bureaus.map(({ slug }) => ({ grp, bureau: slug })));
  return { wave: wave.slug, cells, refusing };
}

/** Yields everyone of some cells, in pages, each of one cell. It needs only a database. */
export async function* pagesOfPeople(
  db: Kysely<Tables>,
  { wave, cells, refusing }: PeopleCells,
): AsyncGenerator<Person[]> {
  for (const cell of cells) {
    for (let after = '', more = true; more;) {
      const page = await readPage(db, wave, cell, refusing, after);
      if (page.length) yield page;
      after = page.at(-1)?.id ?? '';
      more = page.length === pageSize;
    }
  }
}

async function readPage(
  db: Kysely<Tables>,
  wave: string,
  cell: { grp: string; bureau: string },
  refusing: ReadonlySet<string>,
  after: string,
) {
  const people = await db
    .selectFrom('invitee')
    .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .select(['invitee.id', 'invitee.email_key', 'invitee.opted_out_at', 'invitee.bounced_at', 'invitee.asked_through'])
    .select('awaiting.invitee as awaited')
    .where('invitee.wave', '=', wave)
    .where('invitee.grp', '=', cell.grp)
    .where('invitee.bureau', '=', cell.bureau)
    .where('invitee.id', '>', after)
    .where('invitee.sample', '=', 0)
    .orderBy('invitee.id')
    .limit(pageSize)
    .execute();
  if (!people.length) return [];
  const letters = await db
    .selectFrom('outbox')
    .select(letterColumns)
    .where('wave', '=', wave)
    .where(
      'invitee',
      'in',
      people.map(({ id }) => id),
    )
    .execute();
  const lettersOf = new Map<string, LetterRow[]>();
  for (const letter of letters) lettersOf.set(letter.invitee, [...(lettersOf.get(letter.invitee) ?? []), letter]);
  return people.map((person): Person => {
    const own = lettersOf.get(person.id) ?? [];
    const { id, asked_through } = person;
    return { id, ...cell, asks: asked_through === null, out: whyOut(person, own, refusing), had: own.map(toHad) };
  });
}

function whyOut(
  person: { awaited: string | null; opted_out_at: string | null; bounced_at: string | null; email_key: string },
  letters: readonly LetterRow[],
  refusing: ReadonlySet<string>,
): Out | undefined {
  if (person.awaited === null) return 'completed';
  if (person.opted_out_at !== null) return 'optedOut';
  if (person.bounced_at !== null) return 'bounced';
  if (hadSoftRow(letters)) return 'softBounced';
  return refusing.has(hostOf(person.email_key)) ? 'hostRefuses' : undefined;
}

/**
 * What a letter in each state is to its receiver; one that is being sent may still return to the
 * queue.
 */
const asHad = { queued: 'waiting', claimed: 'waiting', accepted: 'gone', unknown: 'gone', failed: 'failed' } as const;

function toHad(letter: LetterRow): Had {
  return {
    step: letter.step,
    day: localDay(new Date(letter.accepted_at ?? letter.tried_at ?? letter.queued_at)),
    state: asHad[stateOf(letter)],
  };
}
