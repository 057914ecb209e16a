import highs from 'highs';
import type { LinearProgram, Sum } from './linear-program.js';

/** The smallest and the largest number that a sum of unknown numbers of people can have. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Finds the exact range of a sum; undefined where what is known contradicts itself. */
export type FindRange = (program: LinearProgram, sum: Sum) => Range | undefined;

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
  const solve = (program: LinearProgram, sum: Sum, end: 'Minimize' | 'Maximize'): number | undefined => {
    for (const unknowns of ['any', 'whole'] as const) {
      const { Status, ObjectiveValue, Columns } = solver.solve(program.seek(end, sum, unknowns), {
        output_flag: false,
      });
      if (Status === 'Unbounded') return Infinity;
      if (Status !== 'Optimal') return undefined;
      const found = Object.values(Columns) as { readonly Primal: number }[];
      const isWhole = found.every(({ Primal }) => Math.abs(Primal - Math.round(Primal)) < tolerance);
      if (isWhole || unknowns === 'whole') return ObjectiveValue;
    }
    return undefined;
  };
  return (program, sum) => {
    const [low, high] = [solve(program, sum, 'Minimize'), solve(program, sum, 'Maximize')];
    if (low === undefined || high === undefined) return undefined;
    // Adding 0 makes 0 of −0.
    return { low: Math.ceil(low - tolerance) + 0, high: Math.floor(high + tolerance) + 0 };
  };
}
