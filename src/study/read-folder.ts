import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bureauSeesPlaceholders,
  introductionPlaceholders,
  placeholdersIn,
  promisePlaceholders,
  questionPlaceholders,
  senderPlaceholders,
  thanksPlaceholders,
} from '../mail/fill-in.js';
import type { DefinitionError } from '../questionnaire/definition-error.js';
import { findDefinitionErrors, findMissingTranslations } from '../questionnaire/check-definition.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { Anchor } from '../questionnaire/question.js';
import { compile } from '../questionnaire/questionnaire.js';
import { Text } from '../language/text.js';
import { BaselineDefinition, StudyDefinition, stepNames, type StoredStudy } from './definition.js';
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

function findRepeatedSlugs({ bureaus, groups, mail }: StudyDefinition): DefinitionError[] {
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

/**
 * Steps that no plan can follow: the invitation is day 0, and each letter goes on a later day than
 * the one before it.
 */
function findUnplannable(steps: StudyDefinition['mail']['steps']): DefinitionError[] {
  const faults: DefinitionError[] = steps.flatMap(({ step, day }, i) => {
    const before = steps[i - 1];
    if (step === 'invitation' && day !== 0) {
      return [{ path: ['mail', 'steps', i, 'day'], message: 'the invitation is day 0; the others count from it' }];
    }
    if (!before) return [];
    if (stepNames.indexOf(step) < stepNames.indexOf(before.step)) {
      return [{ path: ['mail', 'steps', i, 'step'], message: `"${step}" goes before "${before.step}"` }];
    }
    if (day > before.day) return [];
    return [{ path: ['mail', 'steps', i, 'day'], message: `"${step}" must go on a later day than "${before.step}"` }];
  });
  if (!steps.some(({ step }) => step === 'invitation')) {
    faults.push({ path: ['mail', 'steps'], message: 'there must be a step "invitation"' });
  }
  return faults;
}

/** Steps without a letter to one of the groups, and letters to a group that is none. */
function findMissingLetters({ groups, mail }: StudyDefinition): DefinitionError[] {
  const slugs = groups.map(({ slug }) => slug);
  return mail.steps.flatMap(({ step, letters }, i) => {
    const path = ['mail', 'steps', i, 'letters'];
    return [
      ...slugs
        .filter((group) => !(group in letters))
        .map((group) => ({ path, message: `"${step}" has no letter to group "${group}"` })),
      ...Object.keys(letters)
        .filter((group) => !slugs.includes(group))
        .map((group) => ({ path: [...path, group], message: `there is no group "${group}"` })),
    ];
  });
}

/** Places in a text of a page with a {placeholder} that this text does not have. */
function findUnknownWords(text: Text, words: readonly string[], path: (string | number)[]): DefinitionError[] {
  return Object.entries(text).flatMap(([language, written = '']) =>
    placeholdersIn(written)
      .filter((word) => !words.includes(word))
      .map((wrong) => ({
        path: [...path, language],
        message: `{${wrong}} cannot be filled in; this text knows ${words.map((word) => `{${word}}`).join(' ')}`,
      })),
  );
}

/** The same, in every text within a value. */
function findUnknownWordsIn(value: unknown, words: readonly string[], path: (string | number)[]): DefinitionError[] {
  const text = Text.safeParse(value);
  if (text.success) return findUnknownWords(text.data, words, path);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findUnknownWordsIn(inner, words, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/**
 * Core outcomes and sensitive answers that the questionnaire of their group does not have, or that
 * are named twice.
 */
function findUnknownOutcomes(
  { groups }: StudyDefinition,
  questionnaires: readonly QuestionnaireFile[],
): DefinitionError[] {
  return groups.flatMap(({ slug, core, sensitive }, g) => {
    const file = questionnaires.find(({ group }) => group === slug);
    const questions = file ? compile(file.definition).questions : [];
    const coded = questions.flatMap(({ data }) => data.variables.filter(({ type }) => type === 'code'));
    const outcomes = coded.map(({ name }) => name);
    const check = (key: 'core' | 'sensitive', named: readonly string[], known: readonly string[]) =>
      named.flatMap((name, i): DefinitionError[] => {
        const path = ['groups', g, key, i];
        if (named.indexOf(name) < i) return [{ path, message: `${name} is named twice` }];
        return known.includes(name) ? [] : [{ path, message: `there is no question, item or option ${name}` }];
      });
    return [
      ...check('core', core, outcomes),
      ...check('sensitive', sensitive, [...outcomes, ...questions.map(({ id }) => id)]),
    ];
  });
}

/** Anchors that measure a figure which the baseline does not have. */
function findLooseAnchors(
  { group, definition }: QuestionnaireFile,
  { figures }: BaselineDefinition,
): DefinitionError[] {
  const known = figures.filter((figure) => figure.group === group).map(({ id }) => id);
  return definition.pages.flatMap((page, p) =>
    page.questions.flatMap((question, q) => {
      const anchor = Anchor.safeParse('anchor' in question ? question.anchor : undefined);
      if (!anchor.success || known.includes(anchor.data.figure)) return [];
      const path = ['pages', p, 'questions', q, 'anchor', 'figure'];
      return [{ path, message: `the baseline has no figure "${anchor.data.figure}" of this group` }];
    }),
  );
}

/**
 * Figures and findings that name a group, question or code which the questionnaires do not have.
 */
function findUnknownFigures(
  baseline: BaselineDefinition,
  questionnaires: readonly QuestionnaireFile[],
): DefinitionError[] {
  const known = new Map(
    questionnaires.map(({ group, definition }) => [
      group,
      new Map(
        compile(definition).questions.flatMap((q) =>
          q.results.tables.map((table) => [table.id, table.options] as const),
        ),
      ),
    ]),
  );
  const check = (list: 'figures' | 'words') =>
    baseline[list].flatMap((entry, i): DefinitionError[] => {
      const tables = known.get(entry.group);
      if (!tables) return [{ path: [list, i, 'group'], message: `there is no group "${entry.group}"` }];
      const [, options] =
        [...tables].find(([id]) => id === entry.question || id.startsWith(`${entry.question}_`)) ?? [];
      if (!options) return [{ path: [list, i, 'question'], message: `there is no question ${entry.question}` }];
      if (entry.code === undefined || options.some(({ code }) => code === entry.code)) return [];
      return [{ path: [list, i, 'code'], message: `question ${entry.question} has no code ${entry.code}` }];
    });
  return [...check('figures'), ...check('words')];
}
