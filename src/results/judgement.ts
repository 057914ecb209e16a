import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { getFieldworkWave } from '../fieldwork/waves.js';
import { problems } from '../problem.js';
import { compareQuestionnaires } from '../questionnaire/comparability.js';
import { findAskedQuestionnaire, getStudyWith } from '../study/stored.js';
import type { Pair } from './comparability.js';

/**
 * Judges that a reworded question of a pair of waves still asks the same, so that they are compared on it. The reason is kept for
 * good, beside who judged. Refuses a question that did not break on its words alone, and one judged already.
 */
export async function judgeCosmetic(
  ctx: Ctx,
  pair: Pair,
  { question, reason, account }: { question: string; reason: string; account: string | null },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const { wave, against, group } = pair;
    if (!(await listReworded(tx, pair)).includes(question)) throw problems.notReworded(question);
    const judged = await standing(tx, pair, question).executeTakeFirst();
    if (judged) throw problems.alreadyJudged(question);
    const row = { wave, against, grp: group, question, reason, account, marked_at: tx.now().toISOString() };
    await tx.db
      .insertInto('cosmetic')
      .values({ id: tx.newId(), ...row })
      .execute();
  });
}

/** Takes a judgement back; that it stood, and why, stays on record. Refuses where there is none. */
export async function withdrawJudgement(ctx: Ctx, pair: Pair, question: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await standing(tx, pair, question).execute();
    if (found.length === 0) throw problems.notReworded(question);
    await tx.db
      .updateTable('cosmetic')
      .set({ withdrawn_at: tx.now().toISOString() })
      .where(
        'id',
        'in',
        found.map(({ id }) => id),
      )
      .execute();
  });
}

function standing({ db }: Ctx, { wave, against, group }: Pair, question: string) {
  return db
    .selectFrom('cosmetic')
    .select('id')
    .where('wave', '=', wave)
    .where('against', '=', against)
    .where('grp', '=', group)
    .where('question', '=', question)
    .where('withdrawn_at', 'is', null);
}

/** The questions of a pair of waves that break, before any judgement, on their words alone. */
async function listReworded(ctx: Ctx, { wave, against, group }: Pair): Promise<string[]> {
  const { study } = await getFieldworkWave(ctx, wave);
  await getFieldworkWave(ctx, against);
  await getStudyWith(ctx, study, { group });
  const [now, then] = await Promise.all([
    findAskedQuestionnaire(ctx, wave, group),
    findAskedQuestionnaire(ctx, against, group),
  ]);
  if (!now || !then) return [];
  const compared = compareQuestionnaires(then.questionnaire, now.questionnaire);
  return now.questionnaire.questions
    .filter(({ tables }) => tables.some(({ id }) => compared.get(id)?.comparability === 'wording'))
    .map(({ id }) => id);
}
