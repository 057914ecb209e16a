import { isReminder, placeOf, type Step, type StepName } from '../study/definition.js';
import { addDays } from '../language/local-day.js';
import { firstDayFor, plannedDay } from './calendar.js';

/** A letter that somebody had, or is about to have. */
export interface Had {
  readonly step: string;
  /** The date in the Netherlands on which it went, or was last tried. */
  readonly day: string;
  readonly state: 'waiting' | 'failed' | 'gone';
}

export interface Next {
  readonly step: Step;
  /** The first date on which the plan has it. */
  readonly day: string;
}

/** The dates of a plan: of its invitation, and of each step. */
export interface Dates {
  readonly start: string;
  readonly planned: ReadonlyMap<StepName, string>;
}

/**
 * Returns the dates of a plan whose invitation is planned on `start`. Where a holiday moves a
 * letter, the reminders after it keep their distance.
 */
export function datesOf(steps: readonly Step[], start: string): Dates {
  const planned = new Map<StepName, string>();
  let before: Step | undefined;
  for (const step of steps) {
    const day = plannedDay(step, start);
    const last = before && planned.get(before.step);
    const rested =
      before && last && isReminder(step.step) ? firstDayFor(step, addDays(last, step.day - before.day)) : '';
    planned.set(step.step, rested > day ? rested : day);
    before = step;
  }
  return { start, planned };
}

/**
 * Returns the next letter for someone still silent, and from which date. A reminder comes no fewer
 * days after the last letter than the plan has between the two: a late letter delays those after
 * it. `dates` are those of the plan, where one is on. There is no next letter while one waits,
 * after an invitation that failed, or after the last step. An announcement, also one that still
 * waits, is left out from the day of the invitation, and delays nothing.
 */
export function nextLetter(
  steps: readonly Step[],
  letters: readonly Had[],
  { today, dates }: { today: string; dates?: Dates },
): Next | undefined {
  const late = dates && today >= dates.start;
  const had = letters.filter(({ step, state }) => !(late && step === 'announcement' && state === 'waiting'));
  if (had.some(({ state }) => state === 'waiting')) return undefined;
  const [last] = [...had].sort((a, b) => placeOf(b.step) - placeOf(a.step));
  if (last?.step === 'invitation' && last.state === 'failed') return undefined;
  const step = steps.find(
    (candidate) =>
      (!last || placeOf(candidate.step) > placeOf(last.step)) && !(candidate.step === 'announcement' && (late ?? true)),
  );
  if (!step) return undefined;
  // The step that went last may have left the study: then the step before the next one gives the
  // days between.
  const before = last && (steps.find((candidate) => candidate.step === last.step) ?? steps[steps.indexOf(step) - 1]);
  const planned = dates?.planned.get(step.step) ?? '';
  const rested = before && isReminder(step.step) ? addDays(last.day, step.day - before.day) : '';
  return { step, day: rested > planned ? rested : planned };
}
