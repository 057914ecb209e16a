import { sql, type Kysely } from 'kysely';
import type { Ctx } from '../context.js';
import type { Tables } from '../database/tables.js';
import type { StudyDefinition } from '../study/definition.js';
import {
  dispositionOf,
  dispositionSoFar,
  eachDisposition,
  optedOut,
  ratesOf,
  waiting,
  type Disposition,
} from './dispositions.js';
import type { FieldworkCell } from './figures.js';

/** The counts of one group, bureau and disposition. */
interface PeopleRow extends Omit<FieldworkCell, 'group' | 'started' | 'dispositions' | 'rates'> {
  readonly started: number;
  readonly grp: string;
  readonly disposition: Disposition;
  readonly people: number;
}

/** The number of joined rows that meet a condition. */
function people(condition: ReturnType<typeof sql<boolean>>) {
  return sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
}

/**
 * What is counted: all of a closed wave, or (`soFar`) what does not wait for that. Whom several
 * bureaus brought counts once, in the bureau that asks; with `own` in that bureau, as its own list
 * has it.
 */
export interface Counted {
  readonly wave: string;
  readonly soFar: boolean;
  readonly own?: string | undefined;
}

/**
 * Returns the people of a wave by group, bureau and disposition. Reads everyone, so it runs in a
 * worker.
 */
export async function countPeople(db: Kysely<Tables>, { wave, soFar, own }: Counted): Promise<PeopleRow[]> {
  const screenedOut = soFar ? sql`1 = 0` : sql`coalesce(i.claim, '') = 'screened-out'`;
  return db
    .selectFrom('invitee as i')
    .innerJoin('wave as w', 'w.slug', 'i.wave')
    .leftJoin('outbox as o', (join) =>
      join.onRef('o.wave', '=', 'i.wave').onRef('o.invitee', '=', 'i.id').on('o.step', '=', 'invitation'),
    )
    .leftJoin('awaiting as a', 'a.invitee', 'i.id')
    .leftJoin('draft as d', 'd.invitee', 'i.id')
    .select([
      'i.grp',
      'i.bureau',
      (soFar ? dispositionSoFar : dispositionOf).as('disposition'),
      (eb) => eb.fn.countAll<number>().as('people'),
      people(sql`o.id is not null`).as('invited'),
      people(sql`o.accepted_at is not null and o.returned is null and i.bounced_at is null`).as('delivered'),
      people(sql`i.bounced_at is not null`).as('bounced'),
      people(optedOut).as('optedOut'),
      people(sql`a.invitee is null or coalesce(d.reached, i.left_off) is not null`).as('started'),
      people(sql`a.invitee is null and not (${screenedOut})`).as('completed'),
    ])
    .where('i.wave', '=', wave)
    .where('i.sample', '=', 0)
    .where((eb) => (own === undefined ? eb('i.asked_through', 'is', null) : eb('i.bureau', '=', own)))
    .groupBy(['i.grp', 'i.bureau', sql`disposition`])
    .execute();
}

/**
 * Returns the cells of a wave: every group of every bureau. They are there also where nobody was
 * asked.
 */
export async function countCells(
  ctx: Ctx,
  counted: Counted,
  definition: Pick<StudyDefinition, 'groups' | 'bureaus'>,
): Promise<FieldworkCell[]> {
  const rows = await ctx.database.readInWorker(import.meta.url, countPeople, counted, ctx.signal);
  return definition.groups.flatMap(({ slug: group }) =>
    definition.bureaus.map(({ slug: bureau }) => {
      const own = rows.filter((row) => row.grp === group && row.bureau === bureau);
      const total = (count: 'invited' | 'delivered' | 'bounced' | 'optedOut' | 'started' | 'completed') =>
        own.reduce((sum, row) => sum + Number(row[count]), 0);
      const dispositions = eachDisposition((code) =>
        counted.soFar && waiting.includes(code)
          ? null
          : Number(own.find((row) => row.disposition === code)?.people ?? 0),
      );
      return {
        group,
        bureau,
        invited: total('invited'),
        delivered: total('delivered'),
        bounced: total('bounced'),
        optedOut: total('optedOut'),
        started: counted.soFar ? null : total('started'),
        completed: total('completed'),
        dispositions,
        rates: ratesOf(dispositions),
      };
    }),
  );
}
