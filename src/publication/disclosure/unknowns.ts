import type { Condition } from '../../questionnaire/condition.js';
import type { Sum } from './linear-program.js';

/** All people but those of the viewer's bureaus. */
export const rest = '*';

/**
 * The numbers of people that a viewer does not know, of the responses that there were at one time.
 * The viewer tells people of each own bureau apart, and all others together.
 */
export class Unknowns {
  /** Each bureau of the viewer, and all others. */
  readonly people: readonly string[];

  /** `time` is 0 for the responses that there are now; `n` is how many each bureau has. */
  constructor(
    private readonly time: number,
    private readonly viewer: readonly string[],
    private readonly n: Readonly<Record<string, number>>,
  ) {
    this.people = [...viewer, rest];
  }

  /** Returns how many responses there are of these people, which is no secret. */
  responsesOf(who: string): number {
    if (who !== rest) return this.n[who] ?? 0;
    const others = Object.entries(this.n).filter(([bureau]) => !this.viewer.includes(bureau));
    return others.reduce((sum, [, responses]) => sum + responses, 0);
  }

  /** Returns the sum of how many of these people gave each of these answers. */
  given(people: readonly string[], table: string, codes: readonly string[]): Sum {
    return people.flatMap((who) => codes.map((code) => [this.nameOf(who, table, code), 1] as const));
  }

  /** Returns how many of these people gave a substantive answer. */
  answered(people: readonly string[], table: string): Sum {
    return people.map((who) => [this.nameOf(who, table), 1]);
  }

  /** Returns how many of these people met a condition. */
  met(who: string, condition: Condition): Sum {
    return [[this.nameOf(who, condition), 1]];
  }

  private nameOf(...about: readonly unknown[]): string {
    return JSON.stringify([this.time, ...about]);
  }
}
