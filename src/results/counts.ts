import type { Ctx } from '../context.js';
import { statusOf, type Wave } from '../study/waves.js';
import { problems } from '../problem.js';
import type { Code } from '../questionnaire/code.js';
import { baseCode } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { everyone } from '../questionnaire/response.js';
import type { StudyDefinition } from '../study/definition.js';
import { findAskedQuestionnaire, getStudyWith } from '../study/stored.js';
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
  const asked = await findAskedQuestionnaire(ctx, wave.slug, group);
  if (!asked) return undefined;
  const visibility = visibilityOf(definition, wave);
  if (visibility === 'none') throw problems.interim();
  const figures =
    visibility === 'steps' ? await readInterim(ctx, wave.slug, group) : await readTallies(ctx, wave.slug, group);
  const cells = bureau === undefined ? Object.values(figures) : [figures[bureau] ?? {}];
  const countOf = (table: string, code: Code = baseCode) => {
    const key = countKey({ table, code: String(code) });
    return cells.reduce((sum, counts) => sum + (counts[key] ?? 0), 0);
  };
  return { questionnaire: asked.questionnaire, n: countOf(everyone), countOf };
}

/**
 * How figures of a wave may be seen now: as they are (`exact`), as they were at the last step of five responses (`steps`), or
 * not before it closes (`none`).
 */
export function visibilityOf({ privacy }: StudyDefinition, wave: Wave): 'exact' | 'steps' | 'none' {
  if (statusOf(wave) !== 'open' || privacy.interim === 'live') return 'exact';
  return privacy.interim;
}
