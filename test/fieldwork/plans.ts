import { readOurStudy } from '../../src/commands/first-start.js';
import type { Ctx } from '../../src/context.js';
import type { Limits } from '../../src/fieldwork/claim-letters.js';
import { toJson } from '../../src/files/json.js';
import type { Step } from '../../src/study/definition.js';
import { getOnlyStudy } from '../../src/study/stored.js';

/** Loads the study again with these limits. */
export async function limit(ctx: Ctx, limits: Limits): Promise<void> {
  const { definition, baseline } = await getOnlyStudy(ctx);
  const changed = { baseline, definition: { ...definition, mail: { ...definition.mail, limits } } };
  await ctx.db
    .updateTable('study')
    .set({ definition: toJson(changed), loaded_at: ctx.now().toISOString() })
    .execute();
}

/** The steps of our study. */
export function getOurSteps(): readonly Step[] {
  return readOurStudy().study.definition.mail.steps;
}
