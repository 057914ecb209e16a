import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { statistics } from '../../src/statistics/reference/index.js';

const Figure = z.union([z.number(), z.boolean(), z.literal('Infinity'), z.null()]);
const Value = z.record(z.string(), z.union([Figure, z.array(Figure), z.array(z.array(Figure))]));
const Case = z.object({
  id: z.string(),
  family: z.string(),
  input: z.unknown(),
  expected: Value,
  tol: z.number(),
});
const cases = z.array(Case).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference.json'), 'utf8')));

/** A value with every number out of it, for what must be the same to the letter. */
function shape(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? 0 : part)));
}

function numbers(value: z.infer<typeof Value>): number[] {
  const names = Object.keys(value).sort();
  return names.flatMap((name) => [value[name]].flat(2).filter((part) => typeof part === 'number'));
}

/** How far the furthest number is from what it should be. */
function deviation({ family, input, expected }: z.infer<typeof Case>): number {
  const value = Value.parse(statistics[family]?.compute(input));
  expect(shape(value)).toEqual(shape(expected));
  const wanted = numbers(expected);
  return Math.max(0, ...numbers(value).map((number, i) => Math.abs(number - (wanted[i] ?? NaN))));
}

test('every statistic has reference cases', () => {
  expect(new Set(cases.map(({ family }) => family))).toEqual(new Set(Object.keys(statistics)));
});

describe('computed elsewhere', () => {
  test.each(cases)('$id is the same here', (reference) => {
    expect(deviation(reference)).toBeLessThanOrEqual(reference.tol);
  });

  test('all of them together', async ({ annotate }) => {
    const found = cases.map((reference) => ({ ...reference, off: deviation(reference) }));
    const largest = (size: (of: (typeof found)[number]) => number) => found.toSorted((a, b) => size(b) - size(a))[0];
    const absolute = largest(({ off }) => off);
    const relative = largest(({ off, tol }) => off / tol);
    await annotate(
      `${found.length} cases; largest deviation ${absolute?.off.toExponential(1)} (${absolute?.id}); ` +
        `largest share of a tolerance ${((relative?.off ?? 0) / (relative?.tol ?? 1)).toExponential(1)} (${relative?.id})`,
    );
    expect(found.filter(({ off, tol }) => off > tol)).toEqual([]);
  });
});
