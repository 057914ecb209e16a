import { transact } from '../database/transact.js';
import type { Ctx, Tx } from '../context.js';
import { changedMeanings } from '../questionnaire/changes.js';
import { canonical, contentOf } from '../questionnaire/content.js';
import { hashOf } from '../secret.js';
import type { QuestionnaireFile, StudyFolder } from './read-folder.js';
import { findNewestQuestionnaire, type StoredQuestionnaire } from './stored.js';
import type { FileProblem } from './yaml-file.js';

export interface LoadedQuestionnaire {
  readonly group: string;
  readonly version: number;
  readonly changed: boolean;
}

/** Codes that changed meaning since the stored version, which makes a folder unfit to load. */
export async function findChangedMeanings(ctx: Ctx, folder: StudyFolder): Promise<FileProblem[]> {
  const { study } = folder.study.definition;
  const found = await Promise.all(
    folder.questionnaires.map(async (file) => {
      const stored = await findNewestQuestionnaire(ctx, study, file.group);
      const faults = stored ? changedMeanings(stored.questionnaire.definition, file.definition) : [];
      return faults.map((fault) => file.at(fault.path, fault.message));
    }),
  );
  return found.flat();
}

/**
 * Stores a checked study: its settings replace the stored ones, and a questionnaire that changed becomes a new
 * version. Stored versions never change. A baseline becomes a wave of published figures.
 */
export async function loadStudy(ctx: Ctx, folder: StudyFolder): Promise<LoadedQuestionnaire[]> {
  const { definition, baseline } = folder.study;
  return transact(ctx, async (tx) => {
    const row = { slug: definition.study, definition: JSON.stringify(folder.study), loaded_at: tx.now().toISOString() };
    await tx.db
      .insertInto('study')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute();
    const loaded: LoadedQuestionnaire[] = [];
    for (const file of folder.questionnaires) loaded.push(await loadQuestionnaire(tx, definition.study, file));
    if (baseline) {
      await tx.db
        .insertInto('wave')
        .values({ slug: baseline.wave, study: definition.study, kind: 'baseline', added_at: row.loaded_at })
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .execute();
    }
    return loaded;
  });
}

async function loadQuestionnaire(tx: Tx, study: string, file: QuestionnaireFile): Promise<LoadedQuestionnaire> {
  const { group, definition } = file;
  const newest: StoredQuestionnaire | undefined = await findNewestQuestionnaire(tx, study, group);
  if (newest && canonical(newest.questionnaire.definition) === canonical(definition)) {
    return { group, version: newest.version, changed: false };
  }
  const version = (newest?.version ?? 0) + 1;
  const questions = definition.pages.flatMap((page) => page.questions);
  const hashes = Object.fromEntries(questions.map((question) => [question.id, hashOf(contentOf(question))]));
  await tx.db
    .insertInto('questionnaire')
    .values({
      id: tx.newId(),
      study,
      grp: group,
      version,
      definition: JSON.stringify(definition),
      hashes: JSON.stringify(hashes),
    })
    .execute();
  return { group, version, changed: true };
}
