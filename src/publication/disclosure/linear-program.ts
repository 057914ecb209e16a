/** A sum of unknown numbers, each times a whole number. */
export type Sum = readonly (readonly [unknown: string, times: number])[];

/** Returns a sum so many times. */
export function times(factor: number, sum: Sum): Sum {
  return sum.map(([unknown, own]) => [unknown, factor * own]);
}

/** What is known of numbers of people: sums that lie between two numbers. */
export class LinearProgram {
  private readonly rows: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly solutions: ReadonlyMap<string, number>[] = [];

  /** Notes that a sum of unknown numbers lies between two numbers. */
  limit(sum: Sum, low: number | null, high: number | null): void {
    if (!sum.length) return;
    if (low !== null && low === high) this.rows.push(`${this.write(sum)} = ${low}`);
    else {
      if (low !== null) this.rows.push(`${this.write(sum)} >= ${low}`);
      if (high !== null) this.rows.push(`${this.write(sum)} <= ${high}`);
    }
  }

  /**
   * Returns the program in CPLEX's LP format. It seeks the smallest or largest value of a sum, of
   * unknown numbers that are whole or not.
   */
  seek(end: 'Minimize' | 'Maximize', sum: Sum, unknowns: 'whole' | 'any' = 'any'): string {
    const objective = this.write(sum);
    const rows = this.rows.map((row, i) => ` c${i}: ${row}`);
    const whole = unknowns === 'whole' ? ['General', ...[...this.names.values()].map((name) => ` ${name}`)] : [];
    return [end, ` obj: ${objective}`, 'Subject To', ...rows, ...whole, 'End'].join('\n');
  }

  /** Keeps whole numbers that everything known allows, each by its name in the written program. */
  keep(solution: ReadonlyMap<string, number>): void {
    this.solutions.push(solution);
  }

  /** Returns what a sum is in the solutions that were kept. */
  valuesOf(sum: Sum): number[] {
    const terms = sum.map(([unknown, factor]) => [this.names.get(unknown) ?? '', factor] as const);
    return this.solutions
      .filter((solution) => terms.every(([name]) => solution.has(name)))
      .map((solution) => terms.reduce((total, [name, factor]) => total + factor * (solution.get(name) ?? 0), 0));
  }

  private write(sum: Sum): string {
    const total = new Map<string, number>();
    for (const [unknown, times] of sum) total.set(unknown, (total.get(unknown) ?? 0) + times);
    return [...total]
      .map(([unknown, times]) => `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${this.nameOf(unknown)}`)
      .join(' ');
  }

  private nameOf(unknown: string): string {
    const known = this.names.get(unknown) ?? `x${this.names.size}`;
    this.names.set(unknown, known);
    return known;
  }
}
