import type { Ctx } from '../context.js';
import { problems } from '../problem.js';
import { findMissingTranslations } from '../questionnaire/check-definition.js';
import { findUnknownOutcomes, findUnknownFigures } from './check-study.js';
import { StudyFiles, type BaselineDefinition, type StoredStudy, type StudyDefinition } from './definition.js';
import { addFirstLetters, withLetters } from './letters.js';
import { fitSteps, type MovedStep } from './fit-steps.js';
import { listProtocols, type Protocol } from './protocol.js';
import { findAskedQuestionnaire, getStudy, type StoredQuestionnaire } from './stored.js';
import type { Wave } from './waves.js';

/** A study as a wave asked it. */
export interface AskedStudy {
  readonly study: StoredStudy;
  readonly questionnaires: readonly StoredQuestionnaire[];
  /** The letters that were planned on a day that a study file cannot have, and stand on another. */
  readonly moved: readonly MovedStep[];
}

/**
 * Returns a study as a wave asked it: with its questionnaires, the letters and the promise as they
 * were when it closed, and the days on which its letters were to go. Settings that no respondent
 * saw are those of now, as far as they are about what was asked. Throws for a wave that asked
 * nobody.
 */
export async function readAskedStudy(ctx: Ctx, wave: Wave): Promise<AskedStudy> {
  const { definition: now, baseline } = await getStudy(ctx, wave.study);
  const questionnaires: StoredQuestionnaire[] = [];
  for (const { slug } of now.groups) {
    const found = await findAskedQuestionnaire(ctx, wave.slug, slug);
    if (found) questionnaires.push(found);
  }
  if (!questionnaires.length) throw problems.groupHasNone(wave.slug, now.groups[0]?.slug ?? '');
  const protocol = (await listProtocols(ctx, [wave.slug])).at(-1)?.protocol;
  const { steps, moved } = fitSteps(now.mail.steps, protocol?.mailPlan);
  const promised = protocol && { promise: protocol.promise, bureauSees: protocol.bureauSees ?? undefined };
  const definition = aboutAsked({ ...now, ...promised, mail: { ...now.mail, steps } }, questionnaires);
  const asked = StudyFiles.parse({
    definition: { ...definition, languages: languagesOf(definition, questionnaires, protocol) },
    ...(baseline && { baseline: aboutAskedIn(baseline, questionnaires) }),
  });
  const study = await withLetters(ctx, asked, wave.closedAt ?? undefined);
  return { study: await addFirstLetters(ctx, study), questionnaires, moved };
}

/**
 * Returns a study without the senders, signatures and addresses for answers of bureaus: these may
 * be of their staff.
 */
export function withoutBureauLetters({ study, ...asked }: AskedStudy): AskedStudy {
  const bureaus = study.definition.bureaus.map(({ mail: _, ...bureau }) => bureau);
  return { ...asked, study: { ...study, definition: { ...study.definition, bureaus } } };
}

/** The languages in which all of it was asked: English may have been added since. */
function languagesOf(
  { languages }: StudyDefinition,
  questionnaires: readonly StoredQuestionnaire[],
  protocol: Protocol | undefined,
): StudyDefinition['languages'] {
  const said = [...questionnaires.map(({ definition }) => definition), protocol?.promise, protocol?.bureauSees];
  const translated = findMissingTranslations(said).length === 0;
  return translated ? languages : languages.filter((language) => language === 'nl');
}

/** A study without what its groups say of questions that were not asked: they came later. */
function aboutAsked(definition: StudyDefinition, questionnaires: readonly StoredQuestionnaire[]): StudyDefinition {
  const groups = definition.groups.filter(({ slug }) => questionnaires.some(({ group }) => group === slug));
  const unknown = findUnknownOutcomes({ ...definition, groups }, questionnaires).map(({ path }) => path);
  return {
    ...definition,
    groups: groups.map(({ tookPartBefore, ...group }, g) => {
      const ofGroup = unknown.filter(([, at]) => at === g);
      const known = <T>(key: string, list: readonly T[]) =>
        list.filter((_, i) => !ofGroup.some(([, , name, at]) => name === key && at === i));
      const repeats = tookPartBefore && !ofGroup.some(([, , name]) => name === 'tookPartBefore');
      return {
        ...group,
        core: known('core', group.core),
        sensitive: known('sensitive', group.sensitive),
        background: known('background', group.background),
        crosstabs: known('crosstabs', group.crosstabs),
        ...(repeats && { tookPartBefore }),
      };
    }),
  };
}

/** A baseline without the figures and findings that no questionnaire asked for. */
function aboutAskedIn(
  baseline: BaselineDefinition,
  questionnaires: readonly StoredQuestionnaire[],
): BaselineDefinition {
  const unknown = findUnknownFigures(baseline, questionnaires).map(({ path }) => path);
  const known = <T>(key: string, list: readonly T[]) =>
    list.filter((_, i) => !unknown.some(([name, at]) => name === key && at === i));
  return { ...baseline, figures: known('figures', baseline.figures), words: known('words', baseline.words) };
}
