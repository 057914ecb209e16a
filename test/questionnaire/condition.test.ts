import { describe, expect, it, test } from 'vitest';
import { Condition, holds, tests, type Given } from '../../src/questionnaire/condition.js';

const substantive = (...codes: string[]): Given[] => codes.map((code) => ({ code, substantive: true }));
const missing = (...codes: string[]): Given[] => codes.map((code) => ({ code, substantive: false }));

/** What was answered: OPEN is not answered yet, SKIPPED was not asked. */
const given: Record<string, readonly Given[] | undefined> = {
  OPEN: undefined,
  SKIPPED: [],
  TWO: substantive('2'),
  DONT_KNOW: missing('98'),
  SEVERAL: substantive('KOSTEN', 'TIJD'),
  NONE: missing('GEEN'),
};
const evaluate = (condition: Condition) => holds(condition, (question) => given[question]);

const yes: Condition = { question: 'TWO', in: [2] };
const no: Condition = { question: 'TWO', in: [3] };
const unknown: Condition = { question: 'OPEN', in: [1] };
const by = { true: yes, false: no, unknown } as const;
const outcomes = { true: true, false: false, unknown: undefined } as const;

describe('a test of one question', () => {
  test.each<[what: string, condition: Condition, outcome: boolean | undefined]>([
    ['in: the code', { question: 'TWO', in: [1, 2] }, true],
    ['in: another code', { question: 'TWO', in: [1, 3] }, false],
    ['in: a missing code, asked for by name', { question: 'DONT_KNOW', in: [98] }, true],
    ['in: one of several codes', { question: 'SEVERAL', in: ['TIJD'] }, true],
    ['in: an exclusive option, asked for by name', { question: 'NONE', in: ['GEEN'] }, true],
    ['in: of a question that was not asked', { question: 'SKIPPED', in: [1] }, false],
    ['in: of a question that is open', { question: 'OPEN', in: [1] }, undefined],
    ['atLeast: as much', { question: 'TWO', atLeast: 2 }, true],
    ['atLeast: less', { question: 'TWO', atLeast: 3 }, false],
    ['atLeast: a missing code is not much', { question: 'DONT_KNOW', atLeast: 4 }, false],
    ['atLeast: a word is no number', { question: 'SEVERAL', atLeast: 0 }, false],
    ['atLeast: of a question that was not asked', { question: 'SKIPPED', atLeast: 0 }, false],
    ['atLeast: of a question that is open', { question: 'OPEN', atLeast: 0 }, undefined],
    ['countAtLeast: as many', { question: 'SEVERAL', countAtLeast: 2 }, true],
    ['countAtLeast: fewer', { question: 'SEVERAL', countAtLeast: 3 }, false],
    ['countAtLeast: an exclusive option does not count', { question: 'NONE', countAtLeast: 1 }, false],
    ['countAtLeast: of a question that was not asked', { question: 'SKIPPED', countAtLeast: 1 }, false],
    ['countAtLeast: of a question that is open', { question: 'OPEN', countAtLeast: 1 }, undefined],
  ])('%s', (_what, condition, outcome) => {
    expect(evaluate(condition)).toBe(outcome);
  });
});

describe('combinations follow Kleene: an open question matters only where it can still decide', () => {
  test.each([
    ['true', 'true', 'true', 'true'],
    ['true', 'false', 'false', 'true'],
    ['true', 'unknown', 'unknown', 'true'],
    ['false', 'false', 'false', 'false'],
    ['false', 'unknown', 'false', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ] as const)('%s with %s: all is %s, any is %s', (a, b, all, any) => {
    for (const parts of [
      [by[a], by[b]],
      [by[b], by[a]],
    ]) {
      expect(evaluate({ all: parts })).toBe(outcomes[all]);
      expect(evaluate({ any: parts })).toBe(outcomes[any]);
    }
  });

  test.each([
    ['true', 'false'],
    ['false', 'true'],
    ['unknown', 'unknown'],
  ] as const)('not %s is %s', (inner, outcome) => {
    expect(evaluate({ not: by[inner] })).toBe(outcomes[outcome]);
    expect(evaluate({ not: { not: by[inner] } })).toBe(outcomes[inner]);
  });
});

describe('a condition as it is written', () => {
  const nested: Condition = { all: [{ not: yes }, { any: [{ question: 'OPEN', atLeast: 1 }, no] }] };

  it('tells which questions it looks at, and where', () => {
    expect(tests(nested)).toEqual([
      { question: 'TWO', codes: [2], path: ['all', 0, 'not'] },
      { question: 'OPEN', codes: [], atLeast: 1, path: ['all', 1, 'any', 0] },
      { question: 'TWO', codes: [3], path: ['all', 1, 'any', 1] },
    ]);
    expect(Condition.safeParse(nested).success).toBe(true);
  });

  test.each<[string, unknown]>([
    ['two tests at once', { question: 'TWO', in: [1], atLeast: 2 }],
    ['no codes', { question: 'TWO', in: [] }],
    ['nothing of all', { all: [] }],
    ['a count of none', { question: 'TWO', countAtLeast: 0 }],
    ['code, not data', 'TWO === 2'],
  ])('cannot be %s', (_what, condition) => {
    expect(Condition.safeParse(condition).success).toBe(false);
  });
});
