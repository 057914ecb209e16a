import type { Ctx } from '../context.js';
import { localDay } from '../language/local-day.js';
import { Disclosure } from '../study/definition.js';

/** A snapshot: what partners see of a closed wave, as it was when it was made. */
export interface Snapshot {
  /** Its name, which is when it was made: a time such as 2026-11-29T15:04:05.000Z. */
  readonly id: string;
  readonly wave: string;
  /** Null while only the coordinator looks at it. */
  readonly publishedAt: string | null;
  /** Whether another of its wave was made on the same day, in the Netherlands. */
  readonly sharesDay: boolean;
  /** The version of the product that made it. */
  readonly version: string;
  /** The rules of disclosure control that it was made by. */
  readonly rules: Disclosure;
}

/** Which snapshots somebody may look through. */
interface SnapshotQuery {
  readonly wave: string;
  /** The one that is asked for; the latest when left out. */
  readonly id?: string | undefined;
  /** Whether those that were not published yet count too. */
  readonly unpublished: boolean;
}

/** Returns the latest snapshot of a wave, or the one that is asked for; undefined without one. */
export async function findSnapshot(ctx: Ctx, { wave, id, unpublished }: SnapshotQuery): Promise<Snapshot | undefined> {
  const all = await listSnapshots(ctx, wave, { unpublished });
  return id === undefined ? all[0] : all.find((one) => one.id === id);
}

/**
 * Returns the snapshots of a wave, the latest first; those that were not published yet on demand.
 */
export async function listSnapshots(
  ctx: Ctx,
  wave: string,
  { unpublished }: Pick<SnapshotQuery, 'unpublished'>,
): Promise<Snapshot[]> {
  const rows = await ctx.db
    .selectFrom('snapshot')
    .select(['id', 'wave', 'published_at', 'version', 'rules'])
    .where('wave', '=', wave)
    .$if(!unpublished, (query) => query.where('published_at', 'is not', null))
    .orderBy('made_at', 'desc')
    .execute();
  const dayOf = ({ id }: { id: string }) => localDay(new Date(id));
  return rows.map(({ published_at, rules, ...row }) => ({
    ...row,
    rules: Disclosure.parse(JSON.parse(rules)),
    publishedAt: published_at,
    sharesDay: rows.some((other) => other.id !== row.id && dayOf(other) === dayOf(row)),
  }));
}

/** Returns every published snapshot of every wave, the latest first. */
export async function listPublished(ctx: Ctx): Promise<Pick<Snapshot, 'id' | 'wave'>[]> {
  return ctx.db
    .selectFrom('snapshot')
    .select(['id', 'wave'])
    .where('published_at', 'is not', null)
    .orderBy('made_at', 'desc')
    .execute();
}
