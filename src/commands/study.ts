import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../config.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { BaselineDefinition, StudyDefinition } from '../study/definition.js';
import { findConflicts, loadStudy } from '../study/load.js';
import { listLettersLeft } from '../study/letters-of-files.js';
import { readStudyFolder } from '../study/read-folder.js';
import type { NamedFileError } from '../files/file-error.js';
import { defineCommand, type CommandResult, type CommandContext } from './command.js';
import { printFileErrors } from './file.js';

const folder = z.string().describe('the folder with study.yaml, such as studies/loopbaanadvies');

export const studyCheck = defineCommand({
  name: 'study check',
  summary: 'Validates a study folder and says where each problem is.',
  args: { DIR: folder },
  options: {},
  run: async (context, { args }) => {
    const folder = readStudyFolder(args.DIR);
    if ('problems' in folder) return refuse(folder.problems);
    const conflicts = databaseExists(context) ? await findConflicts(await context.open(), folder) : [];
    return conflicts.length ? refuse(conflicts) : { result: { problems: [] }, text: 'The study is right.' };
  },
});

export const studyLoad = defineCommand({
  name: 'study load',
  summary: 'Checks a study folder and stores what changed as a new version.',
  args: { DIR: folder },
  options: {},
  run: async (context, { args }) => {
    const folder = readStudyFolder(args.DIR);
    if ('problems' in folder) return refuse(folder.problems);
    const ctx = await context.open();
    const conflicts = await findConflicts(ctx, folder);
    if (conflicts.length) return refuse(conflicts);
    const questionnaires = await loadStudy(ctx, folder);
    const left = await listLettersLeft(ctx, folder.study);
    const lines = [
      ...questionnaires.map(
        ({ group, version, changed: isNew }) => `${group}: version ${version}${isNew ? ', new' : ', unchanged'}`,
      ),
      ...(left.length ? [`Left as they are, since they are written on /staff/letters: ${left.join(', ')}.`] : []),
    ];
    const { study } = folder.study.definition;
    return { result: { study, questionnaires, lettersLeft: left }, text: lines.join('\n') };
  },
});

export const studySchema = defineCommand({
  name: 'study schema',
  summary: 'Gives the JSON Schemas of the study files, for completion in an editor; --out writes them to a folder.',
  args: {},
  options: { out: z.string().optional().describe('the folder to write them to; shown when left out') },
  run: (_context, { options }) => {
    const schemas = {
      'study.schema.json': toSchema(StudyDefinition),
      'questionnaire.schema.json': toSchema(QuestionnaireDefinition),
      'baseline.schema.json': toSchema(BaselineDefinition),
    };
    if (options.out === undefined) return Promise.resolve({ result: schemas, text: JSON.stringify(schemas, null, 2) });
    mkdirSync(options.out, { recursive: true });
    for (const [file, schema] of Object.entries(schemas)) {
      writeFileSync(join(options.out, file), `${JSON.stringify(schema, null, 2)}\n`);
    }
    return Promise.resolve({ result: schemas, text: `Written to ${options.out}.` });
  },
});

function toSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function refuse(errors: readonly NamedFileError[]): CommandResult {
  const problems = errors.map(({ file, line, column, reason }) => ({ file, line, column, message: reason }));
  const count = errors.length === 1 ? 'There is 1 problem' : `There are ${errors.length} problems`;
  return { result: { problems }, text: printFileErrors(errors), refused: `${count}; nothing was stored.` };
}

function databaseExists(context: CommandContext): boolean {
  const { databaseUrl } = readConfig(context.environment);
  return !databaseUrl.startsWith('sqlite:') || existsSync(databaseUrl.slice('sqlite:'.length));
}
