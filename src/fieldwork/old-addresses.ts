import { sql } from 'kysely';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { getStudy } from '../study/stored.js';

/**
 * Removes names and addresses of waves that closed long enough ago; the study sets how many months.
 * The people stay, nameless, in what fieldwork counts, and opt-outs stay recognised.
 */
export async function dropOldAddresses(ctx: Ctx): Promise<void> {
  const closed = await ctx.db.selectFrom('wave').selectAll().where('closed_at', 'is not', null).execute();
  for (const wave of closed) {
    const { definition } = await getStudy(ctx, wave.study);
    const keptUntil = Date.parse(wave.closed_at ?? '') + definition.privacy.contactDays * 86_400_000;
    if (ctx.now().getTime() < keptUntil) continue;
    await transact(ctx, (tx) =>
      tx.db
        .updateTable('invitee')
        .set({ email: sql.ref('id'), email_key: sql.ref('id'), name: '', external_id: null })
        .where('wave', '=', wave.slug)
        .where('sample', '=', 0)
        .whereRef('email_key', '<>', 'id')
        .execute(),
    );
  }
}
