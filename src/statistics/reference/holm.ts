import { adjust, type PValues } from '../many-tests.js';

/**
 * Returns p values adjusted by Holm (1979, Scand J Stat 6:65). The chance of any false alarm in the
 * family stays below α. In the order given. Throws a RangeError for a p value outside 0 to 1.
 */
export function holm(ps: PValues): (number | undefined)[] {
  let highest = 0;
  return adjust(
    ps,
    (a, b) => a - b,
    (p, i, m) => (highest = Math.max(highest, Math.min(1, (m - i) * p))),
  );
}
