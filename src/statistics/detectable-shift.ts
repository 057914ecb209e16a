import { normalQuantile, normalReach } from './normal.js';
import { sum } from './table.js';

/** The shares of the points of a scale, 0 to 1, in order. */
type Shares = readonly number[];

/** The shares of now that lie nearest to then and are found; undefined where none is. */
export interface DetectableShift {
  readonly down: Shares | undefined;
  readonly up: Shares | undefined;
}

/**
 * Returns the smallest shift of a whole scale that Mann–Whitney would find. From the people who
 * chose each point then, with `base` people now, the power asked for and at `alpha` (0 to 1). The
 * shift multiplies the odds of being beyond every point alike (proportional odds, McCullagh 1980);
 * what it must do to the superiority is by Noether (1987, JASA 82:645), with the ties of both
 * groups together. Undefined where not even the largest shift is found. Throws a RangeError for an
 * empty group.
 */
export function detectableShift(
  then: readonly number[],
  { base, power = 0.8, alpha = 0.05 }: { readonly base: number; readonly power?: number; readonly alpha?: number },
): DetectableShift {
  const people = sum(then);
  if (people === 0 || base === 0) throw new RangeError('Give at least one person in either group.');
  const shares = then.map((n) => n / people);
  const errors = normalReach(1 - alpha) + normalQuantile(power);
  const smallest = (sign: number) => {
    const reaches = (odds: number) => {
      const now = shift(shares, sign * odds);
      const pooled = shares.map((share, i) => (people * share + base * (now[i] ?? 0)) / (people + base));
      const untied = 1 - sum(pooled.map((share) => share ** 3));
      const spread = Math.sqrt((untied * (people + base + 1)) / (12 * people * base));
      const distance = sign * (superiority(now, shares) - 0.5);
      return distance > 0 && distance >= errors * spread;
    };
    return reaches(largest) ? shift(shares, sign * lowestWhere(reaches)) : undefined;
  };
  return { down: smallest(-1), up: smallest(1) };
}

/** The log odds ratio beyond which everybody is at an end of the scale. */
const largest = 20;

/** The lowest log odds ratio for which `holds` is true, by bisection. */
function lowestWhere(holds: (odds: number) => boolean): number {
  let [low, high] = [0, largest];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function shift(shares: Shares, odds: number): number[] {
  let before = 0;
  let upTo = 0;
  return shares.map((share) => {
    upTo += share;
    const here = upTo >= 1 - 1e-12 ? 1 : 1 / (1 + Math.exp(odds) * (1 / upTo - 1));
    const own = here - before;
    before = here;
    return own;
  });
}

/**
 * The chance, 0 to 1, that someone of `now` is at a later point than someone of `then`; ties half.
 */
function superiority(now: Shares, then: Shares): number {
  let below = 0;
  return now.reduce((total, share, i) => {
    const same = then[i] ?? 0;
    const part = share * (below + same / 2);
    below += same;
    return total + part;
  }, 0);
}
