import type { Ctx } from '../../context.js';
import { inLanguage } from '../../language/text.js';
import { compareQuestionnaires } from '../../questionnaire/comparability/compare-questionnaires.js';
import { isBreak, type Compared } from '../../questionnaire/comparability/comparability.js';
import { comparisonTexts } from '../../presentation/texts/comparison.js';
import { findNewestQuestionnaire, listAskedQuestionnaires, type StoredQuestionnaire } from '../../study/stored.js';
import type { Wave } from '../../study/waves.js';
import { at } from './addresses.js';
import type { StaffFrame } from './frame.js';
import type { StaffScope } from './scope.js';
import { waveTexts } from './wave-texts.js';

/** Which questionnaires to show, and the wave that asked what they are compared with. */
interface Versions {
  /** The wave whose questionnaires they are; undefined for the newest, which the next wave asks. */
  readonly wave: Wave | undefined;
  /** The slug of the wave before it, if any. */
  readonly previous: string | null;
}

/** Returns each questionnaire with what differs from the wave before it, in words. */
export async function showDifferences(ctx: Ctx, scope: StaffScope, { wave, previous }: Versions, page: StaffFrame) {
  const { groups, study } = scope.study.definition;
  const text = waveTexts[page.language];
  const waves = [wave?.slug, previous].filter((slug) => typeof slug === 'string');
  const asked = await listAskedQuestionnaires(
    ctx,
    waves,
    groups.map(({ slug }) => slug),
  );
  const askedIn = (slug: string | null | undefined, group: string) =>
    asked.find((one) => one.wave === slug && one.group === group);
  const shown = groups.map(async ({ slug, name }) => {
    const now = askedIn(wave?.slug, slug) ?? (await findNewestQuestionnaire(ctx, study, slug));
    const then = askedIn(previous, slug);
    if (!now) return undefined;
    return {
      words: text.version(inLanguage(name, page.language), page.numbers.count(now.version)),
      href: page.to(at.questionnaire(slug)),
      ...(then && previous !== null ? compare(then, now, previous, page) : { told: [], differ: '', changed: [] }),
    };
  });
  return (await Promise.all(shown)).filter((one) => one !== undefined);
}

function compare(then: StoredQuestionnaire, now: StoredQuestionnaire, wave: string, { language, numbers }: StaffFrame) {
  const text = waveTexts[language];
  const compared =
    then.id === now.id ? new Map<string, Compared>() : compareQuestionnaires(then.questionnaire, now.questionnaire);
  const questions = now.questionnaire.questions.map(({ definition, results }) => ({
    text: inLanguage(definition.text, language),
    found: results.tables.flatMap(({ id }) => compared.get(id) ?? []),
  }));
  const changed = questions.flatMap(({ text: asked, found }) => {
    const breaks = [...new Set(found.flatMap(({ changes }) => changes.filter(isBreak)))];
    return breaks.length
      ? [{ question: asked, why: breaks.map((one) => comparisonTexts[language].why[one]).join('; ') }]
      : [];
  });
  const cosmetic = questions.filter(
    ({ found }) =>
      found.some(({ comparability }) => comparability === 'cosmetic') &&
      found.every(({ comparability }) => !isBreak(comparability)),
  ).length;
  const ids = now.questionnaire.questions.map(({ id }) => id);
  const gone = then.questionnaire.questions.filter(({ id }) => !ids.includes(id));
  const goneWords = gone.map(({ definition }) => `‘${inLanguage(definition.text, language)}’`);
  const isSame = !changed.length && !cosmetic && !gone.length;
  return {
    told: [
      ...(isSame ? [text.same(wave)] : []),
      ...(cosmetic ? [text.cosmetic(cosmetic)] : []),
      ...(gone.length ? [text.gone(numbers.list(goneWords))] : []),
    ],
    differ: text.changed(changed.length, wave),
    changed,
  };
}
