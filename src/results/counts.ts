import type { Ctx } from '../context.js';
import type { Code } from '../questionnaire/code.js';
import { baseCode } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { everyone } from '../questionnaire/response.js';
import type { StudyDefinition } from '../study/definition.js';
import { listAskedQuestionnaires } from '../study/stored.js';
import { statusOf, type Wave } from '../study/waves.js';
import { countKey, type Counts } from './cell.js';
import { listInterim, listTallies } from './group-figures.js';

/** The counts of a group's responses, over all bureaus or of one. */
export interface GroupCounts {
  readonly questionnaire: Questionnaire;
  /** How many responses there are. */
  readonly n: number;
  /**
   * How many have a code of a table; without a code, how many gave a substantive answer; under
   * `askedCode`, how many were asked.
   */
  countOf(table: string, code?: Code): number;
}

/** The counts of groups in waves; undefined where a wave never asked the group. */
export type CountsIn = (wave: string, group: string) => GroupCounts | undefined;

/** How figures of a wave may be seen: as they are, in steps of five, or not before it closes. */
export type Visibility = 'exact' | 'steps' | 'none';

/** Returns how figures of a wave may be seen now. The study's `privacy.interim` decides. */
export function visibilityOf({ privacy }: StudyDefinition, wave: Wave): Visibility {
  if (statusOf(wave) !== 'open' || privacy.interim === 'live') return 'exact';
  return privacy.interim;
}

/**
 * Returns the counts of groups in waves, unsuppressed. Takes three statements, however many there
 * are. Counts of an open wave are the sum of what may be seen of its bureaus; one that shows none
 * yet has none.
 */
export async function readCounts(
  ctx: Ctx,
  definition: StudyDefinition,
  { waves, groups, bureau }: { waves: readonly Wave[]; groups: readonly string[]; bureau?: string | undefined },
): Promise<CountsIn> {
  const slugsOf = (visibility: Visibility) =>
    waves.filter((wave) => visibilityOf(definition, wave) === visibility).map(({ slug }) => slug);
  const [exact, inSteps] = [slugsOf('exact'), slugsOf('steps')];
  const asked = await listAskedQuestionnaires(ctx, [...exact, ...inSteps], groups);
  const stored = [...(await listTallies(ctx, exact, groups)), ...(await listInterim(ctx, inSteps, groups))];
  return (wave, group) => {
    const pinned = asked.find((one) => one.wave === wave && one.group === group);
    if (!pinned) return undefined;
    const cells = stored.filter(
      (cell) => cell.wave === wave && cell.group === group && cell.bureau === (bureau ?? cell.bureau),
    );
    return { questionnaire: pinned.questionnaire, ...countsOf(cells.map(({ counts }) => counts)) };
  };
}

function countsOf(cells: readonly Counts[]): Pick<GroupCounts, 'n' | 'countOf'> {
  const countOf = (table: string, code: Code = baseCode) => {
    const key = countKey({ table, code: String(code) });
    return cells.reduce((sum, counts) => sum + (counts[key] ?? 0), 0);
  };
  return { n: countOf(everyone), countOf };
}
