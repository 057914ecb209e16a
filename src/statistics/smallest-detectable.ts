import type { CountRange } from './chance-band.js';
import { binomial, chanceAbove, chanceBelow } from './distribution.js';
import { midPPower, type PowerMethod } from './power.js';

/** Two waves to be compared. */
interface Waves {
  readonly baseThen: number;
  readonly baseNow: number;
  /** The chance, 0 to 1, that a change must have of being found; 0.8 by default. */
  readonly power?: number | undefined;
  readonly alpha?: number | undefined;
}

/** Changes as shares, in whole points: 0.28 is 28 points. Undefined when none is large enough. */
export interface SmallestDetectable {
  readonly down: number | undefined;
  readonly up: number | undefined;
  readonly method: PowerMethod;
}

/**
 * Returns the smallest change that the Fisher mid-p test would find. From a share `p` then (0 to
 * 1), in whole percentage points, with the power asked for: the context in which to read "no
 * difference was found". A change may go as far as 0% or 100%. Undefined for a base of 0. Throws a
 * RangeError for a share outside 0 to 1.
 */
export function smallestDetectable({ p, ...waves }: Waves & { readonly p: number }): SmallestDetectable | undefined {
  return detectableChanges(waves)?.(p);
}

/**
 * Returns `smallestDetectable` as a function of the share. What takes long depends on the waves
 * alone, and is computed once.
 */
export function detectableChanges(waves: Waves): ((p: number) => SmallestDetectable) | undefined {
  const { baseThen, baseNow, power: wanted = 0.8, alpha } = waves;
  if (baseThen === 0 || baseNow === 0) return undefined;
  const { method, power } = midPPower([baseThen, baseNow], alpha);
  return (p) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A share of ${p} cannot be: give one from 0 to 1.`);
    const finds = (now: number) => power(p, Math.min(1, Math.max(0, now))) >= wanted;
    return {
      down: smallest(p, (change) => finds(p - change)),
      up: smallest(1 - p, (change) => finds(p + change)),
      method,
    };
  };
}

/**
 * Returns the smallest change from a share `p` (0 to 1) that leaves a band of counts. Of those out
 * of `base` that fall within it none is called different: the rule that is used where then is
 * given, as a published figure is.
 */
export function detectableBeyond(
  { low, high }: CountRange,
  { base, p, power = 0.8 }: { readonly base: number; readonly p: number; readonly power?: number },
): SmallestDetectable {
  return {
    down: smallest(p, (change) => chanceBelow(binomial(base, Math.max(0, p - change)), low) >= power),
    up: smallest(1 - p, (change) => chanceAbove(binomial(base, Math.min(1, p + change)), high) >= power),
    method: 'exact',
  };
}

/**
 * The smallest whole percentage point, up to `largest`, for which `holds` is true. By bisection: a
 * larger change is never harder to find.
 */
function smallest(largest: number, holds: (change: number) => boolean): number | undefined {
  const none = Math.floor(100 * largest + 1e-9) + 1;
  let [below, from] = [0, none];
  while (from - below > 1) {
    const points = Math.floor((below + from) / 2);
    if (holds(points / 100)) from = points;
    else below = points;
  }
  return from < none ? from / 100 : undefined;
}
