import type { Ctx } from '../context.js';
import { countCells, type FieldworkCell } from './cells.js';
import { listCompletedDays, type CompletedDay } from './completed-days.js';
import { ratesOf, sumDispositions, type RatesWithShare } from './dispositions.js';
import type { StudyDefinition } from '../study/definition.js';

/** How fieldwork of a wave goes. */
export interface Fieldwork {
  readonly wave: string;
  readonly cells: (FieldworkCell & { readonly rates: RatesWithShare })[];
  /** AAPOR's rates by group, over these cells. */
  readonly rates: Record<string, RatesWithShare>;
  readonly days: CompletedDay[];
}

/**
 * Returns how fieldwork of a wave goes. It is of all bureaus, or of one and over its people alone.
 */
export async function readFieldwork(
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
    cells: cells.map((cell) => ({ ...cell, rates: ratesOf(cell.dispositions) })),
    rates: Object.fromEntries(
      [...groups].map((group) => [group, ratesOf(sumDispositions(cells.filter((cell) => cell.group === group)))]),
    ),
    days: (await listCompletedDays(ctx, wave)).filter(own),
  };
}
