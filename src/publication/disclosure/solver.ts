import highs from 'highs';
import type { LinearProgram, Sum } from './linear-program.js';

/** The smallest and the largest number that a sum of unknown numbers of people can have. */
export interface SumRange {
  readonly low: number;
  readonly high: number;
}

/** How far a sum is sought. */
export interface Search {
  /** A value that the sum can have: the one that it has. */
  readonly met: number;
  /** An end that reaches this one is sought no further. */
  readonly enough: SumRange;
}

/**
 * Finds the range of a sum; undefined where what is known contradicts itself. Without a search the
 * range is exact; with one, an end that is enough may lie further out than the one returned.
 */
export type FindRange = (program: LinearProgram, sum: Sum, search?: Search) => SumRange | undefined;

type End = 'Minimize' | 'Maximize';

/** How far a result of the solver may be from a whole number. */
const tolerance = 1e-6;

/**
 * Returns a solver (HiGHS). People are whole: where the end that it finds first is of halves, it
 * looks again among whole numbers alone, which takes longer and is seldom needed.
 */
export async function openSolver(): Promise<FindRange> {
  // Its types are those of its CommonJS build, where the loader is a property.
  const load = highs as unknown as typeof highs.default;
  const solver = await load();
  const solve = (program: LinearProgram, sum: Sum, end: End): number | undefined => {
    for (const unknowns of ['any', 'whole'] as const) {
      const { Status, ObjectiveValue, Columns } = solver.solve(program.seek(end, sum, unknowns), {
        output_flag: false,
      });
      if (Status === 'Unbounded') return Infinity;
      if (Status !== 'Optimal') return undefined;
      const found = Object.entries(Columns as Readonly<Record<string, { readonly Primal: number }>>);
      const isWhole = found.every(([, { Primal }]) => Math.abs(Primal - Math.round(Primal)) < tolerance);
      if (!isWhole && unknowns === 'any') continue;
      if (isWhole) program.keep(new Map(found.map(([name, { Primal }]) => [name, Math.round(Primal)])));
      // Adding 0 makes 0 of −0.
      return (end === 'Minimize' ? Math.ceil(ObjectiveValue - tolerance) : Math.floor(ObjectiveValue + tolerance)) + 0;
    }
    return undefined;
  };
  return (program, sum, search) => {
    const met = search ? [search.met, ...program.valuesOf(sum)] : [];
    const [least, most] = [Math.min(...met), Math.max(...met)];
    const low = search && least <= search.enough.low ? least : solve(program, sum, 'Minimize');
    const high = search && most >= search.enough.high ? most : solve(program, sum, 'Maximize');
    return low === undefined || high === undefined ? undefined : { low, high };
  };
}

/**
 * Returns a solver for one program after another of the same people, each of which knows less: a
 * range that was enough is not sought again.
 */
export function rememberEnough(findRange: FindRange): FindRange {
  const found = new Map<string, SumRange>();
  return (program, sum, search) => {
    const about = JSON.stringify([sum, search]);
    const range = found.get(about) ?? findRange(program, sum, search);
    if (range && search && range.low <= search.enough.low && range.high >= search.enough.high) found.set(about, range);
    return range;
  };
}
