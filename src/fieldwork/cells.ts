import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import { getStudy } from '../study/stored.js';
import type { Wave } from './waves.js';

/** How fieldwork goes for one group of one bureau, in people. */
export interface FieldworkCell {
  readonly group: string;
  readonly bureau: string;
  /** For whom an invitation was queued or sent. */
  readonly invited: number;
  /** Whose invitation a mail server accepted and that did not come back. */
  readonly delivered: number;
  readonly bounced: number;
  readonly optedOut: number;
  /** Who began, or got to the end. */
  readonly started: number;
  readonly completed: number;
}

/** How many people of a group, or of one bureau's part of it, were invited; counted along an index. */
export async function countApproached(ctx: Ctx, wave: Wave, group: string, bureau?: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('wave', '=', wave.slug)
    .where('step', '=', 'invitation')
    .where('grp', '=', group)
    .$if(bureau !== undefined, (query) => query.where('bureau', '=', bureau ?? ''))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** A count of the joined rows that meet a condition. */
function people(condition: ReturnType<typeof sql<boolean>>) {
  return sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
}

/** The cells of a wave: every group of every bureau, also where nobody was asked. */
export async function countCells(ctx: Ctx, wave: Wave): Promise<FieldworkCell[]> {
  const { definition } = await getStudy(ctx, wave.study);
  const rows = await ctx.db
    .selectFrom('invitee as i')
    .leftJoin('outbox as o', (join) =>
      join.onRef('o.wave', '=', 'i.wave').onRef('o.invitee', '=', 'i.id').on('o.step', '=', 'invitation'),
    )
    .leftJoin('awaiting as a', 'a.invitee', 'i.id')
    .leftJoin('draft as d', 'd.invitee', 'i.id')
    .select([
      'i.grp',
      'i.bureau',
      people(sql`o.id is not null`).as('invited'),
      people(sql`o.accepted_at is not null and o.returned is null and i.bounced_at is null`).as('delivered'),
      people(sql`i.bounced_at is not null`).as('bounced'),
      people(sql`i.opted_out_at is not null`).as('optedOut'),
      people(sql`a.invitee is null or d.invitee is not null`).as('started'),
      people(sql`a.invitee is null and coalesce(i.claim, '') <> 'screened-out'`).as('completed'),
    ])
    .where('i.wave', '=', wave.slug)
    .where('i.sample', '=', 0)
    .groupBy(['i.grp', 'i.bureau'])
    .execute();
  return definition.groups.flatMap(({ slug: group }) =>
    definition.bureaus.map(({ slug: bureau }) => {
      const row = rows.find((candidate) => candidate.grp === group && candidate.bureau === bureau);
      return {
        group,
        bureau,
        invited: Number(row?.invited ?? 0),
        delivered: Number(row?.delivered ?? 0),
        bounced: Number(row?.bounced ?? 0),
        optedOut: Number(row?.optedOut ?? 0),
        started: Number(row?.started ?? 0),
        completed: Number(row?.completed ?? 0),
      };
    }),
  );
}
