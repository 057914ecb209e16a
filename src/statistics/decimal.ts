/** A decimal number as a fraction: 69.5 is 695 / 10. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

/**
 * Returns the decimal number exactly, without the error of floating point. Throws a RangeError for
 * a number that is not finite.
 */
export function fraction(written: number): Fraction {
  if (!Number.isFinite(written)) throw new RangeError(`${written} is no decimal number.`);
  const [digits = '', power = '0'] = String(written).split('e');
  const [whole = '', decimals = ''] = digits.split('.');
  const places = decimals.length - Number(power);
  const above = BigInt(whole + decimals);
  return places >= 0 ? { above, below: 10n ** BigInt(places) } : { above: above * 10n ** BigInt(-places), below: 1n };
}

/**
 * Returns whole numbers whose distances have the same proportions. The lowest becomes 0, the others
 * as small as possible: 2015, 2026 and 2030.5 become 0, 22 and 31.
 */
export function asWhole(numbers: readonly number[]): number[] {
  const fractions = numbers.map(fraction);
  const below = fractions.reduce((most, f) => (f.below > most ? f.below : most), 1n);
  const raised = fractions.map((f) => f.above * (below / f.below));
  const least = raised.reduce((min, n) => (n < min ? n : min), raised[0] ?? 0n);
  const shifted = raised.map((n) => n - least);
  const step = shifted.reduce(greatestDivisor, 0n) || 1n;
  return shifted.map((n) => Number(n / step));
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
