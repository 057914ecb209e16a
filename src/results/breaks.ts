import { isBreak, type Break, type Comparability, type Compared } from '../questionnaire/comparability.js';
import { sayCondition } from '../questionnaire/condition-words.js';
import type { Question, Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Text } from '../questionnaire/text.js';

/** What a respondent met of a question, or of an item of one. */
export interface Wording {
  readonly text: Text;
  readonly hint: Text | null;
  readonly options: readonly { readonly code: string; readonly label: Text }[];
  /** Who got it; null for everyone. */
  readonly condition: Text | null;
}

/** A question that two waves did not ask the same way; null where it was not asked. */
export interface BrokenQuestion {
  readonly question: string;
  readonly comparability: Break;
  readonly changes: readonly Comparability[];
  readonly then: Wording | null;
  readonly now: Wording | null;
}

/** Every question that breaks, with both wordings, in the order of now; then those that are asked no more. */
export function findBreaks(
  now: Questionnaire,
  then: Questionnaire,
  compared: ReadonlyMap<string, Compared>,
): BrokenQuestion[] {
  const before = wordingsIn(then);
  const current = wordingsIn(now);
  const broken = [...current].flatMap(([question, wording]) => {
    const { comparability, changes } = compared.get(question) ?? { comparability: 'universe', changes: [] };
    return isBreak(comparability)
      ? [{ question, comparability, changes, then: before.get(question) ?? null, now: wording }]
      : [];
  });
  const gone = [...before].filter(([question]) => !current.has(question));
  return [
    ...broken,
    ...gone.map(([question, wording]) => ({
      question,
      comparability: 'universe' as const,
      changes: ['universe' as const],
      then: wording,
      now: null,
    })),
  ];
}

function wordingsIn(questionnaire: Questionnaire): Map<string, Wording> {
  return new Map(
    questionnaire.questions.flatMap((question) =>
      question.tables.map((table): [string, Wording] => [table.id, wordingOf(question, table, questionnaire)]),
    ),
  );
}

function wordingOf({ definition }: Question, table: Table, questionnaire: Questionnaire): Wording {
  const { text, hint, showIf } = definition;
  const own = table.text === text || table.text.nl === text.nl;
  return {
    text: own
      ? text
      : { nl: `${text.nl} – ${table.text.nl}`, en: `${text.en ?? text.nl} – ${table.text.en ?? table.text.nl}` },
    hint: hint ?? null,
    options: table.options.map(({ code, label }) => ({ code: String(code), label })),
    condition: showIf ? sayCondition(showIf, questionnaire) : null,
  };
}
