import type { Ctx } from '../context.js';
import { prepareQuery } from '../database/prepared.js';
import { asAskedBy, getQuestionnaire, getStudy, lastLoaded, type StoredQuestionnaire } from '../study/stored.js';
import type { StoredStudy } from '../study/definition.js';
import { readJourney, type AnsweredJourney } from './answered-journey.js';

/** Whether a respondent can answer, or why not. */
export type RespondentStatus = 'asked' | 'answered' | 'ineligible' | 'notMe' | 'left' | 'optedOut' | 'closed';

/** Answers that are not submitted yet, and the receipt code that will find them once they are. */
export interface Draft extends AnsweredJourney {
  readonly receiptCode: string;
}

/** The person behind a link, with the answers so far. */
export interface Respondent {
  readonly invitee: string;
  readonly wave: string;
  readonly group: string;
  readonly bureau: string;
  readonly language: string;
  readonly sample: boolean;
  readonly status: RespondentStatus;
  /** Whether this person wants no more letters, also where `status` names another reason. */
  readonly optedOut: boolean;
  /**
   * Whether only an opt-out keeps this person from answering: the wave is open, and nothing was
   * sent.
   */
  readonly mayReturn: boolean;
  /** The planned end of the wave: a date in the Netherlands. */
  readonly until: string | null;
  /** When the wave closed. */
  readonly closedAt: string | null;
  readonly study: StoredStudy;
  readonly questionnaire: StoredQuestionnaire;
  /** Undefined until the respondent starts. */
  readonly draft: Draft | undefined;
}

const findRow = prepareQuery('respondent', (db, tokenHash) =>
  db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .innerJoin('wave_questionnaire', (join) =>
      join.onRef('wave_questionnaire.wave', '=', 'invitee.wave').onRef('wave_questionnaire.grp', '=', 'invitee.grp'),
    )
    .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .leftJoin('draft', 'draft.invitee', 'invitee.id')
    .select([
      'invitee.id',
      'invitee.wave',
      'invitee.grp',
      'invitee.bureau',
      'invitee.language',
      'invitee.sample',
      'invitee.claim',
      'invitee.opted_out_at',
      'wave.study',
      'wave.closed_at',
      'wave.until',
      lastLoaded.as('loaded_at'),
      'wave_questionnaire.questionnaire',
      'awaiting.invitee as awaited',
      'draft.answers',
      'draft.receipt_code',
    ])
    .where('invitee.token_hash', '=', tokenHash),
);

/**
 * Returns the respondent whose link has this hash. Returns undefined for a link that is unknown,
 * revoked or of a wave that is not open yet.
 */
export async function findRespondent(ctx: Ctx, tokenHash: string): Promise<Respondent | undefined> {
  const row = await findRow(ctx, tokenHash);
  if (!row) return undefined;
  const study = await getStudy(ctx, row.study, row.loaded_at);
  const questionnaire = asAskedBy(await getQuestionnaire(ctx, row.questionnaire), study.definition, row.bureau);
  return {
    invitee: row.id,
    wave: row.wave,
    group: row.grp,
    bureau: row.bureau,
    language: row.language,
    sample: row.sample === 1,
    status: statusOf(row),
    optedOut: row.opted_out_at !== null,
    mayReturn: row.awaited !== null && row.closed_at === null,
    until: row.until,
    closedAt: row.closed_at,
    study,
    questionnaire,
    draft: row.answers === null ? undefined : draftOf(questionnaire, row.answers, row.receipt_code ?? ''),
  };
}

/** Returns a stored draft. */
export function draftOf(questionnaire: StoredQuestionnaire, stored: string, receiptCode: string): Draft {
  const { answers, journey } = readJourney(questionnaire.questionnaire, stored);
  return { answers, journey, receiptCode };
}

function statusOf(row: {
  awaited: string | null;
  claim: string | null;
  opted_out_at: string | null;
  closed_at: string | null;
}): RespondentStatus {
  if (row.claim === 'screened-out') return 'ineligible';
  if (row.awaited === null) return 'answered';
  if (row.claim === 'not-me') return 'notMe';
  if (row.claim === 'left') return 'left';
  if (row.opted_out_at !== null) return 'optedOut';
  return row.closed_at === null ? 'asked' : 'closed';
}
