import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bureauSeesPlaceholders,
  greetingPlaceholders,
  introductionPlaceholders,
  promisePlaceholders,
  questionPlaceholders,
  senderPlaceholders,
  thanksPlaceholders,
} from '../mail/fill-in.js';
import type { DefinitionError } from '../questionnaire/definition-error.js';
import { findDefinitionErrors, findMissingTranslations } from '../questionnaire/check-definition.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import {
  findLooseAnchors,
  findMissingLetters,
  findRepeatedSlugs,
  findUnknownFigures,
  findUnknownOutcomes,
  findUnknownWords,
  findUnknownWordsIn,
  findUnplannable,
} from './check-study.js';
import { BaselineDefinition, StudyDefinition, type StoredStudy } from './definition.js';
import { readLetter } from './letter-file.js';
import { fileError, type FileError, type NamedFileError } from '../files/file-error.js';
import { readYaml, type YamlFile } from '../files/yaml-file.js';

/** A study folder that was read and is correct. */
export interface StudyFolder {
  readonly study: StoredStudy;
  readonly questionnaires: readonly QuestionnaireFile[];
  /** A place in study.yaml. */
  at(path: readonly PropertyKey[], reason: string): NamedFileError;
}

export interface QuestionnaireFile {
  readonly group: string;
  readonly definition: QuestionnaireDefinition;
  at(path: readonly PropertyKey[], reason: string): NamedFileError;
}

/** Returns the study of a folder, or everything that is wrong in all its files. */
export function readStudyFolder(folder: string): StudyFolder | { problems: NamedFileError[] } {
  const problems: NamedFileError[] = [];
  const read = <T>(file: string, reader: (text: string) => YamlFile<T> | { problems: NamedFileError[] }) => {
    const text = readUtf8(join(folder, file));
    const found = typeof text === 'string' ? reader(text) : { problems: [{ file, ...text }] };
    if (!('problems' in found)) return found;
    problems.push(...found.problems);
    return undefined;
  };

  const study = read('study.yaml', (text) => readYaml('study.yaml', text, StudyDefinition));
  if (!study) return { problems };
  const { value: definition } = study;
  const report = (file: Pick<YamlFile<unknown>, 'at'>, faults: readonly DefinitionError[]) => {
    problems.push(...faults.map((fault) => file.at(fault.path, fault.message)));
  };
  const translated = definition.languages.includes('en');
  const reportUntranslated = (file: YamlFile<unknown>) => {
    if (translated) report(file, findMissingTranslations(file.value));
  };
  reportUntranslated(study);
  report(study, findRepeatedSlugs(definition));
  report(study, findUnknownWords(definition.mail.from.name, senderPlaceholders, ['mail', 'from', 'name']));
  definition.bureaus.forEach(({ mail }, i) => {
    report(study, findUnknownWordsIn(mail?.greeting, greetingPlaceholders, ['bureaus', i, 'mail', 'greeting']));
  });
  const { promise, bureauSees } = definition;
  const ofPromise = promisePlaceholders.filter((word) => word !== 'bureauSees' || bureauSees);
  report(study, findUnknownWords(promise, ofPromise, ['promise']));
  report(study, findUnknownWordsIn(bureauSees, bureauSeesPlaceholders, ['bureauSees']));
  report(study, findUnplannable(definition.mail.steps));
  report(study, findMissingLetters(definition));

  const questionnaires = definition.groups.flatMap(({ slug, questionnaire: file }) => {
    const questionnaire = read(file, (text) => readYaml(file, text, QuestionnaireDefinition));
    if (!questionnaire) return [];
    report(questionnaire, findDefinitionErrors(questionnaire.value));
    const { introduction, about, thanks, pages } = questionnaire.value;
    report(questionnaire, findUnknownWords(introduction, introductionPlaceholders, ['introduction']));
    report(questionnaire, findUnknownWordsIn(about, introductionPlaceholders, ['about']));
    report(questionnaire, findUnknownWordsIn(pages, questionPlaceholders, ['pages']));
    report(questionnaire, findUnknownWords(thanks, thanksPlaceholders, ['thanks']));
    reportUntranslated(questionnaire);
    return [{ group: slug, definition: questionnaire.value, at: questionnaire.at }];
  });

  if (!problems.length) report(study, findUnknownOutcomes(definition, questionnaires));

  const { baseline: baselineFile } = definition;
  const baseline = baselineFile && read(baselineFile, (text) => readYaml(baselineFile, text, BaselineDefinition));
  if (baseline) {
    reportUntranslated(baseline);
    if (!problems.length) {
      report(baseline, findUnknownFigures(baseline.value, questionnaires));
      for (const questionnaire of questionnaires)
        report(questionnaire, findLooseAnchors(questionnaire, baseline.value));
    }
  }

  const letters: StoredStudy['letters'] = {};
  for (const { step, letters: files } of definition.mail.steps) {
    const ofGroup = Object.entries(files).map(([group, { nl, en }]) => {
      const inDutch = read(nl, (text) => readLetter(nl, text, step));
      const inEnglish = en === undefined ? undefined : read(en, (text) => readLetter(en, text, step));
      return [group, { ...(inDutch && { nl: inDutch.value }), ...(inEnglish && { en: inEnglish.value }) }] as const;
    });
    letters[step] = Object.fromEntries(ofGroup);
  }

  if (problems.length) return { problems };
  return {
    study: { definition, letters, ...(baseline && { baseline: baseline.value }) },
    questionnaires,
    at: study.at,
  };
}

/** Returns the text of a file, without a byte order mark, or why there is none. */
function readUtf8(path: string): string | FileError {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const isFile = error instanceof TypeError;
    return fileError(isFile ? 'the file is not text in UTF-8' : 'the file is missing or cannot be read');
  }
}
