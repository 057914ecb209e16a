import type { Random } from '../questionnaire/random.js';
import { logGamma } from './gamma.js';
import { sum } from './table.js';

/** Cells row by row. Typed arrays and plain loops: millions of cells are drawn for one p value. */
export type TableCells = Int32Array;

/**
 * Returns a function that draws tables with these totals, as often as chance alone would give them.
 * Patefield (1981, Applied Statistics 30:91, algorithm AS 159): each cell from its hypergeometric
 * distribution, given the cells before it. The next draw fills the same array anew.
 */
export function tableDrawer(rows: readonly number[], columns: readonly number[], random: Random): () => TableCells {
  const total = sum(rows);
  const log = logFactorials(total);
  const cells = new Int32Array(rows.length * columns.length);
  const capacity = new Int32Array(columns.length);
  return () => {
    capacity.set(columns);
    let [at, unfilled] = [0, total];
    for (let i = 0; i < rows.length; i++) {
      let unplaced = rows[i] ?? 0;
      let room = unfilled;
      unfilled -= unplaced;
      for (let j = 0; j < capacity.length; j++) {
        const free = capacity[j] ?? 0;
        const placed = drawMarked(free, room, unplaced, log, random);
        cells[at++] = placed;
        capacity[j] = free - placed;
        unplaced -= placed;
        room -= free;
      }
    }
    return cells;
  };
}

/** Returns log 0! up to and including log n!. */
export function logFactorials(n: number): Float64Array {
  return Float64Array.from({ length: n + 1 }, (_, i) => logGamma(i + 1));
}

/**
 * Draws how many marked ones are among `drawn` out of `all`: by inversion, outward from the
 * likeliest number, which takes about as many steps as the standard deviation.
 */
function drawMarked(marked: number, all: number, drawn: number, log: Float64Array, random: Random): number {
  const unmarked = all - marked;
  const low = drawn > unmarked ? drawn - unmarked : 0;
  const high = marked < drawn ? marked : drawn;
  if (low === high) return low;
  const mode = Math.floor(((marked + 1) * (drawn + 1)) / (all + 2));
  const rest = unmarked - drawn;
  let above = Math.exp(
    at(log, marked) + at(log, unmarked) + at(log, drawn) + at(log, all - drawn) - at(log, all) -
      (at(log, mode) + at(log, marked - mode) + at(log, drawn - mode) + at(log, rest + mode)), // prettier-ignore
  );
  let below = above;
  let left = random() - above;
  let up = mode;
  let down = mode;
  while (left >= 0 && (up < high || down > low)) {
    if (up < high) {
      above *= ((marked - up) * (drawn - up)) / ((up + 1) * (rest + up + 1));
      up++;
      left -= above;
      if (left < 0) return up;
    }
    if (down > low) {
      below *= (down * (rest + down)) / ((marked - down + 1) * (drawn - down + 1));
      down--;
      left -= below;
      if (left < 0) return down;
    }
  }
  return mode;
}

function at(log: Float64Array, n: number): number {
  return log[n] ?? 0;
}
