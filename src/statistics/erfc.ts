/**
 * Returns the complementary error function: 2/√π ∫ exp(−t²) dt from x on. To about 15 significant
 * digits: the series of Abramowitz & Stegun 7.1.6 near 0, and the continued fraction 7.1.14 further
 * out.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < 1.5 ? 1 - nearZero(x) : farOut(x);
}

function nearZero(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function farOut(x: number): number {
  if (x > 27.3) return 0;
  let fraction = x;
  for (let n = 12 + Math.ceil(240 / x ** 2); n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
