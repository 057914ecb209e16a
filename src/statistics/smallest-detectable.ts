import { midPPower, type PowerMethod } from './power.js';

/** Two waves to be compared. */
interface Waves {
  readonly baseThen: number;
  readonly baseNow: number;
  /** The chance that a change must have of being found; 0.8 when left out. */
  readonly power?: number | undefined;
  readonly alpha?: number | undefined;
}

/** Changes as shares of whole percentage points: 0.28 is 28 points. Undefined when none is large enough. */
export interface SmallestDetectable {
  readonly down: number | undefined;
  readonly up: number | undefined;
  readonly method: PowerMethod;
}

/**
 * The smallest change from a share `p` then (0 to 1), in whole percentage points, that the Fisher mid-p test would find with
 * the power asked for: what "no difference was found" is to be read with. A change may go as far as 0% or 100%. Undefined
 * when one wave is nobody. Refuses a share outside 0 to 1.
 */
export function smallestDetectable({ p, ...waves }: Waves & { readonly p: number }): SmallestDetectable | undefined {
  return detectableChanges(waves)?.(p);
}

/** The same for one share after another: what takes long depends on the waves alone, and is done once. */
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

/** The smallest whole percentage point for which `holds`, among those that there is room for. */
function smallest(room: number, holds: (change: number) => boolean): number | undefined {
  for (let points = 1; points / 100 <= room + 1e-12; points++) {
    if (holds(points / 100)) return points / 100;
  }
  return undefined;
}
