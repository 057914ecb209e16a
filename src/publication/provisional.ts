import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import { statusOf } from '../study/waves.js';
import { seesLive, type WaveView } from './view.js';

/** How much of an open wave its figures are of, for one group. */
export interface Provisional {
  readonly group: string;
  /** Of how many people figures are shown. */
  readonly shown: number;
  /** How many have come to the end: sent, or turned out not to be meant. Who is which waits. */
  readonly finished: number;
}

/**
 * Returns of how many people the figures of an open wave are, by group, and how many have come to
 * the end. Undefined when nothing is provisional: closed, or no figures to see. Both numbers are
 * told elsewhere too, so that no subtraction tells more (decision 0004). One statement.
 */
export async function readProvisional(ctx: Ctx, view: WaveView): Promise<readonly Provisional[] | undefined> {
  const { wave, visibility, study } = view;
  if (statusOf(wave) !== 'open' || visibility === 'none' || !seesLive(view)) return undefined;
  const shown =
    visibility === 'steps'
      ? sql`select grp, n as shown, 0 as finished from interim where wave = ${wave.slug} and figures is not null`
      : sql`select grp, 1 as shown, 0 as finished from response where wave = ${wave.slug}`;
  const { rows } = await sql<{ grp: string; shown: number; finished: number }>`
    select grp, sum(shown) as shown, sum(finished) as finished from (
      ${shown} union all select grp, 0, completed from completed_day where wave = ${wave.slug}
    ) as counted group by grp
  `.execute(ctx.db);
  return study.definition.groups.map(({ slug: group }) => {
    const own = rows.find(({ grp }) => grp === group);
    const [shown, finished] = [Number(own?.shown ?? 0), Number(own?.finished ?? 0)];
    return { group, shown, finished: Math.max(shown, finished) };
  });
}
