import type { Ctx } from '../context.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { crosstabulate, sidesOf } from '../results/crosstab.js';
import type { Crosstab } from '../results/crosstab-table.js';
import type { Table } from '../questionnaire/question.js';
import type { Shown } from '../results/shown-responses.js';
import { findAskedQuestionnaire } from '../study/stored.js';
import { refuseUnknown, refuseUnlessVisible, seesLive, type WaveView } from './view.js';

/** What can be put in a crosstab of a group, as somebody may see it. */
export interface CrosstabView {
  readonly shown: Shown;
  /** Undefined before the wave opens, and for who sees published results only. */
  readonly questionnaire: Questionnaire | undefined;
  readonly tables: readonly Table[];
}

/**
 * Returns what can be put in a crosstab of a group. Throws for an unknown group, and while figures may
 * not be seen.
 */
export async function viewCrosstab(ctx: Ctx, view: WaveView, group: string): Promise<CrosstabView> {
  refuseUnknown(view, group);
  const { wave, visibility } = view;
  const shown = { wave: wave.slug, group, inSteps: visibility === 'steps' };
  if (!seesLive(view)) return { shown, questionnaire: undefined, tables: [] };
  refuseUnlessVisible(view);
  const questionnaire = (await findAskedQuestionnaire(ctx, wave.slug, group))?.questionnaire;
  return { shown, questionnaire, tables: questionnaire ? sidesOf(questionnaire) : [] };
}

/**
 * Returns two questions of a group together; `waits` while a response that the figures show is gone.
 * Throws for questions that have no answers to choose from, and for twice the same.
 */
export async function readCrosstab(
  ctx: Ctx,
  { questionnaire, shown }: CrosstabView,
  asked: { readonly row: string; readonly column: string },
): Promise<Crosstab | 'waits'> {
  return crosstabulate(ctx, questionnaire, shown, asked);
}
