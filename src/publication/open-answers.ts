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
import type { ResponsesOf } from '../results/scan-responses.js';
import { findAskedQuestionnaire, refuseUnknown } from '../study/stored.js';
import { statusOf } from '../study/waves.js';
import { refuseWithout, waitsForClosing, type WaveView } from './view.js';

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

/** Returns whether answers may be read: not before the wave opens, nor while they wait. */
export function isReadable(view: WaveView): boolean {
  return statusOf(view.wave) !== 'prepared' && !waitsForClosing(view);
}

/** Returns how many people wrote in each field. Throws while the answers may not be read. */
export async function countOpenAnswers(ctx: Ctx, open: OpenFieldsView): Promise<(OpenField & { n: number })[]> {
  const { questionnaire, of } = readableOf(open);
  return countWrittenFields(ctx, questionnaire, of);
}

/**
 * Returns a page of what people wrote in a field. Throws while it may not be read, and for an
 * unknown field.
 */
export async function readOpenAnswers(ctx: Ctx, open: OpenFieldsView, query: OpenAnswersQuery): Promise<OpenAnswers> {
  const { questionnaire, of } = readableOf(open);
  return scanOpenAnswers(ctx, questionnaire, of, query);
}

function readableOf({ view, group, questionnaire }: OpenFieldsView): {
  readonly questionnaire: Questionnaire;
  readonly of: ResponsesOf;
} {
  refuseWithout(view, 'open-answers.read');
  const { slug: wave } = view.wave;
  if (!isReadable(view) || !questionnaire) throw problems.waveMustClose(wave, 'Open answers');
  return { questionnaire, of: { wave, group } };
}
