import { statusOf, type Wave } from './waves.js';

/**
 * Returns the waves before this one that it can be compared with, the nearest first. A baseline is one,
 * a wave that was never asked is not.
 */
export function listComparable(wave: Wave, waves: readonly Wave[]): Wave[] {
  return waves
    .filter((other) => other.slug !== wave.slug && other.study === wave.study && statusOf(other) !== 'prepared')
    .filter((other) => isBefore(other, wave))
    .sort((a, b) => -inOrder(a, b));
}

/** Whether a wave was asked before another. */
export function isBefore(one: Wave, other: Wave): boolean {
  return inOrder(one, other) < 0;
}

/** By their years; in one year by when they began. */
export function inOrder(a: Wave, b: Wave): number {
  return yearOf(a) - yearOf(b) || begunAt(a).localeCompare(begunAt(b));
}

/**
 * A wave's place on the line of years: the year in its name, or the one in which it began. A past wave that was imported under
 * a name without a year came before all that have one: 0.
 */
export function yearOf(wave: Wave): number {
  const { slug, importedAt, synthetic } = wave;
  return yearIn(slug) ?? (importedAt !== null && !synthetic ? 0 : Number(begunAt(wave).slice(0, 4)));
}

/** The year that a wave's name holds, if it holds one. */
export function yearIn(slug: string): number | undefined {
  const named = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(slug);
  return named ? Number(named[0]) : undefined;
}

function begunAt({ openedAt, addedAt }: Wave): string {
  return openedAt ?? addedAt;
}
