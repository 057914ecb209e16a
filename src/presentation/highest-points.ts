import type { Code } from '../questionnaire/code.js';
import type { Question } from '../questionnaire/question.js';

/**
 * Returns the points of a scale that are its two highest answers: two, or one where both are
 * joined. None where a lower answer is joined with them.
 */
export function highestOf<T extends { readonly question: string; readonly code: Code }>(
  points: readonly T[],
  questions: readonly Question[],
): T[] {
  const [first] = points;
  const table = questions.flatMap(({ results }) => results.tables).find(({ id }) => id === first?.question);
  const codes = table?.options.filter(({ missing }) => !missing).map(({ code }) => String(code)) ?? [];
  const [fourth, fifth] = codes.slice(3);
  const last = points.slice(-2);
  const own = last.map(({ code }) => String(code));
  if (own.at(-1) === fourth) return last.slice(-1);
  return own.join() === [fourth, fifth].join() ? last : [];
}
