import { z } from 'zod';
import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { isOnlyReworded } from '../questionnaire/comparability/comparability.js';
import { compareQuestionnaires } from '../questionnaire/comparability/compare-questionnaires.js';
import { commandLine, recordEvent, type Action } from './events.js';
import { findAskedQuestionnaire, getStudyWith } from './stored.js';
import { getFieldworkWave } from './waves.js';

/** Two waves that asked the same group, the later one first. */
export interface WavePair {
  readonly wave: string;
  readonly against: string;
  readonly group: string;
}

/** A judgement of the coordinator: a reworded question still asks the same. */
export const Judgement = z
  .object({
    question: z.string(),
    reason: z.string(),
    by: z.string().nullable().meta({
      description: 'The address of the account; null when it was made on the command line.',
    }),
    at: z.string(),
  })
  .readonly()
  .meta({ id: 'Judgement', description: 'A judgement of the coordinator: a reworded question still asks the same.' });
export type Judgement = z.infer<typeof Judgement>;

/** The judgements on a group's wave beside an earlier one. */
export type JudgementsAgainst = (against: string) => readonly Judgement[];

/** Returns the judgements on a group's wave, beside any earlier one. */
export async function listJudgements(ctx: Ctx, wave: string, group: string): Promise<JudgementsAgainst> {
  const rows = await ctx.db
    .selectFrom('judgement as j')
    .leftJoin('account as a', 'a.id', 'j.account')
    .select(['j.against', 'j.question', 'j.reason', 'a.email as by', 'j.marked_at as at'])
    .where('j.wave', '=', wave)
    .where('j.grp', '=', group)
    .where('j.withdrawn_at', 'is', null)
    .orderBy('j.question')
    .execute();
  return (earlier) =>
    rows
      .filter(({ against }) => against === earlier)
      .map(({ question, reason, by, at }) => ({ question, reason, by, at }));
}

/** The longest reason, in characters. */
export const longestReason = 1000;

/**
 * Notes that a reworded question of two waves still asks the same. The waves are then compared on
 * it. The reason is kept for good, with who judged. Throws for a question of which more than words
 * changed, and for one that was judged already.
 */
export async function judgeCosmetic(
  ctx: Ctx,
  pair: WavePair,
  { question, reason, account }: { question: string; reason: string; account: string | null },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const { wave, against, group } = pair;
    if (!(await listReworded(tx, pair)).includes(question)) throw problems.notReworded(question);
    const kept = reason.slice(0, longestReason);
    const row = { wave, against, grp: group, question, reason: kept, account, marked_at: tx.now().toISOString() };
    const judged = await tx.db
      .insertInto('judgement')
      .values({ id: tx.newId(), ...row })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!judged) throw problems.alreadyJudged(question);
    await record(tx, 'rewording judged', pair, { question, account });
  });
}

/**
 * Withdraws a judgement. That it was made, why, and who withdrew it, stays on record. Throws where
 * there is none.
 */
export async function withdrawJudgement(
  ctx: Ctx,
  pair: WavePair,
  { question, account }: { question: string; account: string | null },
): Promise<void> {
  const { wave, against, group } = pair;
  await transact(ctx, async (tx) => {
    const withdrawn = await tx.db
      .updateTable('judgement')
      .set({ withdrawn_at: tx.now().toISOString(), withdrawn_by: account })
      .where((is) => is.and({ wave, against, grp: group, question }))
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!withdrawn) throw problems.notJudged(question);
    await record(tx, 'judgement withdrawn', pair, { question, account });
  });
}

/** Records a judgement with who made it: an account, or the command line. */
async function record(
  tx: Tx,
  action: Extract<Action, 'rewording judged' | 'judgement withdrawn'>,
  { wave, against, group }: WavePair,
  { question, account }: { question: string; account: string | null },
): Promise<void> {
  const by =
    account === null
      ? undefined
      : await tx.db.selectFrom('account').select('email').where('id', '=', account).executeTakeFirst();
  await recordEvent(tx, { action, who: by?.email ?? commandLine, about: { wave, against, group, question } });
}

/** The questions of two waves that break on their words alone, before any judgement. */
async function listReworded(ctx: Ctx, { wave, against, group }: WavePair): Promise<string[]> {
  const { study } = await getFieldworkWave(ctx, wave);
  await getFieldworkWave(ctx, against);
  await getStudyWith(ctx, study, { group });
  const now = await findAskedQuestionnaire(ctx, wave, group);
  const then = await findAskedQuestionnaire(ctx, against, group);
  if (!now || !then) return [];
  const compared = compareQuestionnaires(then.questionnaire, now.questionnaire);
  return now.questionnaire.questions
    .filter(({ results }) => results.tables.some(({ id }) => isOnlyReworded(compared.get(id))))
    .map(({ id }) => id);
}
