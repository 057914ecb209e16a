/** How many rows go into one statement, well under what both databases take. */
const size = 500;

/** The rows, in as many parts as they need statements. */
export function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
