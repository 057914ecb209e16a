import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { recordProgress } from '../fieldwork/opt-out.js';
import type { Fields } from '../questionnaire/fields.js';
import { isAnswered, isFilledIn } from '../questionnaire/journey.js';
import type { AnswerProblem } from '../questionnaire/question.js';
import type { Page } from '../questionnaire/questionnaire.js';
import type { StoredQuestionnaire } from '../study/stored.js';
import { reachedBy } from './reached.js';
import { draftOf, type Draft, type Respondent } from './respondent.js';
import { readJourney, type AnsweredJourney } from './answered-journey.js';

/** Begins a draft for someone who may answer. A second start finds the first one's answers. */
export async function startDraft(ctx: Ctx, { invitee }: Pick<Respondent, 'invitee'>): Promise<void> {
  await transact(ctx, async (tx) => {
    const asked = await tx.db
      .selectFrom('awaiting')
      .innerJoin('invitee', 'invitee.id', 'awaiting.invitee')
      .innerJoin('wave', 'wave.slug', 'invitee.wave')
      .select('awaiting.invitee')
      .where('awaiting.invitee', '=', invitee)
      .where('wave.closed_at', 'is', null)
      .where('invitee.opted_out_at', 'is', null)
      .$if(tx.database.kind === 'postgres', (query) => query.forUpdate('awaiting').forShare('wave'))
      .executeTakeFirst();
    if (!asked) return;
    await tx.db
      .insertInto('draft')
      .values({ invitee, answers: '{}', receipt_code: tx.newReceiptCode() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

export type Saved =
  /** The draft as it is now, and what of the page could not be stored. */
  | (AnsweredJourney & { readonly problems: readonly AnswerProblem[] })
  /** The questionnaire was submitted, closed or left on another device meanwhile. */
  | { readonly gone: true };

/**
 * Saves the valid answers of one page, and returns what is wrong with the others. Where an answer
 * is wrong the one stored before stays: only a valid answer replaces a confirmed one. Only this
 * page's questions change, so what another device saved of the others stays too. `confirmed` is
 * false for who did not press "Verder": a question left empty was then not skipped, and stays open.
 * The answers are on disk when this returns.
 */
export async function saveAnswers(
  ctx: Ctx,
  respondent: Respondent,
  page: Page,
  form: Fields,
  { confirmed = true } = {},
): Promise<Saved> {
  const { questionnaire, study } = respondent;
  return transact(ctx, async (tx) => {
    const draft = await findDraftForUpdate(tx, respondent.invitee, questionnaire);
    if (!draft) return { gone: true };
    const stop = draft.journey.stops.find((candidate) => candidate.page.id === page.id);
    const problems: AnswerProblem[] = [];
    const replaced = new Set<string>();
    const valid: Fields[] = [];
    for (const question of stop?.questions ?? page.questions) {
      const outcome = question.form.parse(form, draft.answers);
      if ('problems' in outcome) {
        problems.push(...outcome.problems);
      } else if (confirmed || isFilledIn(question, outcome.fields) || isAnswered(question, draft.answers)) {
        valid.push(outcome.fields);
        for (const field of question.form.fields) replaced.add(field);
      }
    }
    const kept = Object.entries(draft.answers).filter(([field]) => !replaced.has(field));
    const answers = valid.reduce<Fields>((all, fields) => ({ ...all, ...fields }), Object.fromEntries(kept));
    const stored = JSON.stringify(answers);
    const answered = readJourney(questionnaire.questionnaire, stored);
    if (replaced.size) {
      await tx.db
        .updateTable('draft')
        .set({ answers: stored, reached: reachedBy(study.definition, answered) })
        .where('invitee', '=', respondent.invitee)
        .execute();
    }
    return { ...answered, problems };
  });
}

/**
 * Returns someone's open draft, locked until the transaction ends. Returns undefined when there is
 * none.
 */
export async function findDraftForUpdate(
  tx: Tx,
  invitee: string,
  questionnaire: StoredQuestionnaire,
): Promise<Draft | undefined> {
  const row = await tx.db
    .selectFrom('draft')
    .innerJoin('invitee', 'invitee.id', 'draft.invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .innerJoin('awaiting', 'awaiting.invitee', 'draft.invitee')
    .select(['draft.answers', 'draft.receipt_code'])
    .where('draft.invitee', '=', invitee)
    .where('wave.closed_at', 'is', null)
    .where('invitee.opted_out_at', 'is', null)
    .$if(tx.database.kind === 'postgres', (query) => query.forUpdate(['draft', 'awaiting']).forShare('wave'))
    .executeTakeFirst();
  return row && draftOf(questionnaire, row.answers, row.receipt_code);
}

/** Returns how many drafts a wave has. */
export async function countDrafts(ctx: Ctx, wave: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('draft')
    .innerJoin('invitee', 'invitee.id', 'draft.invitee')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('invitee.wave', '=', wave)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Deletes the drafts of a wave and returns how many. How far each got stays with its person. */
export async function eraseDrafts(ctx: Ctx, wave: string): Promise<number> {
  return transact(ctx, async (tx) => {
    await recordProgress(tx, wave);
    const { numDeletedRows } = await tx.db
      .deleteFrom('draft')
      .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('id').where('wave', '=', wave))
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}
