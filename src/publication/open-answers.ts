import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import * as results from '../results/open-answers.js';
import type { Shown } from '../results/shown-responses.js';
import { findAskedQuestionnaire } from '../study/stored.js';
import { statusOf } from '../study/waves.js';
import { refuseUnknown, refuseWithout, type WaveView } from './view.js';

export const { answersPerPage } = results;

/** The fields in which a group was asked to write, as the viewer may see them. */
export interface OpenFieldsView {
  readonly shown: Shown;
  /**
   * Whether the answers may be read: once the wave is closed, or where the study shows all at once.
   */
  readonly readable: boolean;
  /** Undefined before the wave opens. */
  readonly questionnaire: Questionnaire | undefined;
  readonly fields: readonly results.OpenField[];
}

/**
 * Returns the fields in which a group was asked to write. Throws for an unknown group, and for a
 * viewer who may not read them.
 */
export async function viewOpenFields(ctx: Ctx, view: WaveView, group: string): Promise<OpenFieldsView> {
  refuseWithout(view, 'open-answers.read');
  refuseUnknown(view, group);
  const { wave, visibility } = view;
  const questionnaire = (await findAskedQuestionnaire(ctx, wave.slug, group))?.questionnaire;
  return {
    shown: { wave: wave.slug, group, inSteps: false },
    readable: statusOf(wave) !== 'prepared' && visibility === 'exact',
    questionnaire,
    fields: questionnaire ? results.openFieldsOf(questionnaire) : [],
  };
}

/** Returns how many people wrote in each field. Throws while the answers may not be read. */
export async function countOpenAnswers(ctx: Ctx, view: OpenFieldsView) {
  return results.countOpenAnswers(ctx, refuseUnreadable(view), view.shown);
}

/**
 * Returns a page of what people wrote in a field. Throws while it may not be read, and for an
 * unknown field.
 */
export async function readOpenAnswers(ctx: Ctx, view: OpenFieldsView, query: results.OpenAnswersQuery) {
  return results.readOpenAnswers(ctx, refuseUnreadable(view), view.shown, query);
}

function refuseUnreadable({ readable, questionnaire, shown }: OpenFieldsView): Questionnaire {
  if (!readable || !questionnaire) throw problems.openAnswersWait(shown.wave);
  return questionnaire;
}
