import { join } from 'node:path';
import { readOurStudy } from '../../src/commands/first-start.js';
import { QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { root } from '../../src/root.js';
import type { StudyFolder } from '../../src/study/read-folder.js';

export { readOurStudy };

/** The folder of the study that comes along. */
export const studyFolder = join(root, 'studies/loopbaanadvies');

/** A questionnaire of pages with nothing but what a test is about. */
export function questionnaireOf(pages: readonly object[]): QuestionnaireDefinition {
  return QuestionnaireDefinition.parse({
    title: { nl: 'Vragen' },
    minutes: { from: 1, to: 2 },
    introduction: { nl: 'Begin' },
    thanks: { nl: 'Dank' },
    pages,
  });
}

/** A page of the same name as its one question, unless it has more. */
export function pageOf(first: { id: string }, ...others: { id: string }[]): object {
  return { id: first.id.toLowerCase().replaceAll('_', '-'), questions: [first, ...others] };
}

/** A single choice of 1, 2, 3 and "weet ik niet" (98). */
export function choice(id: string, more: object = {}) {
  const options = [1, 2, 3, 98].map((code) => ({ code, label: { nl: `Antwoord ${code}` } }));
  return { id, kind: 'single', text: { nl: `Vraag ${id}?` }, options, ...more };
}

/** A multiple choice of A, B, C and the exclusive NONE. */
export function choices(id: string, more: object = {}) {
  const options = ['A', 'B', 'C', 'NONE'].map((code) => ({
    code,
    label: { nl: `Keuze ${code}` },
    ...(code === 'NONE' && { exclusive: true, fixed: true }),
  }));
  return { id, kind: 'multiple', text: { nl: `Vraag ${id}?` }, options, ...more };
}

/** A battery of items that are asked on a scale of five points. */
export function battery(id: string, items: readonly string[], more: object = {}) {
  const scale = [1, 2, 3, 4, 5].map((point) => ({ nl: `Punt ${point}` }));
  const all = items.map((item) => ({ id: item, text: { nl: `Onderdeel ${item}` }, scale }));
  return { id, kind: 'battery', text: { nl: `Vraag ${id}?` }, items: all, ...more };
}

/** A text without a question. */
export function statement(id: string) {
  return { id, kind: 'statement', text: { nl: `Uitleg ${id}.` } };
}

/** Our study, with files of answers that tell through which bureau each was asked. */
export function readStudyWithBureaus(): StudyFolder {
  const { study, ...folder } = readOurStudy();
  const privacy = { ...study.definition.privacy, bureauInFiles: true };
  return { ...folder, study: { ...study, definition: { ...study.definition, privacy } } };
}
