import { z } from 'zod';
import type { Ctx } from '../context.js';
import { batches } from '../database/batches.js';
import type { Invitee } from './match-invitees.js';

/** Somebody who is known, before and after a list. */
export interface ChangedInvitee {
  readonly before: Invitee;
  readonly after: Invitee;
}

/** What a list changes of somebody, as it is shown. */
export const ListChange = z.object({
  /** The name, else the address, by which the person is known. */
  who: z.string(),
  values: z.array(
    z.object({ what: z.enum(['email', 'name', 'language', 'externalId']), from: z.string(), to: z.string() }),
  ),
  /** Whether the link in a letter that went stops working. */
  losesLink: z.boolean(),
});
export type ListChange = z.infer<typeof ListChange>;

/** How many people who change are named. */
const mostNamed = 20;

/**
 * Returns the first of the changes, of whom a link stops working before others, and how many do.
 */
export async function describeChanges(
  ctx: Ctx,
  wave: string,
  changed: readonly ChangedInvitee[],
): Promise<{ changes: ListChange[]; losingLinks: number }> {
  const moved = changed.filter(({ before, after }) => before.email_key !== after.email_key);
  const losing = await findWritten(
    ctx,
    wave,
    moved.map(({ before }) => before.id),
  );
  const losesLink = ({ before }: ChangedInvitee) => losing.has(before.id);
  const sorted = [...changed].sort((one, other) => Number(losesLink(other)) - Number(losesLink(one)));
  return {
    changes: sorted
      .slice(0, mostNamed)
      .map((one) => ({ who: one.before.name || one.before.email, values: valuesOf(one), losesLink: losesLink(one) })),
    losingLinks: losing.size,
  };
}

function valuesOf({ before, after }: ChangedInvitee): ListChange['values'] {
  const values: ListChange['values'] = [
    { what: 'email', from: before.email, to: after.email },
    { what: 'name', from: before.name, to: after.name },
    { what: 'language', from: before.language, to: after.language },
    { what: 'externalId', from: before.external_id ?? '', to: after.external_id ?? '' },
  ];
  return values.filter(({ from, to }) => from !== to);
}

/** Those of these people who did not answer yet and to whom a letter went, or may have gone. */
async function findWritten(ctx: Ctx, wave: string, ids: readonly string[]): Promise<Set<string>> {
  const written = new Set<string>();
  for (const some of batches(ids)) {
    const rows = await ctx.db
      .selectFrom('outbox')
      .innerJoin('awaiting', 'awaiting.invitee', 'outbox.invitee')
      .select('outbox.invitee')
      .where('outbox.wave', '=', wave)
      .where('outbox.invitee', 'in', some)
      .where('outbox.claimed_at', 'is not', null)
      .where('outbox.failed_at', 'is', null)
      .execute();
    for (const { invitee } of rows) written.add(invitee);
  }
  return written;
}
