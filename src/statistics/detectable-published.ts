import { chanceBand, type CountRange } from './chance-band.js';
import type { Group } from './group.js';
import { detectableBeyond, type SmallestDetectable } from './smallest-detectable.js';

/**
 * Returns the counts out of `base` that at least one candidate for then does not rule out. They are
 * what chance and rounding together may give. Undefined without candidates, and for a base of 0.
 */
export function chanceBandOf(candidates: readonly Group[], base: number, alpha = 0.05): CountRange | undefined {
  const bands = candidates.flatMap((candidate) => chanceBand(candidate, base, alpha) ?? []);
  if (!bands.length) return undefined;
  return { low: Math.min(...bands.map(({ low }) => low)), high: Math.max(...bands.map(({ high }) => high)) };
}

/**
 * Returns the smallest change from a published share `p` (0 to 1) that is found whatever lies
 * behind it: beyond the chance band of every candidate, in whole points, with the power asked for.
 */
export function detectablePublished(
  candidates: readonly Group[],
  {
    base,
    p,
    alpha,
    power,
  }: { readonly base: number; readonly p: number; readonly alpha?: number; readonly power?: number },
): SmallestDetectable | undefined {
  const band = chanceBandOf(candidates, base, alpha);
  return band && detectableBeyond(band, { base, p, ...(power !== undefined && { power }) });
}
