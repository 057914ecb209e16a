import { readOurStudy } from '../../src/commands/first-start.js';
import type { Ctx } from '../../src/context.js';
import type { QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { loadStudy } from '../../src/study/load.js';

/** Loads our study anew with its questionnaires changed, each as a new version. */
export async function changeQuestionnaires(
  ctx: Ctx,
  change: (definition: QuestionnaireDefinition, group: string) => void,
): Promise<void> {
  const folder = readOurStudy();
  const questionnaires = folder.questionnaires.map((file) => {
    const definition = structuredClone(file.definition);
    change(definition, file.group);
    return { ...file, definition };
  });
  await loadStudy(ctx, { ...folder, questionnaires });
}

/** Returns a question of a definition. Throws where there is none. */
export function findDefined({ pages }: QuestionnaireDefinition, id: string) {
  const question = pages.flatMap(({ questions }) => questions).find((asked) => asked.id === id);
  if (!question) throw new Error(`there is no ${id}`);
  return question;
}

/** Loads our study anew with one question asked in other words, as a new version of its questionnaire. */
export async function reword(ctx: Ctx, id: string, nl: string): Promise<void> {
  const reworded: string[] = [];
  await changeQuestionnaires(ctx, (definition, group) => {
    if (!definition.pages.some(({ questions }) => questions.some((asked) => asked.id === id))) return;
    const question = findDefined(definition, id);
    Object.assign(question, { text: { ...(question.text as object), nl } });
    reworded.push(group);
  });
  if (!reworded.length) throw new Error(`there is no ${id}`);
}
