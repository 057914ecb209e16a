import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.js';
import { localDay } from '../language/local-day.js';
import { memoize } from '../memoize.js';
import { placeOf, type Step, type StepName } from '../study/definition.js';
import { comingLetters } from './coming-letters.js';
import { datesOf, nextLetter, type Had } from './next-letter.js';
import { pagesOfPeople, type PeopleCells } from './people.js';

/** How many silent people of a bureau have which letter next, and from which date. */
export interface NextLetters {
  readonly bureau: string;
  readonly step: StepName;
  /** A date in the Netherlands: today or later. */
  readonly day: string;
  readonly people: number;
}

/** What is still to be sent to who is silent. */
export interface LettersAhead {
  /** The first day first. */
  readonly next: readonly NextLetters[];
  /** How many people a letter waits for now. */
  readonly waiting: number;
}

interface LettersAsked extends PeopleCells {
  readonly steps: readonly Step[];
  /** The date of the invitation, where the plan is on; otherwise staff send. */
  readonly start: string | null;
  readonly now: Date;
  /** Whether whom several bureaus brought counts once. */
  readonly once: boolean;
}

/** Returns the next letter of everyone still silent. Reads everyone: call it in a worker. */
export async function countNextLetters(db: Kysely<Tables>, asked: LettersAsked): Promise<LettersAhead> {
  const counts = new Map<string, NextLetters>();
  let waiting = 0;
  // Most people had the same letters on the same days.
  const nextOf = memoize(findNext.bind(null, asked), {
    max: 1000,
    key: (had) => had.map(({ step, day, state }) => `${step} ${day} ${state}`).join(),
  });
  for await (const people of pagesOfPeople(db, asked)) {
    for (const { bureau, out, asks, had } of people) {
      if (out || (asked.once && !asks)) continue;
      if (had.some(({ state }) => state === 'waiting')) {
        waiting++;
        continue;
      }
      const next = nextOf(had);
      if (!next) continue;
      const key = [bureau, next.step, next.day].join();
      counts.set(key, { bureau, ...next, people: (counts.get(key)?.people ?? 0) + 1 });
    }
  }
  const next = [...counts.values()].sort((a, b) => a.day.localeCompare(b.day) || placeOf(a.step) - placeOf(b.step));
  return { next, waiting };
}

function findNext(
  { steps, start, now }: LettersAsked,
  had: readonly Had[],
): { step: StepName; day: string } | undefined {
  if (start !== null) return comingLetters(steps, had, { now, dates: datesOf(steps, start) })[0];
  const today = localDay(now);
  const next = nextLetter(steps, had, { today });
  return next && { step: next.step.step, day: next.day > today ? next.day : today };
}
