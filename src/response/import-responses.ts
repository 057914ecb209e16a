import type { Ctx, Tx } from '../context.js';
import { analyse, many } from '../database/analyse.js';
import { batches } from '../database/batches.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import type { FileError } from '../files/file-error.js';
import { closeAsImported } from '../study/wave-life.js';
import { getFieldworkWave, getQuestionnaireOf, pinQuestionnaire, statusOf, toWave, type Wave } from '../study/waves.js';
import { problems } from '../problem.js';
import { tallyGroup } from '../results/tally.js';
import { hashOf } from '../secret.js';
import { getStudyWith } from '../study/stored.js';
import { readResponses } from './response-file.js';
import { restartRetention } from './retention.js';

export interface ImportedResponses {
  readonly added: number;
  /** The ids of questions that nobody was asked in that wave. */
  readonly notAsked: readonly string[];
  /** How many answers were missing in the words of a program, such as NA, by open question. */
  readonly missing: Readonly<Record<string, number>>;
  /** The errors in the file; with any error, nothing was imported. */
  readonly rejected: readonly FileError[];
}

/**
 * Imports the responses of a group that were collected elsewhere. All rows or none, in one
 * transaction. A wave that is only prepared becomes a past one: closed, with the newest
 * questionnaire. Throws for a group that has responses, and for a wave that was asked and closed
 * here. Calls `progress` with the number of rows read, then stored.
 */
export async function importResponses(
  ctx: Ctx,
  { wave: slug, group, withoutBureau = false }: { wave: string; group: string; withoutBureau?: boolean },
  bytes: Buffer,
  progress: (what: 'read' | 'stored', rows: number) => void = () => undefined,
): Promise<ImportedResponses> {
  const wave = await getFieldworkWave(ctx, slug);
  const { definition } = await getStudyWith(ctx, wave.study, { group });
  await refuseUnlessFree(ctx, wave, group);
  const { id, questionnaire } = await getQuestionnaireOf(ctx, wave, group);
  const file = readResponses(bytes, questionnaire, { study: definition, withoutBureau }, (rows) =>
    progress('read', rows),
  );
  const { counted, notAsked, missing, rejected } = file;
  if (rejected.length) return { added: 0, notAsked: [], missing: {}, rejected };
  if (file.rows.length === 0) throw problems.noRows();
  // The order of a file may reveal who is who: rows are stored in the order of their random ids.
  const rows = file.rows
    .map((row) => ({ ...row, id: hashOf(ctx.newReceiptCode()) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));

  return transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `responses of ${slug}`);
    const now = await holdWave(tx, slug);
    await refuseUnlessFree(tx, now, group);
    if ((await getQuestionnaireOf(tx, now, group)).id !== id) throw problems.changedMeanwhile();
    await closeAsImported(tx, slug);
    await restartRetention(tx, slug);
    const cell = { wave: slug, grp: group };
    await pinQuestionnaire(tx, { ...cell, questionnaire: id });
    await tallyGroup(tx, cell, counted);
    let stored = 0;
    for (const some of batches(rows)) {
      await tx.db
        .insertInto('response')
        .values(some.map((row) => ({ ...row, ...cell, questionnaire: id })))
        .execute();
      progress('stored', (stored += some.length));
    }
    if (rows.length > many) await analyse(tx, 'response');
    return { added: rows.length, notAsked, missing, rejected };
  });
}

/** The wave, locked against opening and closing until the transaction ends. */
async function holdWave(tx: Tx, slug: string): Promise<Wave> {
  const row = await tx.db
    .selectFrom('wave')
    .selectAll()
    .where('slug', '=', slug)
    .$if(tx.database.kind === 'postgres', (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  return toWave(row);
}

/** Throws for a wave that takes no import, or not for this group. */
async function refuseUnlessFree(ctx: Ctx, wave: Wave, group: string): Promise<void> {
  const { slug } = wave;
  if (wave.synthetic) throw problems.waveSynthetic(slug);
  if (statusOf(wave) === 'closed' && wave.importedAt === null) throw problems.waveClosed(slug);
  const response = await ctx.db
    .selectFrom('response')
    .select('id')
    .where('wave', '=', slug)
    .where('grp', '=', group)
    .limit(1)
    .executeTakeFirst();
  if (response) throw problems.groupHasResponses(slug, group);
  if (statusOf(wave) !== 'prepared') return;
  const person = await ctx.db.selectFrom('invitee').select('id').where('wave', '=', slug).limit(1).executeTakeFirst();
  if (person || wave.planFrom !== null) throw problems.waveHasPeople(slug);
}
