/**
 * The chances of whole numbers: `chances[i]` is that of `from + i`. They add up to 1; chances below
 * 1e-300 are left out.
 */
export interface Distribution {
  readonly from: number;
  readonly chances: readonly number[];
}

/** Returns the distribution of heads in `n` throws with chance `p` (0 to 1). */
export function binomial(n: number, p: number): Distribution {
  const odds = p / (1 - p);
  return fromRatios(0, n, (k) => ((n - k) / (k + 1)) * odds);
}

/**
 * Returns the distribution of marked ones among `drawn`, without replacement. They are drawn out of
 * `marked` and `unmarked` together. With `odds` other than 1 it is Fisher's noncentral
 * distribution: a marked one is that much likelier to be drawn.
 */
export function hypergeometric(marked: number, unmarked: number, drawn: number, odds = 1): Distribution {
  const low = Math.max(0, drawn - unmarked);
  const high = Math.min(marked, drawn);
  return fromRatios(low, high, (k) => (((marked - k) / (k + 1)) * (drawn - k) * odds) / (unmarked - drawn + k + 1));
}

/** Returns the chance, 0 to 1, of `k`. */
export function chanceOf({ from, chances }: Distribution, k: number): number {
  return chances[k - from] ?? 0;
}

/** Returns the chance, 0 to 1, of less than `k`. */
export function chanceBelow({ from, chances }: Distribution, k: number): number {
  let sum = 0;
  for (let i = 0; i < Math.min(k - from, chances.length); i++) sum += chances[i] ?? 0;
  return sum;
}

/** Returns the chance, 0 to 1, of more than `k`. */
export function chanceAbove({ from, chances }: Distribution, k: number): number {
  let sum = 0;
  for (let i = chances.length - 1; i > k - from && i >= 0; i--) sum += chances[i] ?? 0;
  return sum;
}

/**
 * The distribution in which `ratio(k)` is how much likelier k + 1 is than k; it must fall with k.
 * Works outward from the likeliest number until chances vanish: the cost is some tens of standard
 * deviations, however wide the range, and no factorials are needed.
 */
function fromRatios(low: number, high: number, ratio: (k: number) => number): Distribution {
  const mode = likeliest(low, high, ratio);
  const down: number[] = [];
  for (let k = mode - 1, chance = 1; k >= low && (chance /= ratio(k)) > 1e-300; k--) down.push(chance);
  const chances = down.reverse();
  const from = mode - chances.length;
  chances.push(1);
  for (let k = mode, chance = 1; k < high && (chance *= ratio(k)) > 1e-300; k++) chances.push(chance);
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  for (const [i, chance] of chances.entries()) chances[i] = chance / total;
  return { from, chances };
}

function likeliest(low: number, high: number, ratio: (k: number) => number): number {
  let [first, last] = [low, high];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (ratio(middle) >= 1) first = middle + 1;
    else last = middle;
  }
  return first;
}
