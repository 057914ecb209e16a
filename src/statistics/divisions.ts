import { binomial } from './distribution.js';
import { sum } from './table.js';
import type { Scored } from './score-sum.js';

/** So many divisions take some hundredths of a second. */
const mostDivisions = 3_000_000;

/**
 * Returns the chance, 0 to 1, that `drawn` people have a summed score for which `counts` is true.
 * They are drawn without replacement from all groups. Every division over the groups is tried: with
 * the few categories of a scale far sooner done than `scoreSum`. Undefined when there are too many.
 */
export function chanceOfScore(
  groups: readonly Scored[],
  drawn: number,
  counts: (score: number) => boolean,
): number | undefined {
  // The largest comes last: what is left over is its share, and need not be tried.
  const sorted = groups.toSorted((a, b) => a.size - b.size);
  const last = sorted.at(-1);
  if (!last) return undefined;
  const tried = sorted.slice(0, -1);
  if (tried.reduce((all, { size }) => all * (Math.min(size, drawn) + 1), 1) > mostDivisions) return undefined;
  const everyone = sum(groups.map(({ size }) => size));
  const chancesOf = ({ size }: Scored) => {
    const { from, chances } = binomial(size, drawn / everyone);
    return Float64Array.from({ length: size + 1 }, (_, n) => chances[n - from] ?? 0);
  };
  const chances = tried.map(chancesOf);
  const ofLast = chancesOf(last);
  let within = 0;
  let all = 0;
  const divide = (i: number, left: number, score: number, chance: number): void => {
    const group = tried[i];
    if (!group) {
      if (left > last.size) return;
      const whole = chance * (ofLast[left] ?? 0);
      all += whole;
      if (counts(score + left * last.score)) within += whole;
      return;
    }
    const own = chances[i] ?? ofLast;
    const most = Math.min(group.size, left);
    for (let n = 0; n <= most; n++) divide(i + 1, left - n, score + n * group.score, chance * (own[n] ?? 0));
  };
  divide(0, drawn, 0, 1);
  return within / all;
}
