import type { Ctx } from '../context.js';
import { statusOf, type Wave } from '../fieldwork/waves.js';
import { problems } from '../problem.js';
import type { Code } from '../questionnaire/code.js';
import { baseCode } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { everyone } from '../questionnaire/response.js';
import { getQuestionnaire, getStudyWith } from '../study/stored.js';
import { countKey, readInterim, readTallies } from './tally.js';

/** What the responses of a group add up to, over all bureaus or of one. */
export interface GroupCounts {
  readonly questionnaire: Questionnaire;
  /** How many responses there are. */
  readonly n: number;
  /** How many have a code of a table; without a code, how many gave a substantive answer. */
  countOf(table: string, code?: Code): number;
}

/**
 * The counts of a group, unsuppressed, read from the tallies; undefined when the wave never asked the group. While the wave
 * is open they stand still between steps of five responses, or are refused, as the study's `privacy.interim` says.
 */
export async function readCounts(
  ctx: Ctx,
  wave: Wave,
  group: string,
  bureau?: string,
): Promise<GroupCounts | undefined> {
  const { definition } = await getStudyWith(ctx, wave.study, { group, bureau });
  const pinned = await ctx.db
    .selectFrom('wave_questionnaire')
    .select('questionnaire')
    .where('wave', '=', wave.slug)
    .where('grp', '=', group)
    .executeTakeFirst();
  if (!pinned) return undefined;
  const open = statusOf(wave) === 'open';
  if (open && definition.privacy.interim === 'none') throw problems.interim();
  const figures =
    open && definition.privacy.interim === 'steps'
      ? await readInterim(ctx, wave.slug, group)
      : await readTallies(ctx, wave.slug, group);
  const cells = bureau === undefined ? Object.values(figures) : [figures[bureau] ?? {}];
  const countOf = (table: string, code: Code = baseCode) => {
    const key = countKey({ table, code: String(code) });
    return cells.reduce((sum, counts) => sum + (counts[key] ?? 0), 0);
  };
  const { questionnaire } = await getQuestionnaire(ctx, pinned.questionnaire);
  return { questionnaire, n: countOf(everyone), countOf };
}
