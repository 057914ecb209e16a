import { solve, type Constraint } from 'yalps';

/** A sum of unknown numbers of people, each times a whole number. */
export type Sum = ReadonlyMap<string, number>;

/** The least and the most that a number of people can be. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

const rounding = 1e-6;

/** Returns a sum of unknown numbers; one that is named twice counts twice. */
export function sum(...parts: readonly (readonly [names: readonly string[], times: number])[]): Sum {
  const total = new Map<string, number>();
  for (const [names, times] of parts) for (const name of names) total.set(name, (total.get(name) ?? 0) + times);
  return total;
}

/** What is known of unknown numbers of people, none of which is below zero. */
export class Knowledge {
  private readonly constraints: [string, Constraint][] = [];
  private readonly unknowns = new Map<string, [string, number][]>();

  /** Notes that a sum lies between two numbers, or at one. */
  know(sum: Sum, { min, max, equal }: Constraint): void {
    const name = `c${this.constraints.length}`;
    this.constraints.push([
      name,
      { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(equal !== undefined && { equal }) },
    ]);
    for (const [unknown, times] of sum) {
      const own = this.unknowns.get(unknown);
      if (own) own.push([name, times]);
      else this.unknowns.set(unknown, [[name, times]]);
    }
  }

  /** Returns between which numbers a sum lies. Throws where what is known contradicts itself. */
  bounds(sum: Sum, more: readonly (readonly [Sum, Constraint])[] = []): Bounds {
    const [low, high] = (['minimize', 'maximize'] as const).map((direction) => this.seek(direction, sum, more));
    return { low: Math.max(0, Math.ceil((low ?? 0) - rounding)), high: Math.floor((high ?? Infinity) + rounding) };
  }

  private seek(direction: 'minimize' | 'maximize', sought: Sum, more: readonly (readonly [Sum, Constraint])[]): number {
    const variables = [...this.unknowns].map(([unknown, own]) => {
      const extra = more.flatMap(([sum, _], i): [string, number][] => {
        const times = sum.get(unknown);
        return times === undefined ? [] : [[`m${i}`, times]];
      });
      const times = sought.get(unknown);
      const objective: [string, number][] = times === undefined ? [] : [['sought', times]];
      return [unknown, [...own, ...extra, ...objective]] as const;
    });
    const constraints = [...this.constraints, ...more.map(([, constraint], i) => [`m${i}`, constraint] as const)];
    const { status, result } = solve({ direction, objective: 'sought', constraints, variables }, { checkCycles: true });
    if (status === 'unbounded') return direction === 'minimize' ? 0 : Infinity;
    if (status !== 'optimal') throw new Error(`what is known is ${status}`);
    return result;
  }
}
