import type { Ctx } from '../context.js';
import type { Wave } from '../fieldwork/waves.js';
import { holm } from '../statistics/many-tests.js';
import { getStudy } from '../study/stored.js';
import type { AnchorFigure } from './against-baseline.js';
import { compareWaves, type Comparison } from './comparison.js';
import { alpha } from './verdict.js';

/** A group's anchor, now and as it was published. */
export interface Anchored {
  readonly group: string;
  readonly comparison: Pick<Comparison, 'n' | 'approached' | 'against'>;
  readonly figure: AnchorFigure;
  /** Whether a change holds by itself, but no more when all anchors are judged together (Holm over them). */
  readonly weakerTogether: boolean;
}

/** Every anchor of a wave against the baseline of its study, group by group; none where the study has no baseline. */
export async function readHeadline(ctx: Ctx, wave: Wave): Promise<Anchored[]> {
  const { definition, baseline } = await getStudy(ctx, wave.study);
  if (!baseline) return [];
  const found: Omit<Anchored, 'weakerTogether'>[] = [];
  for (const { slug: group } of definition.groups) {
    const comparison = await compareWaves(ctx, wave.slug, baseline.wave, group);
    const anchors = comparison.figures.filter((figure): figure is AnchorFigure => 'published' in figure);
    found.push(...anchors.map((figure) => ({ group, comparison, figure })));
  }
  const together = holm(found.map(({ figure }) => figure.p?.adjusted));
  return found.map((anchored, i) => ({
    ...anchored,
    weakerTogether: ['higher', 'lower'].includes(anchored.figure.verdict) && (together[i] ?? 0) >= alpha,
  }));
}
