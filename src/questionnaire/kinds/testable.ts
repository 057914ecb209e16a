import { meansMissing, type Option } from '../option.js';
import type { Testable } from '../question.js';

interface TestableChoice {
  readonly id: string;
  readonly optional?: true | undefined;
  readonly options: readonly Option[];
}

/** Returns how conditions test a choice of one. Each code is an answer to try. */
export function testableChoice({ id, optional, options }: TestableChoice): Testable {
  const codes = codesOf(options);
  return {
    hasCode: (code) => codes.includes(String(code)),
    answersAround: () => [...leftOpen(id, optional), ...codes.map((code) => ({ [id]: code }))],
  };
}

/**
 * Returns how conditions test a choice of several. The answers tried are each code alone, and
 * substantive codes together.
 */
export function testableChoices({ id, optional, options }: TestableChoice): Testable {
  const codes = codesOf(options);
  const substantive = codesOf(options.filter((option) => !option.exclusive && !meansMissing(option)));
  return {
    hasCode: (code) => codes.includes(String(code)),
    answersAround: () => [
      ...leftOpen(id, optional),
      ...codes.map((code) => ({ [id]: [code] })),
      ...substantive.map((_, i) => ({ [id]: substantive.slice(0, i + 1) })),
    ],
  };
}

interface TestableNumber extends Pick<TestableChoice, 'id' | 'optional'> {
  readonly min: number;
  readonly max: number;
}

/**
 * Returns how conditions test a whole number. The answers tried are the smallest, the largest, and
 * those around each test.
 */
export function testableNumber({ id, optional, min, max }: TestableNumber): Testable {
  return {
    hasCode: () => true,
    answersAround(tests) {
      const named = tests.flatMap(({ codes, atLeast }) => [
        ...codes.map(Number),
        ...(atLeast === undefined ? [] : [atLeast]),
      ]);
      const numbers = new Set([min, ...named.flatMap((value) => [value - 1, value, value + 1]), max]);
      return [
        ...leftOpen(id, optional),
        ...[...numbers]
          .filter((value) => Number.isInteger(value) && value >= min && value <= max)
          .map((value) => ({ [id]: String(value) })),
      ];
    },
  };
}

function codesOf(options: readonly Option[]): string[] {
  return options.map(({ code }) => String(code));
}

function leftOpen(id: string, optional: true | undefined) {
  return optional ? [{ [id]: '' }] : [];
}
