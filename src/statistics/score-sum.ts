import { binomial, type Distribution } from './distribution.js';
import { sum } from './table.js';

/** People who share a score: a whole number of 0 or more. */
export interface Scored {
  readonly size: number;
  readonly score: number;
}

/** So many states fit in 40 MB, and so many steps take about a twentieth of a second. */
const mostStates = 5_000_000;
const mostWork = 10_000_000;

/**
 * Returns the distribution of the summed scores of `drawn` people. They are drawn without
 * replacement from all groups: the distribution behind exact permutation tests. Undefined when it
 * takes too long.
 *
 * Groups are added one by one, each with binomial chances with the share drawn in common. Given the
 * number drawn in the end, together they are exactly the multivariate hypergeometric (Mehta, Patel
 * & Senchaudhuri 1992).
 */
export function scoreSum(groups: readonly Scored[], drawn: number): Distribution | undefined {
  const everyone = sum(groups.map(({ size }) => size));
  const whole = sum(groups.map(({ size, score }) => size * score));
  if (drawn > everyone / 2) {
    const others = scoreSum(groups, everyone - drawn);
    return others && { from: whole - others.from - others.chances.length + 1, chances: others.chances.toReversed() };
  }
  const highest = Math.max(...groups.map(({ score }) => score)) * drawn;
  const width = Math.min(whole, highest) + 1;
  if ((drawn + 1) * width > mostStates) return undefined;

  // state[k * width + s]: the chance that k of the groups so far were drawn, with s as their sum
  let state = new Float64Array((drawn + 1) * width);
  state[0] = 1;
  let left = everyone;
  let work = 0;
  for (const { size, score } of groups) {
    left -= size;
    const { from, chances } = binomial(size, everyone === 0 ? 0 : drawn / everyone);
    const next = new Float64Array(state.length);
    for (let k = 0; k <= drawn; k++) {
      const first = Math.max(from, drawn - k - left);
      const last = Math.min(from + chances.length - 1, drawn - k);
      work += width;
      for (let s = 0; s < width; s++) {
        const chance = state[k * width + s] ?? 0;
        if (chance === 0) continue;
        work += last - first + 1;
        for (let n = first; n <= last; n++) {
          const at = (k + n) * width + s + n * score;
          next[at] = (next[at] ?? 0) + chance * (chances[n - from] ?? 0);
        }
      }
      if (work > mostWork) return undefined;
    }
    state = next;
  }
  const end = Array.from(state.subarray(drawn * width));
  const total = sum(end);
  return { from: 0, chances: end.map((chance) => chance / total) };
}
