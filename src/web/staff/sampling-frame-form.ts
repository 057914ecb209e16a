import { LeftOutReason } from '../../fieldwork/figures.js';
import { sumLeftOut, type GroupFrame } from '../../fieldwork/sampling-frame.js';
import { readWholeNumber } from '../../language/numbers.js';
import { inLanguage, type Language } from '../../language/text.js';
import { leftOutTexts } from '../../presentation/texts/sampling-frame.js';
import { singleValue, type Fields } from '../../questionnaire/fields.js';
import type { StudyDefinition } from '../../study/definition.js';
import { describeStored, type FormValues, type RefusedForm } from './conflict.js';
import type { FieldProblem } from './field-problem.js';
import { samplingFrameTexts } from './sampling-frame-texts.js';

type Group = StudyDefinition['groups'][number];

/** The most characters of what "other" was. */
export const mostWords = 100;

/** The names of the fields of a group. */
export const fieldOf = {
  people: ({ slug }: Pick<Group, 'slug'>) => `people_${slug}`,
  reason: ({ slug }: Pick<Group, 'slug'>, reason: LeftOutReason) => `${reason}_${slug}`,
  words: ({ slug }: Pick<Group, 'slug'>) => `words_${slug}`,
};

/** What was typed, what is wrong with it, and what of it can be stored. */
interface ReadFrames extends Pick<RefusedForm, 'typed' | 'problems'> {
  readonly frames: readonly Omit<GroupFrame, 'bureau'>[];
}

/** Returns what a bureau filled in as the fields of its form have it. */
export function valuesOf(frames: readonly GroupFrame[], groups: readonly Group[]): FormValues {
  const values = groups.flatMap((group): [string, string][] => {
    const filledIn = frames.find((one) => one.group === group.slug);
    return [
      [fieldOf.people(group), String(filledIn?.people ?? '')],
      ...LeftOutReason.options.map((reason): [string, string] => [
        fieldOf.reason(group, reason),
        String(filledIn?.leftOut[reason] ?? ''),
      ]),
      [fieldOf.words(group), filledIn?.other ?? ''],
    ];
  });
  return Object.fromEntries(values);
}

/** Returns what is stored now of the fields that a colleague changed. */
export function describeChanged(changed: FormValues, groups: readonly Group[], language: Language): FieldProblem[] {
  const text = samplingFrameTexts[language];
  return groups.flatMap((group) => {
    const labels: [string, string][] = [
      [fieldOf.people(group), text.people],
      ...LeftOutReason.options.map((reason): [string, string] => [
        fieldOf.reason(group, reason),
        leftOutTexts[language][reason],
      ]),
      [fieldOf.words(group), text.words],
    ];
    return labels.flatMap(([field, label]) => {
      const value = changed[field];
      const named = `${inLanguage(group.name, language)}, ‘${label}’`;
      return value === undefined ? [] : [describeStored(field, named, value, language)];
    });
  });
}

/** Returns how many people a bureau typed for each group, or what is wrong with it. */
export function readFrames(form: Fields, groups: readonly Group[], language: Language): ReadFrames {
  const read = groups.map((group) => readGroup(form, group, language));
  return {
    typed: Object.assign({}, ...read.map(({ typed }) => typed)) as Record<string, string>,
    problems: read.flatMap(({ problems }) => problems),
    frames: read.map(({ frame }) => frame),
  };
}

function readGroup(form: Fields, group: Group, language: Language) {
  const text = samplingFrameTexts[language];
  const name = inLanguage(group.name, language);
  const typed: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  const read = (field: string) => (typed[field] = singleValue(form, field) ?? '');
  const readCount = (field: string, what: string) => {
    const value = read(field);
    const count = readWholeNumber(value);
    if (count === undefined && value !== '') problems.push({ field, words: text.problems.notWhole(name, what) });
    return count;
  };
  const peopleField = fieldOf.people(group);
  const people = readCount(peopleField, text.people);
  if (typed[peopleField] === '') problems.push({ field: peopleField, words: text.problems.missing(name) });
  const leftOut = Object.fromEntries(
    LeftOutReason.options.flatMap((reason) => {
      const n = readCount(fieldOf.reason(group, reason), leftOutTexts[language][reason]);
      return n ? [[reason, n]] : [];
    }),
  ) as GroupFrame['leftOut'];
  const field = fieldOf.words(group);
  const other = read(field).replaceAll(/\s+/g, ' ');
  const wrong = findProblem(other, leftOut.other ?? 0, name, text.problems);
  if (wrong !== undefined) problems.push({ field, words: wrong });
  const frame = { group: group.slug, belongs: belongsTo(group), people: people ?? 0, leftOut, other };
  const all = sumLeftOut(frame);
  if (people !== undefined && all > people) {
    problems.push({ field: peopleField, words: text.problems.tooMany(name, String(all), String(people)) });
  }
  return { typed, problems, frame };
}

function findProblem(
  words: string,
  people: number,
  group: string,
  text: (typeof samplingFrameTexts)['nl']['problems'],
): string | undefined {
  if (people > 0 && words === '') return text.noWords(group);
  if (people === 0 && words !== '') return text.noOther(group);
  if (words.length > mostWords) return text.tooLong(group, mostWords);
  return /@|\d{6}/.test(words.replaceAll(/[\s-]/g, '')) ? text.person(group) : undefined;
}

/** Returns who belongs to a group: its name, where the study does not say more. */
export function belongsTo({ belongs, name }: Group): GroupFrame['belongs'] {
  return belongs ?? name;
}
