import { z } from 'zod';
import { Code } from './code.js';

/** When a question is shown: a test of an earlier question, or a combination of such tests. */
export type Condition =
  | { question: string; in: Code[] }
  | { question: string; atLeast: number }
  | { question: string; countAtLeast: number }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

const question = z.string().meta({ description: 'The id of an earlier question.' });

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ question, in: z.array(Code).min(1) }),
      z.strictObject({ question, atLeast: z.number() }),
      z.strictObject({ question, countAtLeast: z.int().min(1) }),
      z.strictObject({ all: z.array(Condition).min(1) }),
      z.strictObject({ any: z.array(Condition).min(1) }),
      z.strictObject({ not: Condition }),
    ],
    'must be a question with in, atLeast or countAtLeast, or a list of such under all or any, or one under not',
  ),
);

/** A code that a respondent gave; missing codes and exclusive options are not substantive. */
export interface Given {
  readonly code: string;
  readonly substantive: boolean;
}

/**
 * What an earlier question contributes to conditions: undefined while it is not answered yet, an
 * empty list when it was not asked or was left open.
 */
export type GivenTo = (question: string) => readonly Given[] | undefined;

/**
 * Returns whether a condition holds, or undefined while undecided. It is undecided as long as the
 * given answers do not settle it (Kleene's three-valued logic). Only substantive codes satisfy
 * `atLeast` or count for `countAtLeast`: 98 is not "at least 4".
 */
export function holds(condition: Condition, givenTo: GivenTo): boolean | undefined {
  if ('not' in condition) {
    const inner = holds(condition.not, givenTo);
    return inner === undefined ? undefined : !inner;
  }
  if ('all' in condition) return every(condition.all, givenTo);
  if ('any' in condition) {
    const none = every(
      condition.any.map((part) => ({ not: part })),
      givenTo,
    );
    return none === undefined ? undefined : !none;
  }
  const given = givenTo(condition.question);
  if (given === undefined) return undefined;
  if ('in' in condition) return condition.in.some((code) => given.some((g) => g.code === String(code)));
  const substantive = given.filter((g) => g.substantive);
  if ('atLeast' in condition) return substantive.some((g) => Number(g.code) >= condition.atLeast);
  return substantive.length >= condition.countAtLeast;
}

function every(conditions: Condition[], givenTo: GivenTo): boolean | undefined {
  const outcomes = conditions.map((part) => holds(part, givenTo));
  if (outcomes.includes(false)) return false;
  return outcomes.includes(undefined) ? undefined : true;
}

/** A test of one question in a condition, with its path inside the definition. */
export interface Test {
  readonly question: string;
  readonly codes: readonly Code[];
  readonly atLeast?: number;
  readonly path: readonly (string | number)[];
}

/** Returns every test in a condition. */
export function tests(condition: Condition, path: Test['path'] = []): Test[] {
  if ('not' in condition) return tests(condition.not, [...path, 'not']);
  if ('all' in condition) return condition.all.flatMap((part, i) => tests(part, [...path, 'all', i]));
  if ('any' in condition) return condition.any.flatMap((part, i) => tests(part, [...path, 'any', i]));
  const codes = 'in' in condition ? condition.in : [];
  return [{ question: condition.question, codes, path, ...('atLeast' in condition && { atLeast: condition.atLeast }) }];
}
