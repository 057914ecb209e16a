import { z } from 'zod';
import { Text } from '../language/text.js';
import type { BaselineDefinition } from '../study/definition.js';
import type { GroupCounts } from './counts.js';
import { Figure, testsOf } from './figure.js';
import { describe, populationAsked } from './measured.js';
import { askedCode } from '../questionnaire/question.js';

type InWords = BaselineDefinition['words'][number];

/** A share of what was published in words alone, measured for the first time. */
export const WordsFigure = z
  .object({
    ...Figure.unwrap().shape,
    comparability: z.literal('words-only'),
    then: z.null(),
    statement: Text.meta({ description: 'What was published in words alone.' }),
  })
  .readonly();
export type WordsFigure = z.infer<typeof WordsFigure>;

/**
 * Returns a group's shares that a baseline published in words alone. They are measured for the
 * first time.
 */
export function measureWords(
  now: GroupCounts,
  baseline: BaselineDefinition,
  group: string,
  population: number | null,
): WordsFigure[] {
  return baseline.words
    .filter((words) => words.group === group)
    .flatMap((words) => wordsFigures(words, now, population));
}

function wordsFigures(
  { question, code, codes, statement }: InWords,
  now: GroupCounts,
  population: number | null,
): WordsFigure[] {
  const table = now.questionnaire.questions.flatMap(({ results }) => results.tables).find(({ id }) => id === question);
  if (!table) return [];
  const named = (code === undefined ? codes : [code])?.map(String);
  return table.options
    .filter((option) => (named ? named.includes(String(option.code)) : !option.missing))
    .map((option) => {
      const share = { count: now.countOf(table.id, option.code), base: now.countOf(table.id) };
      const measured = describe(share, populationAsked(population, now.countOf(table.id, askedCode), now.n));
      return {
        question: table.id,
        code: option.code,
        text: table.text,
        label: option.label,
        comparability: 'words-only',
        changes: [],
        now: measured,
        then: null,
        ...testsOf(undefined, null),
        bases: [],
        verdict: 'words-only',
        statement,
      };
    });
}
