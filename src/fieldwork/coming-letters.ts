import { localDay } from '../language/local-day.js';
import type { Step, StepName } from '../study/definition.js';
import { firstDayFor, nextHours } from './calendar.js';
import { nextLetter, type Dates, type Had } from './next-letter.js';

/** A letter that the plan has for somebody who stays silent, and the date on which it goes. */
interface ComingLetter {
  readonly step: StepName;
  readonly day: string;
}

/**
 * Returns the letters that a plan still has for somebody who never answers, with their dates. A
 * letter that waits now is taken to go today.
 */
export function comingLetters(
  steps: readonly Step[],
  letters: readonly Had[],
  { now, dates }: { now: Date; dates: Dates },
): ComingLetter[] {
  const today = localDay(now);
  const coming: ComingLetter[] = [];
  const had = letters.map((letter) => (letter.state === 'waiting' ? { ...letter, state: 'gone' as const } : letter));
  for (let at = today; ;) {
    const next = nextLetter(steps, had, { today: at, dates });
    if (!next) return coming;
    const day = openDay(next.step, next.day, now);
    // It would come beside the invitation: then the plan leaves it out.
    if (next.step.step === 'announcement' && day >= dates.start) at = dates.start;
    else {
      coming.push({ step: next.step.step, day });
      had.push({ step: next.step.step, day, state: 'gone' });
      at = day;
    }
  }
}

/** The first date from `day` on, and not before now, at which a step may go. */
function openDay(step: Step, day: string, now: Date): string {
  if (day <= localDay(now)) return localDay(nextHours(step, now).from);
  return firstDayFor(step, day);
}
