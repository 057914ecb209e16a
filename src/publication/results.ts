import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { countApproached } from '../results/approached.js';
import { readCounts } from '../results/counts.js';
import { resultsOf, type GroupResults } from '../results/results.js';
import { refuseUnknown, refuseUnlessVisible, seesLive, type WaveView } from './view.js';

/** What a group answered, as somebody may see it, with the questionnaire that it was asked. */
export interface ShownResults extends GroupResults {
  /** Undefined before the wave opens, and for who sees nothing yet. */
  readonly questionnaire: Questionnaire | undefined;
}

/**
 * Returns what a group answered, over all bureaus or one. Who sees published results only sees none
 * before the first time. Throws for an unknown group or bureau, for a foreign bureau of who does not
 * see all of them, and while figures may not be seen.
 */
export async function readResults(ctx: Ctx, view: WaveView, group: string, bureau?: string): Promise<ShownResults> {
  const { viewer, wave, study } = view;
  const foreign = bureau !== undefined && bureau !== viewer.bureau && !viewer.rights.has('bureaus.all');
  if (foreign) throw problems.notFound();
  refuseUnknown(view, group, bureau);
  if (!seesLive(view)) return { ...resultsOf(undefined, 0), questionnaire: undefined };
  refuseUnlessVisible(view);
  const countsIn = await readCounts(ctx, study.definition, { waves: [wave], groups: [group], bureau });
  const counts = countsIn(wave.slug, group);
  const approachedIn = await countApproached(ctx, wave.slug, [group]);
  return { ...resultsOf(counts, approachedIn(group, bureau)), questionnaire: counts?.questionnaire };
}
