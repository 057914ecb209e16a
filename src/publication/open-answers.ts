import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import {
  answersPerPage,
  countWrittenFields,
  openFieldsOf,
  scanOpenAnswers,
  type OpenAnswers,
  type OpenAnswersQuery,
  type OpenField,
} from '../results/open-answers.js';
import type { Shown } from '../results/shown-responses.js';
import { findAskedQuestionnaire, refuseUnknown } from '../study/stored.js';
import { statusOf } from '../study/waves.js';
import { refuseWithout, type WaveView } from './view.js';

export { answersPerPage };

/** The fields in which a group was asked to write, as the viewer may see them. */
export interface OpenFieldsView {
  readonly view: WaveView;
  readonly group: string;
  /** Undefined before the wave opens. */
  readonly questionnaire: Questionnaire | undefined;
  readonly fields: readonly OpenField[];
}

/**
 * Returns the fields in which a group was asked to write. Throws for an unknown group, and for a
 * viewer who may not read them.
 */
export async function viewOpenFields(ctx: Ctx, view: WaveView, group: string): Promise<OpenFieldsView> {
  refuseWithout(view, 'open-answers.read');
  refuseUnknown(view.study.definition, { group });
  const questionnaire = (await findAskedQuestionnaire(ctx, view.wave.slug, group))?.questionnaire;
  return { view, group, questionnaire, fields: questionnaire ? openFieldsOf(questionnaire) : [] };
}

/**
 * Returns whether answers may be read: once the wave is closed, or where the study shows all at once.
 */
export function isReadable({ wave, visibility }: WaveView): boolean {
  return statusOf(wave) !== 'prepared' && visibility === 'exact';
}

/** Returns how many people wrote in each field. Throws while the answers may not be read. */
export async function countOpenAnswers(ctx: Ctx, open: OpenFieldsView): Promise<(OpenField & { n: number })[]> {
  const { questionnaire, shown } = readableOf(open);
  return countWrittenFields(ctx, questionnaire, shown);
}

/**
 * Returns a page of what people wrote in a field. Throws while it may not be read, and for an
 * unknown field.
 */
export async function readOpenAnswers(ctx: Ctx, open: OpenFieldsView, query: OpenAnswersQuery): Promise<OpenAnswers> {
  const { questionnaire, shown } = readableOf(open);
  return scanOpenAnswers(ctx, questionnaire, shown, query);
}

function readableOf({ view, group, questionnaire }: OpenFieldsView): { questionnaire: Questionnaire; shown: Shown } {
  refuseWithout(view, 'open-answers.read');
  const { slug: wave } = view.wave;
  if (!isReadable(view) || !questionnaire) throw problems.openAnswersWait(wave);
  return { questionnaire, shown: { wave, group, inSteps: false } };
}
