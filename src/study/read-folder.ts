import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../questionnaire/fault.js';
import { findFaults, findMissingTranslations } from '../questionnaire/faults.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { compile } from '../questionnaire/questionnaire.js';
import { BaselineDefinition, StudyDefinition, type StoredStudy } from './definition.js';
import { readLetter } from './letter-file.js';
import { readYaml, type FileProblem, type YamlFile } from './yaml-file.js';

/** A study folder that was read and found right. */
export interface StudyFolder {
  readonly study: StoredStudy;
  readonly questionnaires: readonly QuestionnaireFile[];
}

export interface QuestionnaireFile {
  readonly group: string;
  readonly definition: QuestionnaireDefinition;
  at(path: readonly PropertyKey[], message: string): FileProblem;
}

/** Reads and checks a study folder; every problem of every file at once, or the whole study. */
export function readStudyFolder(folder: string): StudyFolder | { problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const read = <T>(file: string, reader: (text: string) => YamlFile<T> | { problems: FileProblem[] }) => {
    const text = readText(join(folder, file));
    const found =
      text === undefined
        ? { problems: [{ file, line: 1, column: 1, message: 'the file is missing or cannot be read' }] }
        : reader(text);
    if (!('problems' in found)) return found;
    problems.push(...found.problems);
    return undefined;
  };

  const study = read('study.yaml', (text) => readYaml('study.yaml', text, StudyDefinition));
  if (!study) return { problems };
  const { value: definition } = study;
  const report = (file: Pick<YamlFile<unknown>, 'at'>, faults: readonly Fault[]) => {
    problems.push(...faults.map((fault) => file.at(fault.path, fault.message)));
  };
  const translated = definition.languages.includes('en');
  const reportUntranslated = (file: YamlFile<unknown>) => {
    if (translated) report(file, findMissingTranslations(file.value));
  };
  reportUntranslated(study);
  report(study, findRepeatedSlugs(definition));

  const questionnaires = definition.groups.flatMap(({ slug, questionnaire: file }) => {
    const questionnaire = read(file, (text) => readYaml(file, text, QuestionnaireDefinition));
    if (!questionnaire) return [];
    report(questionnaire, findFaults(questionnaire.value));
    reportUntranslated(questionnaire);
    return [{ group: slug, definition: questionnaire.value, at: questionnaire.at }];
  });

  const { baseline: baselineFile } = definition;
  const baseline = baselineFile && read(baselineFile, (text) => readYaml(baselineFile, text, BaselineDefinition));
  if (baseline) {
    reportUntranslated(baseline);
    if (!problems.length) report(baseline, findUnknownFigures(baseline.value, questionnaires));
  }

  const letters: Record<string, StoredStudy['letters'][string]> = {};
  for (const { step, letter } of definition.mail.steps) {
    const inDutch = read(letter.nl, (text) => readLetter(letter.nl, text));
    const { en } = letter;
    const inEnglish = en === undefined ? undefined : read(en, (text) => readLetter(en, text));
    letters[step] = { ...(inDutch && { nl: inDutch.value }), ...(inEnglish && { en: inEnglish.value }) };
  }

  if (problems.length) return { problems };
  return { study: { definition, letters, ...(baseline && { baseline: baseline.value }) }, questionnaires };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function findRepeatedSlugs({ bureaus, groups, mail }: StudyDefinition): Fault[] {
  const repeatedIn = (name: string, key: string, slugs: readonly string[], path: string[]) =>
    slugs.flatMap((slug, i) =>
      slugs.indexOf(slug) < i ? [{ path: [...path, i, key], message: `there is already a ${name} "${slug}"` }] : [],
    );
  return [
    ...repeatedIn(
      'bureau',
      'slug',
      bureaus.map((bureau) => bureau.slug),
      ['bureaus'],
    ),
    ...repeatedIn(
      'group',
      'slug',
      groups.map((group) => group.slug),
      ['groups'],
    ),
    ...repeatedIn(
      'step',
      'step',
      mail.steps.map((step) => step.step),
      ['mail', 'steps'],
    ),
  ];
}

/** Figures and findings that name a group, question or code which the questionnaires do not have. */
function findUnknownFigures(baseline: BaselineDefinition, questionnaires: readonly QuestionnaireFile[]): Fault[] {
  const known = new Map(
    questionnaires.map(({ group, definition }) => [
      group,
      new Map(
        compile(definition).questions.flatMap((q) => q.tables.map((table) => [table.id, table.options] as const)),
      ),
    ]),
  );
  const check = (list: 'figures' | 'words' | 'notResults') =>
    baseline[list].flatMap((entry, i): Fault[] => {
      const tables = known.get(entry.group);
      if (!tables) return [{ path: [list, i, 'group'], message: `there is no group "${entry.group}"` }];
      const [, options] =
        [...tables].find(([id]) => id === entry.question || id.startsWith(`${entry.question}_`)) ?? [];
      if (!options) return [{ path: [list, i, 'question'], message: `there is no question ${entry.question}` }];
      if (!('code' in entry) || entry.code === undefined || options.some(({ code }) => code === entry.code)) return [];
      return [{ path: [list, i, 'code'], message: `question ${entry.question} has no code ${entry.code}` }];
    });
  return [...check('figures'), ...check('words'), ...check('notResults')];
}
