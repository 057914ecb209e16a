import { logGamma } from './gamma.js';

/** So many steps are made within a second or two. */
const mostWork = 1_000_000;

/** Counts steps, so that what would take too long can stop. */
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
 * Every way to divide `people` over rows that have so much `room`. Gives the room that is left, in ascending order, since rows
 * may change places, and minus the log factorials of the cells. Stops when there is too much work.
 */
export function columnFills(
  room: readonly number[],
  people: number,
  work: Work,
  filled: (left: readonly number[], log: number) => void,
): void {
  const left = [...room];
  const fill = (i: number, unplaced: number, below: number, log: number): void => {
    const space = room[i] ?? 0;
    const under = below - space;
    for (let n = Math.max(0, unplaced - under); n <= Math.min(space, unplaced) && !work.tooMuch; n++) {
      work.add(1);
      left[i] = space - n;
      const here = log - logGamma(n + 1);
      if (i < room.length - 1) fill(i + 1, unplaced - n, under, here);
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
    room.reduce((sum, n) => sum + n, 0),
    0,
  );
}
