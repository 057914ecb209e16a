import { binomialCumulative, chanceOfRegion, type Bases, type Region } from '../region.js';

/**
 * Returns the highest chance of the region over all common shares. 0 to 1. The chance has many
 * peaks: each one that shows on a fine grid of shares is climbed to its top. The grid is even in
 * arcsine, where peaks are about as wide everywhere.
 */
export function highestChance(region: Region, bases: Bases): number {
  const chance = (angle: number) => {
    const share = Math.sin(angle) ** 2;
    return chanceOfRegion(region, share, binomialCumulative(bases[1], share));
  };
  const knots = 400 + Math.ceil(20 * Math.sqrt(bases[0] + bases[1]));
  const step = Math.PI / 2 / knots;
  const seen = Array.from({ length: knots + 1 }, (_, i) => chance(i * step));
  const best = Math.max(...seen);
  const tops = seen.map((value, i) => {
    const isPeak = value >= (seen[i - 1] ?? 0) && value >= (seen[i + 1] ?? 0);
    return isPeak && value > 0.95 * best ? top(chance, Math.max(0, i - 1) * step, Math.min(knots, i + 1) * step) : 0;
  });
  return Math.min(1, Math.max(best, ...tops));
}

const golden = (Math.sqrt(5) - 1) / 2;

/** The highest value between `low` and `high`, by golden section. */
function top(value: (x: number) => number, low: number, high: number): number {
  let [a, d] = [low, high];
  let [b, c] = [d - golden * (d - a), a + golden * (d - a)];
  let [atB, atC] = [value(b), value(c)];
  for (let i = 0; i < 40; i++) {
    if (atB > atC) {
      [d, c, atC] = [c, b, atB];
      b = d - golden * (d - a);
      atB = value(b);
    } else {
      [a, b, atB] = [b, c, atC];
      c = a + golden * (d - a);
      atC = value(c);
    }
  }
  return Math.max(atB, atC);
}
