import { inLanguage } from '../../language/text.js';
import type { Locale } from '../../presentation/locale.js';
import type { Question } from '../../questionnaire/question.js';

/**
 * The most tables on a page: with more of them it does not come in one go. Fewer where a bureau
 * stands beside all.
 */
const mostTables = { alone: 12, beside: 8 };

/** Returns questions by page, in their order. A question is never divided. */
export function inParts(questions: readonly Question[], shown: keyof typeof mostTables): Question[][] {
  const parts: Question[][] = [];
  let tables = Infinity;
  for (const question of questions) {
    const own = question.results.tables.length;
    tables += own;
    if (tables <= mostTables[shown]) {
      parts.at(-1)?.push(question);
    } else {
      parts.push([question]);
      tables = own;
    }
  }
  return parts;
}

/** Which page of questions it is, from 1, and where the others are. */
export interface PartPlace {
  readonly number: number;
  /** The number of each question, by its id: the same whoever looks. */
  readonly numberOf: ReadonlyMap<string, number>;
  /** Returns the address of a page, or of a place such as "#id" on it. */
  addressOf(number: number, place: string): string;
}

/** Returns links to the pages of questions, to the next of them, and to every question. */
export function showParts(
  parts: readonly (readonly Question[])[],
  { number, numberOf, addressOf }: PartPlace,
  { t, language, numbers }: Locale,
) {
  const written = (question: Question | undefined) => numbers.count(question ? (numberOf.get(question.id) ?? 0) : 0);
  const links = parts.map((part, i) => ({
    words: t.questionsFromTo(written(part[0]), written(part.at(-1))),
    several: part.length > 1,
    href: addressOf(i + 1, ''),
    current: i + 1 === number,
  }));
  const next = links[number];
  return {
    parts: links.length > 1 ? links : [],
    next: next ? { href: next.href, words: t.nextQuestions(next.words, next.several) } : null,
    contents: parts.flatMap((part, i) =>
      part.map(({ id, definition }) => ({
        number: numberOf.get(id) ?? 0,
        text: inLanguage(definition.text, language),
        href: i + 1 === number ? `#${id}` : addressOf(i + 1, `#${id}`),
      })),
    ),
  };
}
