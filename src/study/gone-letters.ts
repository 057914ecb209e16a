import type { Ctx } from '../context.js';
import { stepNames, type StepName } from './definition.js';

/** Returns the last step of which a letter of a wave went, or may have; undefined without any. */
export async function findLastGone(ctx: Ctx, wave: string): Promise<StepName | undefined> {
  for (const step of stepNames.toReversed()) {
    const gone = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('wave', '=', wave)
      .where('step', '=', step)
      .where('claimed_at', 'is not', null)
      .where('failed_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (gone) return step;
  }
  return undefined;
}
