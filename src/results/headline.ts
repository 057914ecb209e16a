import type { Ctx } from '../context.js';
import { countApproached } from './approached.js';
import type { Wave } from '../study/waves.js';
import { holm } from '../statistics/many-tests.js';
import { getStudy } from '../study/stored.js';
import { compareAnchors, worstOverBases, type AnchorFigure } from './anchors.js';
import { readCounts } from './counts.js';
import { populationOf } from './measured.js';
import { alpha } from './verdict.js';

/** A group's anchor, now and as it was published. */
export interface Anchored {
  readonly group: string;
  /** How many responses there are, and of how many people; null where that is not known. */
  readonly n: number;
  readonly population: number | null;
  readonly against: string;
  readonly figure: AnchorFigure;
}

/** Every anchor of a wave against the baseline of its study, group by group; none where the study has no baseline. */
export async function readHeadline(ctx: Ctx, wave: Wave): Promise<Anchored[]> {
  const { definition, baseline } = await getStudy(ctx, wave.study);
  if (!baseline) return [];
  const found: Anchored[] = [];
  for (const { slug: group } of definition.groups) {
    const now = await readCounts(ctx, wave, group);
    if (!now) continue;
    const population = populationOf(await countApproached(ctx, wave, group), now.n);
    const anchors = compareAnchors(now, baseline, group, population);
    found.push(...anchors.map((figure) => ({ group, n: now.n, population, against: baseline.wave, figure })));
  }
  const together = holm(found.map(({ figure }) => worstOverBases(figure)));
  return found.map(({ figure, ...anchored }, i) => {
    const weakerTogether = ['higher', 'lower'].includes(figure.verdict) && (together[i] ?? 0) >= alpha;
    return { ...anchored, figure: { ...figure, weakerTogether } };
  });
}
