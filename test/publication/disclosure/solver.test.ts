import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { solve, type Constraint } from 'yalps';
import { z } from 'zod';
import { LinearProgram, type Sum } from '../../../src/publication/disclosure/linear-program.js';
import { openSolver, type SumRange } from '../../../src/publication/disclosure/solver.js';
import { randomFrom, wholeNumber, type Random } from '../../../src/questionnaire/random.js';

const findRange = await openSolver();

const Case = z.object({
  id: z.string(),
  note: z.string(),
  k: z.number(),
  cells: z.record(z.string(), z.number()),
  relations: z.array(z.tuple([z.string(), z.array(z.string())])),
  hidden: z.array(z.string()),
  derivable: z.record(z.string(), z.tuple([z.number(), z.number()])),
  unsafe_cells: z.array(z.string()),
});
const cases = z.array(Case).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'reference.json'), 'utf8')));

describe('what can be derived of hidden cells', () => {
  it.each(cases)('$id: $note', ({ k, cells, relations, hidden, derivable, unsafe_cells }) => {
    const program = new LinearProgram();
    for (const [cell, count] of Object.entries(cells)) {
      const shown = hidden.includes(cell) ? null : count;
      program.limit([[cell, 1]], shown ?? 0, shown);
    }
    for (const [whole, parts] of relations) {
      program.limit([[whole, 1], ...parts.map((part) => [part, -1] as const)], 0, 0);
    }
    const ranges = Object.fromEntries(hidden.map((cell) => [cell, findRange(program, [[cell, 1]])]));
    expect(ranges).toEqual(
      Object.fromEntries(Object.entries(derivable).map(([cell, [low, high]]) => [cell, { low, high }])),
    );
    // Unsafe is a small number that is told exactly, or of which it is told that it is small.
    const isSmall = (cell: string) => (cells[cell] ?? 0) > 0 && (cells[cell] ?? 0) < k;
    const isTold = (cell: string) => {
      const range = ranges[cell];
      return range !== undefined && (range.low === range.high || range.high < k);
    };
    expect(hidden.filter((cell) => isSmall(cell) && isTold(cell))).toEqual(unsafe_cells);
  });
});

/** A program of a few unknown numbers, as those of tables are: sums that are nested in each other. */
interface Small {
  readonly unknowns: readonly string[];
  readonly limits: readonly { readonly sum: readonly string[]; readonly low: number; readonly high: number }[];
}

const most = 5;

/** People of two bureaus over two or three answers, with sums of rows and columns that lie around true ones. */
function smallProgram(random: Random): Small {
  const answers = wholeNumber(random, 2, 3);
  const rows = ['a', 'b'].map((bureau) => Array.from({ length: answers }, (_, i) => `${bureau}${i}`));
  const unknowns = rows.flat();
  const truth = new Map(unknowns.map((unknown) => [unknown, wholeNumber(random, 0, most)]));
  const sums = [
    ...unknowns.map((unknown) => [unknown]),
    ...rows,
    ...Array.from({ length: answers }, (_, i) => rows.map((row) => row[i] ?? '')),
    unknowns,
  ];
  return {
    unknowns,
    limits: sums.map((sum) => {
      const count = sum.reduce((total, unknown) => total + (truth.get(unknown) ?? 0), 0);
      const [less, more] = random() < 0.4 ? [0, 0] : [wholeNumber(random, 0, 3), wholeNumber(random, 0, 3)];
      const top = sum.length === 1 ? most : Infinity;
      return { sum, low: Math.max(0, count - less), high: Math.min(top, count + more) };
    }),
  };
}

function toProgram({ limits }: Small): LinearProgram {
  const program = new LinearProgram();
  for (const { sum, low, high } of limits) program.limit(plus(sum), low, high);
  return program;
}

function plus(unknowns: readonly string[]): Sum {
  return unknowns.map((unknown) => [unknown, 1]);
}

/** Every way to give the unknown numbers values. */
function* waysOf(unknowns: readonly string[]): Generator<Record<string, number>> {
  const [first, ...others] = unknowns;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const rest of waysOf(others)) for (let count = 0; count <= most; count++) yield { [first]: count, ...rest };
}

function enumerate({ unknowns, limits }: Small, sought: readonly string[]) {
  const valueOf = (way: Record<string, number>, sum: readonly string[]) =>
    sum.reduce((total, unknown) => total + (way[unknown] ?? 0), 0);
  const values = [...waysOf(unknowns)]
    .filter((way) => limits.every(({ sum, low, high }) => valueOf(way, sum) >= low && valueOf(way, sum) <= high))
    .map((way) => valueOf(way, sought));
  return { low: values.reduce((a, b) => Math.min(a, b)), high: values.reduce((a, b) => Math.max(a, b)) };
}

function solveByYalps({ unknowns, limits }: Small, sought: readonly string[]) {
  const constraints = limits.map(({ low, high }, i): [string, Constraint] => [`c${i}`, { min: low, max: high }]);
  const variables = unknowns.map((unknown) => {
    const own = limits.flatMap(({ sum }, i): [string, number][] => (sum.includes(unknown) ? [[`c${i}`, 1]] : []));
    return [unknown, [...own, ['sought', Number(sought.includes(unknown))] as [string, number]]] as const;
  });
  const [low, high] = (['minimize', 'maximize'] as const).map(
    (direction) => solve({ direction, objective: 'sought', constraints, variables, integers: true }).result + 0,
  );
  return { low, high };
}

describe('the solver', () => {
  const random = randomFrom('programs');
  const programs = Array.from({ length: 60 }, () => smallProgram(random));
  const soughtIn = ({ unknowns }: Small) => [...unknowns.map((unknown) => [unknown]), unknowns.slice(0, 2)];

  it('finds the same ends as another solver', () => {
    const tried = programs.flatMap((small) => soughtIn(small).map((sought) => ({ small, sought })));
    for (const { small, sought } of tried) {
      expect(findRange(toProgram(small), plus(sought))).toEqual(solveByYalps(small, sought));
    }
    expect(2 * tried.length).toBeGreaterThan(480);
  });

  it('finds the ends that trying every number finds', () => {
    const tried = programs
      .filter(({ unknowns }) => unknowns.length === 4)
      .flatMap((small) => soughtIn(small).map((sought) => ({ small, sought })));
    for (const { small, sought } of tried) {
      expect(findRange(toProgram(small), plus(sought))).toEqual(enumerate(small, sought));
    }
    expect(2 * tried.length).toBeGreaterThan(200);
  });

  it('stops at what is enough, and nowhere else', () => {
    const enough = { low: 0, high: 2 };
    const isEnough = ({ low, high }: SumRange) => low <= enough.low && high >= enough.high;
    for (const small of programs) {
      const program = toProgram(small);
      for (const sought of soughtIn(small)) {
        const exact = findRange(toProgram(small), plus(sought));
        const found = findRange(program, plus(sought), { met: exact?.low ?? 0, enough });
        expect(found && isEnough(found)).toBe(exact && isEnough(exact));
        expect(found).toMatchObject({ low: exact?.low });
      }
    }
  });

  it('finds no range where what is known contradicts itself', () => {
    const program = new LinearProgram();
    program.limit([['a', 1]], 3, null);
    program.limit(
      [
        ['a', 1],
        ['b', 1],
      ],
      null,
      2,
    );
    expect(findRange(program, [['b', 1]])).toBeUndefined();
  });
});
