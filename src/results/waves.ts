import type { Ctx } from '../context.js';
import { listWaves, statusOf, type Wave } from '../fieldwork/waves.js';

/** The waves that one can be compared with, those nearest before it first; a baseline is one, a wave that was never asked is not. */
export async function listComparable(ctx: Ctx, wave: Wave): Promise<Wave[]> {
  const others = (await listWaves(ctx)).filter(
    (other) => other.slug !== wave.slug && other.study === wave.study && statusOf(other) !== 'prepared',
  );
  const earlier = others.filter((other) => isBefore(other, wave)).sort((a, b) => -inOrder(a, b));
  const later = others.filter((other) => !isBefore(other, wave)).sort(inOrder);
  return [...earlier, ...later];
}

/** Whether a wave was asked before another. */
export function isBefore(one: Wave, other: Wave): boolean {
  return inOrder(one, other) < 0;
}

/** By their years; in one year by when they began. */
export function inOrder(a: Wave, b: Wave): number {
  return yearOf(a) - yearOf(b) || begunAt(a).localeCompare(begunAt(b));
}

/** A wave's place on the line of years: the year in its name, or the one in which it began. */
export function yearOf(wave: Wave): number {
  return yearIn(wave.slug) ?? Number(begunAt(wave).slice(0, 4));
}

/** The year that a wave's name holds, if it holds one. */
export function yearIn(slug: string): number | undefined {
  const named = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(slug);
  return named ? Number(named[0]) : undefined;
}

function begunAt({ opened_at, added_at }: Wave): string {
  return opened_at ?? added_at;
}
