import { memoize, oncePer } from '../memoize.js';
import type { Compared } from '../questionnaire/comparability/comparability.js';
import { compareQuestionnaires } from '../questionnaire/comparability/compare-questionnaires.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Judgement } from '../study/judgements.js';

/**
 * Comparisons by the later questionnaire, the earlier one and the questions judged cosmetic. None
 * of these ever changes.
 */
const comparisonsOf = oncePer((now: Questionnaire) =>
  oncePer((then: Questionnaire) =>
    memoize((...cosmetic: string[]) => compareQuestionnaires(then, now, new Set(cosmetic)), {
      max: 20,
      key: (...cosmetic) => cosmetic.join(' '),
    }),
  ),
);

/**
 * Returns how each table of `now` compares with `then`. Takes questions judged cosmetic as
 * unchanged.
 */
export function compareOnce(
  then: Questionnaire,
  now: Questionnaire,
  judgements: readonly Judgement[],
): ReadonlyMap<string, Compared> {
  return comparisonsOf(now)(then)(...judgements.map(({ question }) => question));
}
