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
 * Returns a solver (HiGHS). The sums of these programs are nested in each other, bureau by bureau, so
 * that the ends of a range are whole numbers by themselves (totally unimodular).
 */
export async function openSolver(): Promise<FindRange> {
  // Its types are those of its CommonJS build, where the loader is a property.
  const load = highs as unknown as typeof highs.default;
  const solver = await load();
  const solve = (program: string): number | undefined => {
    const { Status, ObjectiveValue } = solver.solve(program, { output_flag: false });
    if (Status === 'Optimal') return ObjectiveValue;
    return Status === 'Unbounded' ? Infinity : undefined;
  };
  return (program, sum) => {
    const [low, high] = [solve(program.seek('Minimize', sum)), solve(program.seek('Maximize', sum))];
    if (low === undefined || high === undefined) return undefined;
    // Adding 0 makes 0 of −0.
    return { low: Math.ceil(low - tolerance) + 0, high: Math.floor(high + tolerance) + 0 };
  };
}
