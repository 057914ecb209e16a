import { stirlingError } from '../gamma.js';

/**
 * Returns the regularised incomplete beta function I_x(a, b), 0 to 1. For a and b above 0: the
 * continued fraction of DiDonato & Morris (1992, ACM TOMS 18:360) as in Numerical Recipes 6.4, with
 * the leading factor of Loader (2000), which keeps its digits for an a and b in the millions.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x < (a + 1) / (a + b + 2) ? lowerPart(x, 1 - x, a, b) : 1 - lowerPart(1 - x, x, b, a);
}

/**
 * Returns the x at which I_x(a, b) is `p` (0 to 1). By bisection, until no number lies in between.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
}

/** x and y are complements; both are given so that neither loses digits. */
function lowerPart(x: number, y: number, a: number, b: number): number {
  return (factor(x, y, a, b) * fraction(x, a, b)) / a;
}

/** x^a·y^b / B(a, b). */
function factor(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const log = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(log) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/** a·log(a/m) + m − a, which is small next to its parts when a is near m. */
function deviance(a: number, m: number): number {
  const v = (a - m) / (a + m);
  if (Math.abs(v) > 0.1) return a * Math.log(a / m) + m - a;
  let term = 2 * a * v;
  let sum = (a - m) * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/** The continued fraction, by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const part of [even, odd]) {
      d = 1 / away(1 + part * d);
      c = away(1 + part / c);
      step = c * d;
      value *= step;
    }
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

function away(from0: number): number {
  return Math.abs(from0) < 1e-300 ? 1e-300 : from0;
}
