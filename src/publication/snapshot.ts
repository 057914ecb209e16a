import type { Ctx } from '../context.js';

/** A snapshot: what partners see of a closed wave, as it was when it was made. */
export interface Snapshot {
  /** Its name, which is when it was made: a time such as 2026-11-29T15:04:05.000Z. */
  readonly id: string;
  readonly wave: string;
  /** Null while only the coordinator looks at it. */
  readonly publishedAt: string | null;
  /** The version of the product that made it. */
  readonly version: string;
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
  const row = await ctx.db
    .selectFrom('snapshot')
    .select(['id', 'wave', 'published_at', 'version'])
    .where('wave', '=', wave)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(!unpublished, (query) => query.where('published_at', 'is not', null))
    .orderBy('made_at', 'desc')
    .executeTakeFirst();
  return row && { id: row.id, wave: row.wave, publishedAt: row.published_at, version: row.version };
}

/** Returns every snapshot of a wave, published or only prepared, the latest first. */
export async function listSnapshots(ctx: Ctx, wave: string): Promise<Snapshot[]> {
  const rows = await ctx.db
    .selectFrom('snapshot')
    .select(['id', 'wave', 'published_at', 'version'])
    .where('wave', '=', wave)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ published_at, ...row }) => ({ ...row, publishedAt: published_at }));
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
