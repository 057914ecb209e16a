/** The middle of some numbers, and the ends of their middle half. */
interface Quartiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/**
 * Returns the median and the quartiles of at least one number, in the unit of the numbers. Between
 * two of them a line is drawn: Hyndman and Fan, Sample Quantiles, definition 7 (R's default).
 */
export function quartiles(numbers: readonly number[]): Quartiles {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const place = part * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? NaN;
    const above = sorted[Math.ceil(place)] ?? NaN;
    return below + (place - Math.floor(place)) * (above - below);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}
