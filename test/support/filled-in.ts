import type { Ctx } from '../../src/context.js';
import { transact } from '../../src/database/transact.js';
import type { Fields } from '../../src/questionnaire/fields.js';
import { walk } from '../../src/questionnaire/journey.js';
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js';
import { startDraft } from '../../src/response/draft.js';
import { reachedBy } from '../../src/response/reached.js';
import { findRespondent, type Respondent } from '../../src/response/respondent.js';
import { submitResponse, type Submission } from '../../src/response/submission.js';
import { hashOfLink } from '../../src/secret.js';
import { randomAnswer, type Random } from './random-answers.js';

/** Answers that keep a former client in the questionnaire: the guidance has ended. */
export const eligible: Fields = { XC_PERIODE: '1' };

/** The person behind a link, as the product knows them now. */
export async function respondentOf(ctx: Ctx, token: string): Promise<Respondent> {
  const respondent = await findRespondent(ctx, hashOfLink(token));
  if (!respondent) throw new Error('This link leads to nobody');
  return respondent;
}

/** A respondent's answers from the first page to the last or to a screen-out: at random, but for what is fixed. */
export function randomAnswers(questionnaire: Questionnaire, random: Random, fixed: Fields = eligible): Fields {
  for (let answers: Fields = {}; ;) {
    const { open, screenedOut } = walk(questionnaire, answers);
    if (!open || screenedOut) return answers;
    for (const question of open.questions) {
      const form = { ...randomAnswer(question, answers, random), ...fixed };
      const outcome = question.form.parse(form, answers);
      if ('problems' in outcome) throw new Error(`${question.id} does not take ${JSON.stringify(form)}`);
      answers = { ...answers, ...outcome.fields };
    }
  }
}

/** Begins, and fills in the whole questionnaire at once: saving page by page is another test's matter. */
export async function fillIn(ctx: Ctx, token: string, random: Random, fixed?: Fields): Promise<Respondent> {
  const respondent = await respondentOf(ctx, token);
  await startDraft(ctx, respondent);
  const { questionnaire } = respondent.questionnaire;
  const answers = randomAnswers(questionnaire, random, fixed);
  const reached = reachedBy(respondent.study.definition, { answers, journey: walk(questionnaire, answers) });
  await transact(ctx, (tx) =>
    tx.db
      .updateTable('draft')
      .set({ answers: JSON.stringify(answers), reached })
      .where('invitee', '=', respondent.invitee)
      .execute(),
  );
  return respondentOf(ctx, token);
}

/** The receipt code that a respondent's overview would show. */
export function codeOf({ draft }: Respondent): string {
  if (!draft) throw new Error('Nothing was begun');
  return draft.receiptCode;
}

/** Fills in and sends; gives the receipt code. */
export async function answer(ctx: Ctx, token: string, random: Random, fixed?: Fields): Promise<string> {
  const respondent = await fillIn(ctx, token, random, fixed);
  const code = codeOf(respondent);
  const submission: Submission = await submitResponse(ctx, respondent, code);
  if (submission !== 'stored') throw new Error(`Not stored: ${submission}`);
  return code;
}
