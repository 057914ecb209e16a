/** How many rows go into one statement, well under the limit of both databases. */
const size = 500;

/** Yields the rows in parts that fit one statement each. */
export function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
