/** Stirling's series: log Γ(x) minus ((x − ½)·log x − x + ½·log 2π), for x of at least 15. */
function series(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / x;
}

const halfLogOf2Pi = Math.log(2 * Math.PI) / 2;

/**
 * Returns the natural logarithm of Γ(x), for x above 0. For a whole x it is log (x − 1)!.
 * Stirling's series (Abramowitz & Stegun 6.1.41), after raising a small x by Γ(x + 1) = x·Γ(x).
 */
export function logGamma(x: number): number {
  let lift = 1;
  let y = x;
  for (; y < 15; y++) lift *= y;
  return (y - 0.5) * Math.log(y) - y + halfLogOf2Pi + series(y) - Math.log(lift);
}

/**
 * Returns the error of Stirling's formula for log Γ(x + 1). It loses no digits for a large x
 * (Loader 2000).
 */
export function stirlingError(x: number): number {
  return x >= 15 ? series(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogOf2Pi;
}
