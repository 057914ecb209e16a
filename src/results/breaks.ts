import { z } from 'zod';
import {
  Break,
  Comparability,
  comparedOf,
  isBreak,
  isOnlyReworded,
  type Compared,
} from '../questionnaire/comparability/comparability.js';
import { describeCondition } from '../questionnaire/condition-words.js';
import type { Question, Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { Text } from '../language/text.js';

/** What a respondent met of a question, or of an item of one. */
export const Wording = z
  .object({
    leadIn: z.array(Text).readonly().meta({ description: 'The texts that lead in to it on its page.' }),
    text: Text,
    hint: Text.nullable(),
    options: z.array(z.object({ code: z.string(), label: Text }).readonly()).readonly(),
    condition: Text.nullable().meta({ description: 'Who got it; null for everyone.' }),
  })
  .readonly()
  .meta({ id: 'Wording', description: 'What a respondent met of a question.' });
export type Wording = z.infer<typeof Wording>;

/** The same, with what is asked of an item apart from its question. */
export const AskedWording = Wording.unwrap()
  .extend({
    item: Text.nullable().meta({ description: 'The item, or place, of the question; null for the question itself.' }),
  })
  .readonly()
  .meta({ id: 'AskedWording', description: 'What a respondent met of a question, or of an item of one.' });
export type AskedWording = z.infer<typeof AskedWording>;

/** A question that two waves did not ask the same way; null where it was not asked. */
export const BrokenQuestion = z
  .object({
    question: z.string().meta({ description: 'A question, or an item of a battery.' }),
    reworded: z.string().nullable().meta({
      description: 'The question whose words can be judged cosmetic; null where more than words changed.',
    }),
    comparability: Break,
    changes: z.array(Comparability).readonly(),
    then: Wording.nullable(),
    now: Wording.nullable(),
  })
  .readonly()
  .meta({
    id: 'BrokenQuestion',
    description: 'A question that two waves did not ask the same way, in both wordings; null where it was not asked.',
  });
export type BrokenQuestion = z.infer<typeof BrokenQuestion>;

/**
 * Returns every question that breaks, with both wordings. They are in the order of now; those no
 * longer asked come last.
 */
export function findBreaks(
  now: Questionnaire,
  then: Questionnaire,
  compared: ReadonlyMap<string, Compared>,
): BrokenQuestion[] {
  const before = wordingsIn(then);
  const current = wordingsIn(now);
  const broken = [...current].flatMap(([question, { of, wording }]) => {
    const found = comparedOf(compared, question);
    const { comparability, changes } = found;
    if (!isBreak(comparability)) return [];
    const reworded = isOnlyReworded(found) ? of : null;
    return [
      { question, reworded, comparability, changes, then: joined(before.get(question)), now: joined({ wording }) },
    ];
  });
  const gone = [...before].filter(([question]) => !current.has(question));
  return [
    ...broken,
    ...gone.map(([question, asked]) => ({ question, reworded: null, ...neverAsked, then: joined(asked), now: null })),
  ];
}

const neverAsked = { comparability: 'universe', changes: ['universe'] } as const;

/** Returns the wording of each table, by its id, and which question it is of. */
export function wordingsIn(questionnaire: Questionnaire): Map<string, { of: string; wording: AskedWording }> {
  return new Map(
    questionnaire.questions.flatMap((question) =>
      question.results.tables.map((table): [string, { of: string; wording: AskedWording }] => [
        table.id,
        { of: question.id, wording: wordingOf(question, table, questionnaire) },
      ]),
    ),
  );
}

function wordingOf({ definition }: Question, table: Table, questionnaire: Questionnaire): AskedWording {
  const { text, hint, showIf } = definition;
  return {
    leadIn: leadInsOf(definition.id, questionnaire),
    text,
    item: table.text.nl === text.nl ? null : table.text,
    hint: hint ?? null,
    options: table.options.map(({ code, label }) => ({ code: String(code), label })),
    condition: showIf ? describeCondition(showIf, questionnaire) : null,
  };
}

/** An item behind its question. */
function joined(asked: { readonly wording: AskedWording } | undefined): Wording | null {
  if (!asked) return null;
  const { item, text, ...rest } = asked.wording;
  if (item === null) return { ...rest, text };
  return { ...rest, text: { nl: `${text.nl} – ${item.nl}`, en: `${text.en ?? text.nl} – ${item.en ?? item.nl}` } };
}

function leadInsOf(question: string, { pages }: Questionnaire): Text[] {
  const page = pages.find(({ questions }) => questions.some(({ id }) => id === question))?.questions ?? [];
  const before = page.slice(
    0,
    page.findIndex(({ id }) => id === question),
  );
  return before.filter(({ results }) => results.tables.length === 0).map(({ definition }) => definition.text);
}
