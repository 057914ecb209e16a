import type { ShownOption, ShownTable } from '../publication/results.js';
import type { OptionResult } from '../results/results.js';

/** An answer whose number is told. */
export type ToldOption = ShownOption & OptionResult;

/** A table that is shown: its base is told, and the numbers of its answers where they may be. */
export interface ToldTable extends ShownTable {
  readonly asked: number;
  readonly base: number;
}

/** Returns whether a table is shown, be it with answers whose numbers are not told. */
export function isTold(table: ShownTable): table is ToldTable {
  return table.withheld === null && table.asked !== null && table.base !== null;
}

/** Returns the answers inside the base whose numbers are told, in the order of being shown. */
export function toldIn({ shape, options }: ShownTable): ToldOption[] {
  const told = options.filter((option): option is ToldOption => option.missing === null && option.percent !== null);
  return shape === 'several' ? told.toSorted((a, b) => b.count - a.count) : told;
}
