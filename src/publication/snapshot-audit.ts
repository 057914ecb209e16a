import { z } from 'zod';
import type { Ctx } from '../context.js';
import { GroupRelease } from './disclosure/released.js';

/** What a snapshot showed of a group, and of which responses: a later one is checked beside it. */
export const GroupAudit = z
  .object({
    release: GroupRelease,
    /** A digest of the ids of each bureau's responses. */
    digests: z.record(z.string(), z.string()).readonly(),
    /** How many numbers could be derived before more was hidden. */
    found: z.int(),
  })
  .readonly();
export type GroupAudit = z.infer<typeof GroupAudit>;

const Audit = z.array(GroupAudit).readonly();

/** Returns what each published snapshot of a wave showed, the latest first. */
export async function listAudits(ctx: Ctx, wave: string): Promise<(readonly GroupAudit[])[]> {
  const rows = await ctx.db
    .selectFrom('snapshot')
    .select('audit')
    .where('wave', '=', wave)
    .where('published_at', 'is not', null)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(({ audit }) => Audit.parse(JSON.parse(audit)));
}

/** Returns what one snapshot shows, published or not. */
export async function readAudit(ctx: Ctx, snapshot: string): Promise<readonly GroupAudit[]> {
  const row = await ctx.db.selectFrom('snapshot').select('audit').where('id', '=', snapshot).executeTakeFirstOrThrow();
  return Audit.parse(JSON.parse(row.audit));
}
