import type { ShownOption, ShownTable } from '../publication/results.js';
import type { OptionResult } from '../results/results.js';

/** An answer whose number is told. */
export type ToldOption = ShownOption & OptionResult & { readonly percent: number };

/** A table that is shown: its base is told, and the numbers of its answers where they may be. */
export interface ToldTable extends ShownTable {
  readonly base: number;
}

/** Returns whether a table is shown, be it with answers whose numbers are not told. */
export function isTold(table: ShownTable): table is ToldTable {
  return table.withheld === null && table.base !== null;
}

/** Returns whether the number of an answer inside the base is told. */
export function isToldOption(option: ShownOption): option is ToldOption {
  return option.missing === null && option.percent !== null && option.count !== null;
}

/**
 * Returns the answers inside the base, in the order of being shown, with those whose numbers are
 * hidden. None where nobody is in the base.
 */
export function shownIn({ shape, options }: ShownTable): ShownOption[] {
  const shown = options.filter((option) => option.missing === null && (option.suppressed || isToldOption(option)));
  return shape === 'several' ? shown.toSorted((a, b) => rankOf(b) - rankOf(a)) : shown;
}

/**
 * Answers by how many gave them, as far as that is told: the order tells no more than the classes.
 */
function rankOf(option: ShownOption): number {
  if (option.count !== null) return option.count;
  return option.class === 'nearly-all' ? Infinity : -1;
}
