import type { Ctx } from '../context.js';
import type { OutboxTable } from '../database/tables.js';
import { getStudyWith } from '../study/stored.js';
import { localDay } from '../language/local-day.js';
import { stateOf } from './letter-state.js';
import type { Had } from './next-letter.js';
import type { Wave } from '../study/waves.js';

/** A part of a wave: all of it, a group or a bureau. */
export interface Part {
  readonly group?: string | undefined;
  readonly bureau?: string | undefined;
}

/** An invitee, why no more letters go to them, and which they had. */
export interface Person {
  readonly id: string;
  readonly grp: string;
  readonly bureau: string;
  readonly out: 'completed' | 'optedOut' | 'bounced' | undefined;
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
] as const;

/**
 * Yields everyone of a part of a wave, in pages. Sample respondents are left out. Throws for an
 * unknown group or bureau.
 */
export async function* listPeople(ctx: Ctx, wave: Wave, { group, bureau }: Part): AsyncGenerator<Person[]> {
  const { definition } = await getStudyWith(ctx, wave.study, { group, bureau });
  for (const { slug: grp } of definition.groups.filter(({ slug }) => slug === (group ?? slug))) {
    for (const { slug } of definition.bureaus.filter((known) => known.slug === (bureau ?? known.slug))) {
      for (let after = '', more = true; more;) {
        const page = await readPage(ctx, wave.slug, { grp, bureau: slug }, after);
        if (page.length) yield page;
        after = page.at(-1)?.id ?? '';
        more = page.length === pageSize;
      }
    }
  }
}

async function readPage(ctx: Ctx, wave: string, cell: { grp: string; bureau: string }, after: string) {
  const people = await ctx.db
    .selectFrom('invitee')
    .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .select(['invitee.id', 'invitee.opted_out_at', 'invitee.bounced_at', 'awaiting.invitee as awaited'])
    .where('invitee.wave', '=', wave)
    .where('invitee.grp', '=', cell.grp)
    .where('invitee.bureau', '=', cell.bureau)
    .where('invitee.id', '>', after)
    .where('invitee.sample', '=', 0)
    .orderBy('invitee.id')
    .limit(pageSize)
    .execute();
  if (!people.length) return [];
  const letters = await ctx.db
    .selectFrom('outbox')
    .select(letterColumns)
    .where('wave', '=', wave)
    .where(
      'invitee',
      'in',
      people.map(({ id }) => id),
    )
    .execute();
  const had = new Map<string, Had[]>();
  for (const letter of letters) had.set(letter.invitee, [...(had.get(letter.invitee) ?? []), toHad(letter)]);
  return people.map((person): Person => ({
    id: person.id,
    ...cell,
    out:
      person.awaited === null
        ? 'completed'
        : person.opted_out_at !== null
          ? 'optedOut'
          : person.bounced_at !== null
            ? 'bounced'
            : undefined,
    had: had.get(person.id) ?? [],
  }));
}

/**
 * What a letter in each state is to its receiver; one that is being sent may still return to the
 * queue.
 */
const asHad = { queued: 'waiting', claimed: 'waiting', accepted: 'gone', unknown: 'gone', failed: 'failed' } as const;

function toHad(letter: Pick<OutboxTable, (typeof letterColumns)[number]>): Had {
  return {
    step: letter.step,
    day: localDay(new Date(letter.accepted_at ?? letter.tried_at ?? letter.queued_at)),
    state: asHad[stateOf(letter)],
  };
}
