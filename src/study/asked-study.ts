import type { Ctx } from '../context.js';
import { StudyFiles, type StoredStudy } from './definition.js';
import { withLetters } from './letters.js';
import { listProtocols } from './protocol.js';
import { findAskedQuestionnaire, getStudy, type StoredQuestionnaire } from './stored.js';
import type { Wave } from './waves.js';

/** A study as a wave asked it. */
export interface AskedStudy {
  readonly study: StoredStudy;
  readonly questionnaires: readonly StoredQuestionnaire[];
}

/**
 * Returns a study as a wave asked it: with its questionnaires, the letters and the promise as they
 * were when it closed, and the days on which its letters were to go. Settings that no respondent
 * saw are those of now.
 */
export async function readAskedStudy(ctx: Ctx, wave: Wave): Promise<AskedStudy> {
  const { definition, baseline } = await getStudy(ctx, wave.study);
  const last = (await listProtocols(ctx, [wave.slug])).at(-1)?.protocol;
  const asked = {
    ...definition,
    ...(last && { promise: last.promise, mail: { ...definition.mail, steps: stepsIn(definition, last.mailPlan) } }),
    ...(last?.bureauSees && { bureauSees: last.bureauSees }),
  };
  const files = StudyFiles.parse({ definition: asked, ...(baseline && { baseline }) });
  const questionnaires: StoredQuestionnaire[] = [];
  for (const { slug } of definition.groups) {
    const found = await findAskedQuestionnaire(ctx, wave.slug, slug);
    if (found) questionnaires.push(found);
  }
  return { study: await withLetters(ctx, files, wave.closedAt ?? undefined), questionnaires };
}

/** The steps of a study, each on the day of a plan that has it. */
function stepsIn({ mail }: StudyFiles['definition'], plan: readonly { readonly step: string }[]) {
  return mail.steps.map((step) => ({ ...step, ...plan.find((planned) => planned.step === step.step) }));
}
