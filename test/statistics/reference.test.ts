import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { statistics } from '../../src/statistics/index.js';

const Case = z.object({
  id: z.string(),
  family: z.string(),
  input: z.unknown(),
  expected: z.record(z.string(), z.number().nullable()),
  tol: z.number(),
});
const cases = z.array(Case).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference.json'), 'utf8')));

test('every statistic has reference cases', () => {
  expect(new Set(cases.map(({ family }) => family))).toEqual(new Set(Object.keys(statistics)));
});

describe('computed elsewhere', () => {
  test.each(cases)('$id is the same here', ({ family, input, expected, tol }) => {
    const value = z.record(z.string(), z.number().nullable()).parse(statistics[family]?.compute(input));
    expect(Object.keys(value).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, wanted] of Object.entries(expected)) {
      const off = wanted === null ? (value[name] ?? 0) : Math.abs((value[name] ?? NaN) - wanted);
      expect([name, off <= tol]).toEqual([name, true]);
      expect(value[name] === null).toBe(wanted === null);
    }
  });
});
