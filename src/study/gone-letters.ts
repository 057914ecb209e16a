import type { Ctx } from '../context.js';
import { stepNames, type StepName } from './definition.js';

/** Returns the last step of which a letter of a wave went, or may have; undefined without any. */
export async function findLastGone(ctx: Ctx, wave: string): Promise<StepName | undefined> {
  const gone = await ctx.db
    .selectNoFrom(({ exists, selectFrom }) =>
      stepNames.map((step) =>
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .where('outbox.wave', '=', wave)
            .where('outbox.step', '=', step)
            .where('outbox.claimed_at', 'is not', null)
            .where('outbox.failed_at', 'is', null),
        ).as(step),
      ),
    )
    .executeTakeFirstOrThrow();
  return stepNames.findLast((step) => Boolean(gone[step]));
}
