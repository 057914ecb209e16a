import { placeholdersIn } from '../mail/fill-in.js';
import type { DefinitionError } from '../questionnaire/definition-error.js';
import type { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { Anchor, type Question, type Table } from '../questionnaire/question.js';
import { compile } from '../questionnaire/questionnaire.js';
import { Text } from '../language/text.js';
import {
  fewestDaysBetween,
  isReminder,
  stepNames,
  type BaselineDefinition,
  type StudyDefinition,
} from './definition.js';

/** A questionnaire and the group that it is for. */
interface QuestionnaireOf {
  readonly group: string;
  readonly definition: QuestionnaireDefinition;
}

/** Returns an error for each bureau, group or step that is named twice. */
export function findRepeatedSlugs({ bureaus, groups, mail }: StudyDefinition): DefinitionError[] {
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
 * Returns an error for each step that no plan can follow: the invitation is day 0, and each letter
 * goes on a later day than the one before it, a reminder some days later.
 */
export function findUnplannable(steps: StudyDefinition['mail']['steps']): DefinitionError[] {
  const faults: DefinitionError[] = steps.flatMap(({ step, day }, i) => {
    const before = steps[i - 1];
    if (step === 'invitation' && day !== 0) {
      return [{ path: ['mail', 'steps', i, 'day'], message: 'the invitation is day 0; the others count from it' }];
    }
    if (!before) return [];
    if (stepNames.indexOf(step) < stepNames.indexOf(before.step)) {
      return [{ path: ['mail', 'steps', i, 'step'], message: `"${step}" goes before "${before.step}"` }];
    }
    const least = isReminder(step) ? fewestDaysBetween : 1;
    const from = before.step === 'invitation' ? 0 : before.day;
    if (day >= from + least) return [];
    const later = least === 1 ? 'on a later day' : `at least ${least} days later`;
    return [{ path: ['mail', 'steps', i, 'day'], message: `"${step}" must go ${later} than "${before.step}"` }];
  });
  if (!steps.some(({ step }) => step === 'invitation')) {
    faults.push({ path: ['mail', 'steps'], message: 'there must be a step "invitation"' });
  }
  return faults;
}

/** Returns an error for each step without a letter to a group, and for a group that is none. */
export function findMissingLetters({ groups, mail }: StudyDefinition): DefinitionError[] {
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

/** Returns the places in a text with a {placeholder} that it does not have. */
export function findUnknownWords(text: Text, words: readonly string[], path: (string | number)[]): DefinitionError[] {
  return Object.entries(text).flatMap(([language, written = '']) =>
    placeholdersIn(written)
      .filter((word) => !words.includes(word))
      .map((wrong) => ({
        path: [...path, language],
        message: `{${wrong}} cannot be filled in; this text knows ${words.map((word) => `{${word}}`).join(' ')}`,
      })),
  );
}

/** Returns the same for every text within a value. */
export function findUnknownWordsIn(
  value: unknown,
  words: readonly string[],
  path: (string | number)[],
): DefinitionError[] {
  const text = Text.safeParse(value);
  if (text.success) return findUnknownWords(text.data, words, path);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findUnknownWordsIn(inner, words, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/**
 * Returns an error for each core outcome, sensitive answer or background question that the
 * questionnaire of its group does not have, or that is named twice.
 */
export function findUnknownOutcomes(
  { groups }: StudyDefinition,
  questionnaires: readonly QuestionnaireOf[],
): DefinitionError[] {
  return groups.flatMap(({ slug, core, sensitive, background, crosstabs, tookPartBefore }, g) => {
    const file = questionnaires.find(({ group }) => group === slug);
    const questions = file ? compile(file.definition).questions : [];
    const coded = questions.flatMap(({ data }) => data.variables.filter(({ type }) => type === 'code'));
    const outcomes = coded.map(({ name }) => name);
    const tables = questions.flatMap(({ results }) => results.tables.filter(({ shape }) => shape !== 'none'));
    const check = (key: 'core' | 'sensitive' | 'background', named: readonly string[], known: readonly string[]) =>
      named.flatMap((name, i): DefinitionError[] => {
        const path = ['groups', g, key, i];
        if (named.indexOf(name) < i) return [{ path, message: `${name} is named twice` }];
        return known.includes(name) ? [] : [{ path, message: `there is no question, item or option ${name}` }];
      });
    return [
      ...check('core', core, outcomes),
      ...core.flatMap((name, i): DefinitionError[] => {
        const why = background.includes(name) ? 'background' : whyNeverTested(name, questions);
        return why ? [{ path: ['groups', g, 'core', i], message: `${name} is ${why}: it is no core outcome` }] : [];
      }),
      ...check('sensitive', sensitive, [...outcomes, ...questions.map(({ id }) => id)]),
      ...check(
        'background',
        background,
        tables.map(({ id }) => id),
      ),
      ...crosstabs.flatMap(({ row, column }, i): DefinitionError[] =>
        [row, column].flatMap((name, side): DefinitionError[] => {
          const table = tables.find(({ id }) => id === name);
          const path = ['groups', g, 'crosstabs', i, side === 0 ? 'row' : 'column'];
          if (!table) return [{ path, message: `there is no question ${name}` }];
          const outside = questions.some(({ id, definition }) => id === name && definition.anchor?.outside);
          if (outside) return [{ path, message: `${name} leaves people out as an anchor: it is in no crosstab` }];
          if (table.shape === 'several')
            return [{ path, message: `${name} takes several answers: it cannot be folded` }];
          return side === 1 && row === column ? [{ path, message: `${name} is named twice` }] : [];
        }),
      ),
      ...findUnknownRepeat(tookPartBefore, background, tables).map(({ path, message }) => ({
        path: ['groups', g, 'tookPartBefore', ...path],
        message,
      })),
    ];
  });
}

/** What a variable is that comparisons never test as a core outcome; undefined of any other. */
function whyNeverTested(name: string, questions: readonly Question[]): string | undefined {
  const question = questions.find(({ data }) => data.variables.some((variable) => variable.name === name));
  if (question?.definition.anchor) return 'of an anchor, which is judged by itself';
  const [whole, ...parts] = question?.results.tables ?? [];
  return whole?.shape === 'several' && parts.some(({ id }) => id === name) ? 'a place of a ranking' : undefined;
}

/** What is wrong with the answer that says that somebody took part before. */
function findUnknownRepeat(
  named: StudyDefinition['groups'][number]['tookPartBefore'],
  background: readonly string[],
  tables: readonly Table[],
): DefinitionError[] {
  if (!named) return [];
  const { question, codes } = named;
  if (!background.includes(question)) return [{ path: ['question'], message: `${question} is not in background` }];
  const options = tables.find(({ id }) => id === question)?.options ?? [];
  return codes.flatMap((code, i) =>
    options.some((option) => option.code === code)
      ? []
      : [{ path: ['codes', i], message: `question ${question} has no code ${code}` }],
  );
}

/** Returns the anchors that measure a figure which the baseline does not have. */
export function findLooseAnchors(
  { group, definition }: QuestionnaireOf,
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
 * Returns an error for each figure or finding of a group, question or code that no questionnaire
 * has.
 */
export function findUnknownFigures(
  baseline: BaselineDefinition,
  questionnaires: readonly QuestionnaireOf[],
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
