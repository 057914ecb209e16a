import type { Ctx } from '../context.js';
import { composeGroup } from '../results/composition.js';
import { readCounts } from '../results/counts.js';
import { findNearestCounted } from './comparison.js';
import { readDocument, type ShownComposition } from './documents.js';
import { refuseWithout, seesLive, type WaveView } from './view.js';

/**
 * Returns who took part, by group, beside the nearest earlier wave that was counted. None while
 * figures of the wave may not be seen, and none of a group in which nobody answered.
 */
export async function readComposition(ctx: Ctx, view: WaveView): Promise<readonly ShownComposition[]> {
  refuseWithout(view, 'results.read');
  const { wave, study, visibility, snapshot } = view;
  if (!seesLive(view)) return (snapshot && (await readDocument(ctx, snapshot, 'composition', []))) ?? [];
  const { definition } = study;
  const asked = definition.groups.filter(({ background }) => background.length > 0);
  if (visibility === 'none' || !asked.length) return [];
  const against = findNearestCounted(view);
  const countsIn = await readCounts(ctx, definition, {
    waves: against ? [wave, against] : [wave],
    groups: asked.map(({ slug }) => slug),
  });
  return asked.flatMap((group) => {
    const now = countsIn(wave.slug, group.slug);
    if (!now?.n) return [];
    const then = against && countsIn(against.slug, group.slug);
    const before = then?.n ? then : undefined;
    return [{ group: group.slug, against: before && against?.slug, ...composeGroup(group, now, before) }];
  });
}
