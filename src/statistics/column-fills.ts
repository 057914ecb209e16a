import { logGamma } from './gamma.js';

/** The number of steps that take a second or two. */
const mostWork = 1_000_000;

/** Counts steps, so that a computation that takes too long can stop. */
export class Work {
  private done = 0;

  add(steps: number): void {
    this.done += steps;
  }

  get tooMuch(): boolean {
    return this.done > mostWork;
  }
}

/**
 * Calls `filled` for every division of `people` over rows of these capacities. `filled` gets the
 * capacities that are left, in ascending order (rows are interchangeable), and minus the sum of the
 * log factorials of the cells. Stops when there is too much work.
 */
export function columnFills(
  capacities: readonly number[],
  people: number,
  work: Work,
  filled: (left: readonly number[], log: number) => void,
): void {
  const left = [...capacities];
  const fill = (i: number, unplaced: number, below: number, log: number): void => {
    const capacity = capacities[i] ?? 0;
    const under = below - capacity;
    for (let n = Math.max(0, unplaced - under); n <= Math.min(capacity, unplaced) && !work.tooMuch; n++) {
      work.add(1);
      left[i] = capacity - n;
      const here = log - logGamma(n + 1);
      if (i < capacities.length - 1) fill(i + 1, unplaced - n, under, here);
      else
        filled(
          left.toSorted((a, b) => a - b),
          here,
        );
    }
  };
  fill(
    0,
    people,
    capacities.reduce((sum, n) => sum + n, 0),
    0,
  );
}
