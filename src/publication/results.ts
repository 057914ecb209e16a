import type { z } from 'zod';
import { findAskedQuestionnaire, refuseUnknown } from '../study/stored.js';
import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { countApproached } from '../results/approached.js';
import { readCounts } from '../results/counts.js';
import { resultsOf, type GroupResults } from '../results/results.js';
import { readDocument } from './documents.js';
import type { Results, ShownTable } from './shown-results.js';
import { refuseBaseline, refuseUnlessVisible, refuseWithout, seesLive, snapshotOf, type WaveView } from './view.js';

export { Results, type QuestionCounts, type ShownOption, type ShownTable } from './shown-results.js';

/** What a group answered, with what pages need beside the figures. */
export interface ShownResults extends z.infer<typeof Results> {
  readonly n: number;
  readonly approached: number;
  readonly questions: readonly ShownTable[];
  /** Undefined before the wave opens, and for who sees nothing yet. */
  readonly questionnaire: Questionnaire | undefined;
}

/**
 * Returns results as programs get them: before anything is published how many answered is not
 * told, which is something else than nobody.
 */
export function tellPrograms(results: ShownResults, view: WaveView): z.infer<typeof Results> {
  return seesLive(view) || view.snapshot ? results : { ...results, n: null, approached: null };
}

/**
 * Returns what a group answered, over all bureaus or one. A viewer of published results alone gets
 * none before they are first published. Throws for another bureau than one's own without the right
 * to all, for a baseline, an unknown group or bureau, and while figures may not be seen.
 */
export async function readResults(ctx: Ctx, view: WaveView, group: string, bureau?: string): Promise<ShownResults> {
  refuseWithout(view, 'results.read');
  const { viewer, wave, study } = view;
  const foreign = bureau !== undefined && bureau !== viewer.bureau && !viewer.rights.has('bureaus.all');
  if (foreign) throw problems.notFound();
  refuseBaseline(view);
  refuseUnknown(view.study.definition, { group, bureau });
  const show = (results: GroupResults, questionnaire?: Questionnaire): ShownResults => {
    const { tables, ...counted } = results;
    return {
      wave: wave.slug,
      group,
      bureau: bureau ?? null,
      synthetic: wave.synthetic,
      snapshot: snapshotOf(view),
      ...counted,
      questions: tables.map((one) => ({
        ...one,
        options: one.options.map((option) => ({ ...option, suppressed: false })),
        withheld: null,
      })),
      questionnaire,
    };
  };
  if (!seesLive(view)) {
    const { snapshot } = view;
    const frozen = snapshot && (await readDocument(ctx, snapshot, 'results', [group], bureau));
    if (!frozen) return show(resultsOf(undefined));
    return { ...frozen, questionnaire: (await findAskedQuestionnaire(ctx, wave.slug, group))?.questionnaire };
  }
  refuseUnlessVisible(view);
  const countsIn = await readCounts(ctx, study.definition, { waves: [wave], groups: [group], bureau });
  const counts = countsIn(wave.slug, group);
  const approachedIn = await countApproached(ctx, wave.slug, [group]);
  return show(resultsOf(counts, approachedIn(group, bureau)), counts?.questionnaire);
}
