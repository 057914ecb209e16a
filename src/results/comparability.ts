import type { Ctx } from '../context.js';
import { memoize, oncePer } from '../memoize.js';
import type { Compared } from '../questionnaire/comparability/comparability.js';
import { compareQuestionnaires } from '../questionnaire/comparability/compare-questionnaires.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';

/** Two waves that asked the same group, the later one first. */
export interface Pair {
  readonly wave: string;
  readonly against: string;
  readonly group: string;
}

/** A judgement of the coordinator: a reworded question still asks the same. */
export interface Judgement {
  readonly question: string;
  readonly reason: string;
  /** The address of the account; null when it was made on the command line. */
  readonly by: string | null;
  readonly at: string;
}

/** The judgements that stand for a pair of waves. */
export async function listJudgements(ctx: Ctx, { wave, against, group }: Pair): Promise<Judgement[]> {
  return ctx.db
    .selectFrom('judgement as c')
    .leftJoin('account as a', 'a.id', 'c.account')
    .select(['c.question', 'c.reason', 'a.email as by', 'c.marked_at as at'])
    .where('c.wave', '=', wave)
    .where('c.against', '=', against)
    .where('c.grp', '=', group)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.question')
    .execute();
}

/** Comparisons by the later questionnaire, the earlier one and the questions judged cosmetic: none of these ever changes. */
const comparisonsOf = oncePer((now: Questionnaire) =>
  oncePer((then: Questionnaire) =>
    memoize((...cosmetic: string[]) => compareQuestionnaires(then, now, new Set(cosmetic)), {
      max: 20,
      key: (...cosmetic) => cosmetic.join(' '),
    }),
  ),
);

/** How each table of `now` compares with `then`, given the questions judged cosmetic. */
export function compareOnce(
  then: Questionnaire,
  now: Questionnaire,
  judgements: readonly Judgement[],
): ReadonlyMap<string, Compared> {
  return comparisonsOf(now)(then)(...judgements.map(({ question }) => question));
}
