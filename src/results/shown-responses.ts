import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.js';
import { parseAnswers, type Fields } from '../questionnaire/fields.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { eachResponse } from '../study/responses.js';
import { readQuestionnaire } from '../study/stored.js';
import { readUnseen } from './tally.js';

/**
 * Which responses are read: all of a group, or (`inSteps`) only those that figures of an open wave
 * show.
 */
export interface Shown {
  readonly wave: string;
  readonly group: string;
  readonly inSteps: boolean;
}

/** A response as a scan gives it. */
export interface Scanned {
  readonly id: string;
  readonly answers: Fields;
  readonly questionnaire: Questionnaire;
}

/**
 * Passes every response that may be shown to `look`. They come in the order of their random ids,
 * all as they were at one moment. Returns whether it could: `waits` when a response that the
 * figures show is gone since, because what is left would reveal it.
 */
export function scanShown(
  db: Kysely<Tables>,
  { wave, group, inSteps }: Shown,
  look: (response: Scanned) => void,
): Promise<'scanned' | 'waits'> {
  const moment = db.transaction().setIsolationLevel('repeatable read');
  return moment.execute(async (tx) => {
    const unseen = inSteps ? await readUnseen(tx, wave, group) : { hidden: new Set<string>() };
    if (unseen === 'waits') return 'waits';
    if (unseen === 'nothing') return 'scanned';
    const questionnaires = new Map<string, Questionnaire>();
    for await (const row of eachResponse(tx, { wave, group })) {
      const known = questionnaires.get(row.questionnaire);
      const questionnaire = known ?? (await readQuestionnaire(tx, row.questionnaire)).questionnaire;
      questionnaires.set(row.questionnaire, questionnaire);
      if (!unseen.hidden.has(row.id)) look({ id: row.id, answers: parseAnswers(row.answers), questionnaire });
    }
    return 'scanned';
  });
}
