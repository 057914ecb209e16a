import { z } from 'zod';
import { memoize } from '../memoize.js';
import { comparedOf, isBreak, type Compared } from '../questionnaire/comparability/comparability.js';
import type { Table } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { mannWhitney } from '../statistics/mann-whitney.js';
import { percentage, proportion } from '../statistics/units.js';
import { yieldToEventLoop } from '../event-loop.js';
import type { GroupCounts } from './counts.js';

/** A five-point scale as a whole in two waves. */
export const ScaleComparison = z
  .object({
    question: z.string(),
    text: Text,
    superiority: percentage.meta({
      description:
        'The chance, 0 to 100, that someone of now chose a later point than someone of then; a tie counts half.',
    }),
    delta: z.number().min(-1).max(1).meta({ description: 'The same from −1 to 1 (Cliff’s delta).' }),
    p: proportion.nullable().meta({ description: 'Mann–Whitney; null when all chose the same point.' }),
    method: z.enum(['mann-whitney-exact', 'mann-whitney-normal']),
  })
  .readonly()
  .meta({ id: 'ScaleComparison', description: 'A five-point scale as a whole in two waves.' });
export type ScaleComparison = z.infer<typeof ScaleComparison>;

/**
 * Returns the scales that both waves asked the same way. They are compared by the points that
 * people chose.
 */
export async function compareScales(
  tables: readonly Table[],
  now: GroupCounts,
  then: GroupCounts | undefined,
  compared: ReadonlyMap<string, Compared>,
): Promise<ScaleComparison[]> {
  if (!then) return [];
  const found: ScaleComparison[] = [];
  for (const table of tables) {
    if (table.shape !== 'scale' || isBreak(comparedOf(compared, table.id).comparability)) continue;
    const tested = testPoints(pointsOf(table, now), pointsOf(table, then));
    if (tested) found.push({ question: table.id, text: table.text, ...tested });
    await yieldToEventLoop();
  }
  return found;
}

function pointsOf({ id, options }: Table, { countOf }: GroupCounts): number[] {
  return options.filter(({ missing }) => !missing).map(({ code }) => countOf(id, code));
}

const testPoints = memoize(
  (now: readonly number[], then: readonly number[]): Omit<ScaleComparison, 'question' | 'text'> | undefined => {
    const tested = mannWhitney(now, then);
    if (!tested) return undefined;
    const { superiority, delta, p, pExact } = tested;
    return {
      superiority: 100 * superiority,
      delta,
      p: pExact ?? p ?? null,
      method: pExact === undefined ? 'mann-whitney-normal' : 'mann-whitney-exact',
    };
  },
  { max: 5000, key: (now, then) => `${now.join(' ')}, ${then.join(' ')}` },
);
