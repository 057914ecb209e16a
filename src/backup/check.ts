import { sql } from 'kysely';
import type { Database } from '../database/open.js';
import { findFaultOfFile } from '../database/sqlite-file.js';
import { problems } from '../problem.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { StudyFiles } from '../study/definition.js';

/** Throws for a file that is no whole backup of ours. The message says what is wrong. */
export function checkFile(from: string): void {
  const fault = findFaultOfFile(from);
  if (fault !== undefined) throw notRestored(from, fault);
}

/**
 * Throws for a backup, opened and brought to this version, whose study or questionnaires cannot be
 * read, or whose answers are not JSON.
 */
export async function checkContents(from: string, { db }: Pick<Database, 'db'>): Promise<void> {
  try {
    for (const { definition } of await db.selectFrom('study').select('definition').execute()) {
      StudyFiles.parse(JSON.parse(definition));
    }
    for (const { definition } of await db.selectFrom('questionnaire').select('definition').execute()) {
      QuestionnaireDefinition.parse(JSON.parse(definition));
    }
    const broken = await sql`select 1 from response where not json_valid(answers) limit 1`.execute(db);
    if (broken.rows.length) throw new Error('answers that are no JSON');
  } catch {
    throw notRestored(from, 'it is damaged');
  }
}

function notRestored(from: string, why: string): Error {
  return problems.file(`${from} cannot be restored: ${why}. Nothing was changed.`);
}
