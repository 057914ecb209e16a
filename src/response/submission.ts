import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { countCompleted } from '../fieldwork/completed-days.js';
import { answersOnTheWay } from '../questionnaire/journey.js';
import { countResponse } from '../questionnaire/response.js';
import { tallyResponse } from '../results/tally.js';
import { hashOf } from '../secret.js';
import { findDraftForUpdate } from './draft.js';
import type { Respondent } from './respondent.js';

export type Submission =
  /** The response is stored, now or by an earlier submission with the same code. */
  | 'stored'
  /** A sample respondent got to the end; the draft stays to be looked at, until it is dropped. */
  | 'tried'
  /** A question of the journey is still open, or the questionnaire is not meant for this person. */
  | 'incomplete'
  /** There is nothing to submit: sent with another code, closed, opted out or not started. */
  | 'gone';

/**
 * Submits the draft, in one transaction. Its answers become a response that nothing links to the
 * invitee, the invitee is no longer awaited, the tallies and the day count it, and the draft is
 * deleted. Submitting again, from anywhere, finds the same response by its receipt code.
 */
export async function submitResponse(ctx: Ctx, respondent: Respondent, receiptCode: string): Promise<Submission> {
  const { invitee, wave, group: grp, bureau, sample, questionnaire } = respondent;
  const id = hashOf(receiptCode);
  return transact(ctx, async (tx) => {
    const draft = await findDraftForUpdate(tx, invitee, questionnaire);
    if (!draft) return (await isStored(tx, id)) ? 'stored' : 'gone';
    if (draft.receiptCode !== receiptCode) return 'incomplete';
    const { journey } = draft;
    if (journey.open || journey.screenedOut) return 'incomplete';
    if (sample) return 'tried';
    await tx.db.deleteFrom('draft').where('invitee', '=', invitee).execute();
    const answers = answersOnTheWay(journey, draft.answers);
    await tx.db.deleteFrom('awaiting').where('invitee', '=', invitee).execute();
    const cell = { wave, grp, bureau };
    await tallyResponse(tx, { id, ...cell }, countResponse(questionnaire.questionnaire, answers));
    await countCompleted(tx, cell);
    await tx.db
      .insertInto('response')
      .values({ id, ...cell, questionnaire: questionnaire.id, answers: JSON.stringify(answers) })
      .execute();
    return 'stored';
  });
}

async function isStored(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.db.selectFrom('response').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/**
 * Ends the questionnaire for someone screened out. The answers are deleted, and only that fact
 * stays.
 */
export async function leaveScreenedOut(ctx: Ctx, respondent: Respondent): Promise<'left' | 'gone'> {
  const { invitee, wave, group: grp, bureau, sample, questionnaire } = respondent;
  return transact(ctx, async (tx) => {
    const draft = await findDraftForUpdate(tx, invitee, questionnaire);
    if (!draft?.journey.screenedOut) return 'gone';
    await tx.db.deleteFrom('draft').where('invitee', '=', invitee).execute();
    if (sample) return 'left';
    await tx.db.deleteFrom('awaiting').where('invitee', '=', invitee).execute();
    await countCompleted(tx, { wave, grp, bureau });
    await tx.db.updateTable('invitee').set({ claim: 'screened-out' }).where('id', '=', invitee).execute();
    return 'left';
  });
}
