import type { Bench, Runner } from './bench.js';

/** The figures of a bench; `ours` and `floor` are medians, `ratio` is ours / floor. */
export interface Result {
  readonly name: string;
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  readonly unit: string;
  /** Every figure, in the order they were measured. */
  readonly runs: { readonly ours: readonly number[]; readonly floor: readonly number[] };
}

/** Measures both sides in turns, `rounds` times after one run each to warm up, so that what drifts drifts for both. */
export async function measure(bench: Bench, rounds = 5): Promise<Result> {
  const sides: Runner[] = [];
  try {
    const ours = await bench.ours();
    sides.push(ours);
    const floor = await bench.floor();
    sides.push(floor);
    for (const side of sides) await side.run();
    const runs = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      runs.ours.push(await ours.run());
      runs.floor.push(await floor.run());
    }
    return summarise(bench, runs);
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
}

function summarise({ name, unit }: Bench, runs: Result['runs']): Result {
  const [ours, floor] = [median(runs.ours), median(runs.floor)];
  return { name, ours, floor, ratio: ours / floor, unit, runs };
}

/** The middle figure; of an even number of them the mean of the middle two. Refuses none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of no figures.');
  return (low + high) / 2;
}
