import type { QuestionnaireDefinition } from '../definition.js';
import type { DefinitionError } from '../definition-error.js';
import type { Question } from '../question.js';
import { compile } from '../questionnaire.js';

type Path = readonly (string | number)[];

/**
 * What a question or code means; `scope` separates the points of one scale from those of another.
 */
interface Meaning {
  readonly name: string;
  readonly scope: string;
  readonly label: string;
  readonly path: Path;
}

/**
 * Returns an error for each reused question, item or code. They may be reworded or retired between
 * versions, but never get another meaning. Whether a label is only reworded is estimated from its
 * Dutch words; when in doubt it is an error.
 */
export function changedMeanings(earlier: QuestionnaireDefinition, now: QuestionnaireDefinition): DefinitionError[] {
  const before = meaningsIn(earlier);
  return meaningsIn(now).flatMap(({ name, scope, label, path }) => {
    const inScope = before.filter((meaning) => meaning.scope === scope);
    const meant = inScope.find((meaning) => meaning.name === name);
    const others = inScope.filter((meaning) => meaning !== meant).map((meaning) => meaning.label);
    if (!meant || sameMeaning(meant.label, label, others)) return [];
    const kind = name.startsWith('code') ? 'code' : 'id';
    const advice = `a ${kind} never changes meaning, use a ${kind} that was not used before`;
    return [{ path, message: `${name} meant "${meant.label}" in the stored version and now "${label}": ${advice}` }];
  });
}

function meaningsIn(definition: QuestionnaireDefinition): Meaning[] {
  return compile(definition).defined.flatMap((questions, p) =>
    questions.flatMap((question, q) => meaningsOf(question, ['pages', p, 'questions', q])),
  );
}

function meaningsOf({ id, definition, content }: Question, path: Path): Meaning[] {
  return [
    { name: `question ${id}`, scope: `text of ${id}`, label: definition.text.nl, path: [...path, 'text'] },
    ...content.lists.flatMap(({ key, options }) =>
      options.map(({ code, label }, o) => ({
        name: `code ${code} of ${id}`,
        scope: id,
        label: label.nl,
        path: [...path, key, o, 'label'],
      })),
    ),
    ...content.items.flatMap((item, i) => [
      { name: `item ${item.id} of ${id}`, scope: `items of ${id}`, label: item.text.nl, path: [...path, 'items', i] },
      ...item.scale.map((label, point) => ({
        name: `code ${point + 1} of ${item.table}`,
        scope: item.table,
        label: label.nl,
        path: [...path, 'items', i, 'scale', point],
      })),
    ]),
  ];
}

const negations = ['nee', 'niet', 'geen', 'nooit', 'niets', 'niemand', 'zonder'];

/**
 * Whether two labels can be wordings of one thing: half the words, the same numbers, and a negation
 * in both or neither.
 */
function sameMeaning(meant: string, now: string, others: readonly string[]): boolean {
  const [then, today] = [words(meant), words(now)];
  if (then.join(' ') === today.join(' ')) return true;
  if (others.some((other) => words(other).join(' ') === today.join(' '))) return false;
  const denies = (labelWords: readonly string[]) => labelWords.some((word) => negations.includes(word));
  const numbers = (labelWords: readonly string[]) => labelWords.filter((word) => /\d/.test(word)).join(' ');
  if (denies(then) !== denies(today) || numbers(then) !== numbers(today)) return false;
  const shared = [...new Set(then)].filter((word) => today.includes(word)).length;
  return shared >= Math.min(then.length, today.length) / 2;
}

function words(label: string): string[] {
  return label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
