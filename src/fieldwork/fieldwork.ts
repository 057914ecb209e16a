import type { Ctx } from '../context.js';
import type { StudyDefinition } from '../study/definition.js';
import { countCells } from './cells.js';
import { listCompletedDays } from './completed-days.js';
import { ratesOf, sumDispositions } from './dispositions.js';
import type { Fieldwork } from './figures.js';

/**
 * Returns how fieldwork of a wave goes. It is of all bureaus, or of one and over its people alone.
 */
export async function countFieldwork(
  ctx: Ctx,
  wave: string,
  definition: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  bureau?: string,
): Promise<Fieldwork> {
  const own = (of: { readonly bureau: string }) => bureau === undefined || of.bureau === bureau;
  const cells = (await countCells(ctx, wave, definition)).filter(own);
  const groups = new Set(cells.map(({ group }) => group));
  return {
    wave,
    cells,
    rates: Object.fromEntries(
      [...groups].map((group) => [group, ratesOf(sumDispositions(cells.filter((cell) => cell.group === group)))]),
    ),
    days: (await listCompletedDays(ctx, wave)).filter(own),
  };
}
