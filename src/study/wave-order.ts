import { statusOf, type Wave } from './waves.js';

/**
 * Returns the earlier waves that this one can be compared with. The nearest come first. A baseline
 * is one, a wave that was never asked is not.
 */
export function listComparable(wave: Wave, waves: readonly Wave[]): Wave[] {
  return waves
    .filter((other) => other.slug !== wave.slug && other.study === wave.study && statusOf(other) !== 'prepared')
    .filter((other) => isBefore(other, wave))
    .sort((a, b) => -inOrder(a, b));
}

/** Returns whether a wave was asked before another. */
export function isBefore(one: Wave, other: Wave): boolean {
  return inOrder(one, other) < 0;
}

/** Compares two waves, to sort them by year. In one year they go by when they began. */
export function inOrder(a: Wave, b: Wave): number {
  return yearOf(a) - yearOf(b) || begunAt(a).localeCompare(begunAt(b));
}

/**
 * Returns the year of a wave: the one in its name, or else in which it began. An imported wave
 * under a name without a year came before all that have one: 0.
 */
export function yearOf(wave: Wave): number {
  const { slug, importedAt, synthetic } = wave;
  return yearIn(slug) ?? (importedAt !== null && !synthetic ? 0 : Number(begunAt(wave).slice(0, 4)));
}

/** Returns the year that a wave's name holds, if it holds one. */
export function yearIn(slug: string): number | undefined {
  const named = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(slug);
  return named ? Number(named[0]) : undefined;
}

function begunAt({ openedAt, addedAt }: Wave): string {
  return openedAt ?? addedAt;
}
