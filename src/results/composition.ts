import { z } from 'zod';
import type { Comparability } from '../questionnaire/comparability/comparability.js';
import { Code } from '../questionnaire/code.js';
import type { Table } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import type { Group } from '../statistics/group.js';
import { count } from '../statistics/units.js';
import type { StudyDefinition } from '../study/definition.js';
import { compareOnce } from './comparability.js';
import type { GroupCounts } from './counts.js';

const Share = z.object({ count, base: count }).readonly();

/** How people of a group divide over the answers to a background question, now and then. */
const CompositionPart = z
  .object({
    question: z.string(),
    text: Text,
    options: z.array(z.object({ code: Code, label: Text, now: Share, then: Share.optional() }).readonly()).readonly(),
  })
  .readonly();
export type CompositionPart = z.infer<typeof CompositionPart>;

/** Who took part: to be seen beside results, and no result itself. */
export const Composition = z
  .object({
    n: z.object({ now: count, then: count.optional() }).readonly(),
    parts: z.array(CompositionPart).readonly(),
    /** How many of those who answer now took part before; left out where that is not asked. */
    repeating: Share.optional(),
  })
  .readonly();
export type Composition = z.infer<typeof Composition>;

/** What makes shares of two times two different things, whoever took part. */
const otherShares: readonly Comparability[] = ['routing', 'scale', 'options'];

/**
 * Returns who took part now and then, by the background questions that the study names for the
 * group. `then` is left out of a question that it did not ask, or asked with other answers.
 */
export function composeGroup(
  { background, tookPartBefore }: StudyDefinition['groups'][number],
  now: GroupCounts,
  then: GroupCounts | undefined,
): Composition {
  const compared = then && compareOnce(then.questionnaire, now.questionnaire, []);
  const asksTheSame = (id: string) =>
    tablesOf(then).some((table) => table.id === id) &&
    compared?.get(id)?.changes.some((change) => otherShares.includes(change)) === false;
  return {
    n: { now: now.n, ...(then && { then: then.n }) },
    parts: tablesOf(now)
      .filter(({ id }) => background.includes(id))
      .map((table) => partOf(table, now, then && asksTheSame(table.id) ? then : undefined)),
    repeating: tookPartBefore && shareOf(now, tookPartBefore.question, tookPartBefore.codes),
  };
}

function tablesOf(counts: GroupCounts | undefined): Table[] {
  return counts?.questionnaire.questions.flatMap(({ results }) => results.tables) ?? [];
}

function partOf({ id, text, options }: Table, now: GroupCounts, then: GroupCounts | undefined): CompositionPart {
  const before = tablesOf(then).find((table) => table.id === id);
  const hadOption = (code: Code) => before?.options.some((option) => String(option.code) === String(code));
  return {
    question: id,
    text,
    options: options
      .filter(({ missing }) => missing === undefined)
      .map(({ code, label }) => ({
        code,
        label,
        now: shareOf(now, id, [code]),
        ...(then && hadOption(code) && { then: shareOf(then, id, [code]) }),
      })),
  };
}

function shareOf({ countOf }: GroupCounts, table: string, codes: readonly Code[]): Group {
  return { count: codes.reduce<number>((sum, code) => sum + countOf(table, code), 0), base: countOf(table) };
}
