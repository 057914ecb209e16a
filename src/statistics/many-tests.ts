/** p values from 0 to 1; one that cannot be computed is undefined, stays so, and does not count as a test. */
export type PValues = readonly (number | undefined)[];

/**
 * Adjusts the p values of a family of tests, so that the chance of any false alarm stays below α: Holm's step-down (1979,
 * Scand J Stat 6:65), in the order in which they were given.
 */
export function holm(ps: PValues): (number | undefined)[] {
  let highest = 0;
  return adjust(
    ps,
    (a, b) => a - b,
    (p, i, m) => (highest = Math.max(highest, Math.min(1, (m - i) * p))),
  );
}

/** Adjusts them so that the expected share of false alarms stays below α (Benjamini & Hochberg 1995, JRSS B 57:289). */
export function benjaminiHochberg(ps: PValues): (number | undefined)[] {
  let lowest = 1;
  return adjust(
    ps,
    (a, b) => b - a,
    (p, i, m) => (lowest = Math.min(lowest, (m / (m - i)) * p)),
  );
}

/** `step` takes each known p in the order that `compare` gives, its place from 0 on, and how many there are. */
function adjust(
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
