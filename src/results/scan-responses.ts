import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.js';
import { parseAnswers, type Fields } from '../questionnaire/fields.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { eachResponse } from '../study/responses.js';
import { readQuestionnaire } from '../study/stored.js';

/** A group of a wave, whose responses are read. */
export interface ResponsesOf {
  readonly wave: string;
  readonly group: string;
}

/** A response as a scan gives it. */
export interface Scanned {
  readonly id: string;
  readonly bureau: string;
  readonly answers: Fields;
  readonly questionnaire: Questionnaire;
}

/**
 * Passes every response of a group to `look`. They come in the order of their random ids, all as
 * they were at one moment. Whoever shows what comes of it waits until the wave is closed.
 */
export function scanResponses(
  db: Kysely<Tables>,
  { wave, group }: ResponsesOf,
  look: (response: Scanned) => void,
): Promise<void> {
  const moment = db.transaction().setIsolationLevel('repeatable read');
  return moment.execute(async (tx) => {
    const questionnaires = new Map<string, Questionnaire>();
    for await (const row of eachResponse(tx, { wave, group })) {
      const known = questionnaires.get(row.questionnaire);
      const questionnaire = known ?? (await readQuestionnaire(tx, row.questionnaire)).questionnaire;
      questionnaires.set(row.questionnaire, questionnaire);
      look({ id: row.id, bureau: row.bureau, answers: parseAnswers(row.answers), questionnaire });
    }
  });
}
