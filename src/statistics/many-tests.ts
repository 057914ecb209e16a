/** p values, 0 to 1; one that cannot be computed is undefined, stays so, and is not counted. */
export type PValues = readonly (number | undefined)[];

/**
 * Returns p values adjusted by Benjamini & Hochberg (1995, JRSS B 57:289). The expected share of
 * false alarms stays below α. Throws a RangeError for a p value outside 0 to 1.
 */
export function benjaminiHochberg(ps: PValues): (number | undefined)[] {
  let lowest = 1;
  return adjust(
    ps,
    (a, b) => b - a,
    (p, i, m) => (lowest = Math.min(lowest, (m / (m - i)) * p)),
  );
}

/**
 * Returns p values that were adjusted one by one. `step` takes each known p in the order of
 * `compare`, its index there, and their number. Throws a RangeError for a p value outside 0 to 1.
 */
export function adjust(
  ps: PValues,
  compare: (a: number, b: number) => number,
  step: (p: number, i: number, m: number) => number,
): (number | undefined)[] {
  const known = ps.flatMap((p, at) => (p === undefined ? [] : [{ p, at }]));
  const wrong = known.find(({ p }) => !(p >= 0 && p <= 1));
  if (wrong) throw new RangeError(`A p value of ${wrong.p} cannot be: give numbers from 0 to 1.`);
  const adjusted: (number | undefined)[] = ps.map(() => undefined);
  known.sort((a, b) => compare(a.p, b.p)).forEach(({ p, at }, i) => (adjusted[at] = step(p, i, known.length)));
  return adjusted;
}
