import { sql } from 'kysely';
import type { Ctx } from '../context.js';

/** The people whom a wave invited. */
export interface Approached {
  readonly people: number;
  /** Those of them who turned out not to be meant; 0 until the wave is closed. */
  readonly screenedOut: number;
}

/** Of a wave without invitees. */
export const nobody: Approached = { people: 0, screenedOut: 0 };

/** The people of a group whom a wave invited, by all bureaus or by one. */
export type ApproachedIn = (group: string, bureau?: string) => Approached;

/**
 * Returns the people of groups whom a wave invited, by one statement along indexes. Whom several
 * bureaus brought counts once, in the bureau that asks. Who was screened out (4.10,
 * src/fieldwork/dispositions.ts) waits for closing: it is an answer (decision 0004).
 */
export async function countApproached(ctx: Ctx, wave: string, groups: readonly string[]): Promise<ApproachedIn> {
  const closed = sql`exists (select 1 from wave where slug = ${wave} and closed_at is not null)`;
  const asked = sql`i.wave = ${wave} and i.grp in (${sql.join(groups)}) and i.sample = 0
    and i.asked_through is null and ${closed}`;
  const stayed = sql`(i.claim is null and i.opted_out_at is null)`;
  const { rows } = await sql<{ grp: string; bureau: string; invited: number; people: number }>`
    select grp, bureau, 1 as invited, count(*) as people from outbox
      where wave = ${wave} and step = 'invitation' and grp in (${sql.join(groups)}) group by grp, bureau
    union all
    select i.grp, i.bureau, 1, -count(*) from invitee i
      inner join outbox o on o.wave = i.wave and o.invitee = i.id and o.step = 'invitation'
      where i.wave = ${wave} and i.grp in (${sql.join(groups)}) and i.asked_through is not null group by i.grp, i.bureau
    union all
    select i.grp, i.bureau, 0, count(*) from invitee i
      where (i.claim = 'screened-out' or i.left_off = 'screened-out') and ${asked} and (i.claim = 'screened-out' or ${stayed})
      group by i.grp, i.bureau
    union all
    select i.grp, i.bureau, 0, count(*) from draft d inner join invitee i on i.id = d.invitee
      where d.reached = 'screened-out' and ${asked} and ${stayed} group by i.grp, i.bureau
  `.execute(ctx.db);
  return (group, bureau) => {
    const own = rows.filter((row) => row.grp === group && (bureau === undefined || row.bureau === bureau));
    const sumOf = (invited: number) =>
      own.filter((row) => row.invited === invited).reduce((sum, { people }) => sum + Number(people), 0);
    return { people: sumOf(1), screenedOut: sumOf(0) };
  };
}
