import { z } from 'zod';
import { comparedOf, isBreak, type Compared } from '../questionnaire/comparability/comparability.js';
import type { Table } from '../questionnaire/question.js';
import { Text } from '../language/text.js';
import { superiorityOf } from '../statistics/mann-whitney.js';
import { percentage } from '../statistics/units.js';
import type { GroupCounts } from './counts.js';

/** A five-point scale as a whole in two waves. */
export const ScaleComparison = z
  .object({
    question: z.string(),
    text: Text,
    towards: Text.meta({ description: 'The label of its last point.' }),
    superiority: percentage.meta({
      description:
        'The chance, 0 to 100, that someone of now chose a point further towards its end than someone of then; a tie counts half.',
    }),
    delta: z.number().min(-1).max(1).meta({ description: 'The same from −1 to 1 (Cliff’s delta).' }),
  })
  .readonly()
  .meta({
    id: 'ScaleComparison',
    description: 'A five-point scale as a whole in two waves, described; `outcomes` has those that are judged.',
  });
export type ScaleComparison = z.infer<typeof ScaleComparison>;

/**
 * Returns the scales that both waves asked the same way. They are compared by the points that
 * people chose.
 */
export function compareScales(
  tables: readonly Table[],
  now: GroupCounts,
  then: GroupCounts,
  compared: ReadonlyMap<string, Compared>,
): ScaleComparison[] {
  return tables.flatMap((table) => {
    if (table.shape !== 'scale' || isBreak(comparedOf(compared, table.id).comparability)) return [];
    const points = table.options.filter(({ missing }) => !missing);
    const last = points.at(-1);
    const countsIn = ({ countOf }: GroupCounts) => points.map(({ code }) => countOf(table.id, code));
    const found = superiorityOf(countsIn(now), countsIn(then));
    if (!last || !found) return [];
    const { superiority, delta } = found;
    return [{ question: table.id, text: table.text, towards: last.label, superiority: 100 * superiority, delta }];
  });
}
