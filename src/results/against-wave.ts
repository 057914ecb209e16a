import { comparedOf, isBreak, type Compared } from '../questionnaire/comparability/comparability.js';
import type { Table } from '../questionnaire/question.js';
import { yieldToEventLoop } from '../event-loop.js';
import type { GroupCounts } from './counts.js';
import { figuresOf, type Counted, type Figure } from './figure.js';
import { describe, measure } from './measured.js';
import { testAgainstCounted } from './tested.js';

/**
 * Returns every share of these tables now and in an earlier wave. Both were counted; nothing is
 * tested across a break.
 */
export async function compareWithWave(
  tables: readonly Table[],
  now: GroupCounts,
  then: GroupCounts | undefined,
  compared: ReadonlyMap<string, Compared>,
  population: number | null,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const table of tables) {
    figures.push(...figuresOf(countedIn(table, now, then, comparedOf(compared, table.id), population)));
    await yieldToEventLoop();
  }
  return figures;
}

function countedIn(
  table: Table,
  now: GroupCounts,
  then: GroupCounts | undefined,
  { comparability, changes }: Compared,
  population: number | null,
): Counted[] {
  const before = then?.questionnaire.questions
    .flatMap(({ results }) => results.tables)
    .find(({ id }) => id === table.id);
  return table.options
    .filter(({ missing }) => !missing)
    .map(({ code, label }) => {
      const known = before?.options.some((option) => String(option.code) === String(code));
      const measured = {
        now: { count: now.countOf(table.id, code), base: now.countOf(table.id) },
        then: then && known ? { count: then.countOf(table.id, code), base: then.countOf(table.id) } : undefined,
      };
      return {
        question: table.id,
        code,
        text: table.text,
        label,
        comparability,
        changes,
        now: describe(measured.now, population),
        then: measured.then ? measure(measured.then) : null,
        tested: measured.then && !isBreak(comparability) ? testAgainstCounted(measured.now, measured.then) : undefined,
      };
    });
}
