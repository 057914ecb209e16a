import { binomial } from './distribution.js';
import { sum } from './table.js';
import type { Scored } from './score-sum.js';

/** So many divisions take some hundredths of a second. */
const mostDivisions = 500_000;

/**
 * Returns the chance, 0 to 1, that `drawn` people have a summed score of `low` or less, or of
 * `high` or more. They are drawn without replacement from two groups or more, each of another
 * score. Undefined when it takes too long.
 *
 * Every division over the groups is tried, but for the two largest: how many people these share
 * leaves a sum that grows with those in the higher one, and is looked up. With the few categories
 * of a scale that is far sooner done than `scoreSum`, which takes score by score.
 */
export function chanceBeyond(
  groups: readonly Scored[],
  drawn: number,
  { low, high }: { readonly low: number; readonly high: number },
): number | undefined {
  const bySize = groups.toSorted((a, b) => a.size - b.size);
  const [lower, higher] = bySize.splice(-2).sort((a, b) => a.score - b.score);
  if (!lower || !higher) return undefined;
  const divisionsOf = (some: readonly Scored[]) => some.reduce((all, { size }) => all * (size + 1), 1);
  if (Math.max(divisionsOf(bySize), divisionsOf([lower, higher])) > mostDivisions) return undefined;
  const share = drawn / sum(groups.map(({ size }) => size));
  const lastTwo = sharedBy(chancesOf(lower, share), chancesOf(higher, share));
  const step = higher.score - lower.score;
  let beyond = 0;
  let all = 0;
  const add = (people: number, score: number, chance: number): void => {
    const shared = lastTwo[people];
    if (!shared) return;
    const { first, upTo } = shared;
    const whole = upTo[upTo.length - 1] ?? 0;
    const least = score + people * lower.score;
    const below = Math.floor((low - least) / step) - first;
    const above = Math.ceil((high - least) / step) - first;
    all += chance * whole;
    if (below >= 0) beyond += chance * (upTo[below] ?? whole);
    if (above < upTo.length) beyond += chance * (above <= 0 ? whole : (shared.from[above] ?? 0));
  };
  const chances = bySize.map((group) => chancesOf(group, share));
  const divide = (i: number, people: number, score: number, chance: number): void => {
    const [group, own] = [bySize[i], chances[i]];
    if (!group || !own) {
      add(people, score, chance);
      return;
    }
    for (let n = Math.min(group.size, people); n >= 0; n--) {
      divide(i + 1, people - n, score + n * group.score, chance * (own[n] ?? 0));
    }
  };
  divide(0, drawn, 0, 1);
  return Math.min(1, beyond / all);
}

/** Two groups that share so many people: the higher has `first` of them, one more, and so on. */
interface Shared {
  readonly first: number;
  /** The chance of so many in the higher group, or fewer. */
  readonly upTo: Float64Array;
  /** The chance of so many, or more. */
  readonly from: Float64Array;
}

/** By how many people they share. */
function sharedBy(lower: Float64Array, higher: Float64Array): Shared[] {
  const [sizeOfLower, sizeOfHigher] = [lower.length - 1, higher.length - 1];
  return Array.from({ length: sizeOfLower + sizeOfHigher + 1 }, (_, people) => {
    const first = Math.max(0, people - sizeOfLower);
    const length = Math.min(people, sizeOfHigher) - first + 1;
    const chanceOf = (i: number) => (lower[people - first - i] ?? 0) * (higher[first + i] ?? 0);
    const upTo = new Float64Array(length);
    const from = new Float64Array(length);
    for (let i = 0, chance = 0; i < length; i++) upTo[i] = chance += chanceOf(i);
    for (let i = length - 1, chance = 0; i >= 0; i--) from[i] = chance += chanceOf(i);
    return { first, upTo, from };
  });
}

/** The chance of each number of a group, binomial: given the number in all, hypergeometric. */
function chancesOf({ size }: Scored, share: number): Float64Array {
  const { from, chances } = binomial(size, share);
  return Float64Array.from({ length: size + 1 }, (_, n) => chances[n - from] ?? 0);
}
