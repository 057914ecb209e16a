import { readOurStudy } from '../../src/commands/first-start.js';
import type { Ctx } from '../../src/context.js';
import { loadStudy } from '../../src/study/load.js';

/** Loads our study anew with one question asked in other words, as a new version of its questionnaire. */
export async function reword(ctx: Ctx, id: string, nl: string): Promise<void> {
  const folder = readOurStudy();
  const questionnaires = folder.questionnaires.map((file) => ({
    ...file,
    definition: structuredClone(file.definition),
  }));
  const question = questionnaires
    .flatMap(({ definition }) => definition.pages.flatMap(({ questions }) => questions))
    .find((asked) => asked.id === id);
  if (!question) throw new Error(`there is no ${id}`);
  Object.assign(question, { text: { ...(question.text as object), nl } });
  await loadStudy(ctx, { ...folder, questionnaires });
}
