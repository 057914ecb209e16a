import { stepNames, type Step, type StepName } from '../study/definition.js';
import { addDays, plannedDay } from './calendar.js';

/** A letter that somebody had, or is about to have. */
export interface Had {
  readonly step: StepName;
  /** The date in the Netherlands on which it went, or was last tried. */
  readonly day: string;
  readonly state: 'waiting' | 'failed' | 'gone';
}

export interface Next {
  readonly step: Step;
  /** The first date on which the plan has it. */
  readonly day: string;
}

/**
 * What comes next for someone still silent, and from which date. A reminder comes no fewer days after the last letter
 * than the plan has between the two: a letter that went late holds up those after it. `start` is the date of the
 * invitation in the plan, where one is on. Nothing comes next while a letter waits, after an invitation that failed, or
 * after the last step. An announcement is left out once it is time for what it announces, and holds up nothing.
 */
export function nextLetter(
  steps: readonly Step[],
  had: readonly Had[],
  { today, start = '' }: { today: string; start?: string | undefined },
): Next | undefined {
  const [last] = [...had].sort((a, b) => place(b.step) - place(a.step));
  if (had.some(({ state }) => state === 'waiting')) return undefined;
  if (last?.step === 'invitation' && last.state === 'failed') return undefined;
  const step = steps.find(
    (candidate) =>
      (!last || place(candidate.step) > place(last.step)) &&
      !(candidate.step === 'announcement' && (start === '' || today >= start)),
  );
  if (!step) return undefined;
  const before = last && steps.find((candidate) => candidate.step === last.step);
  const planned = start === '' ? '' : plannedDay(step, start);
  const rested = before && step.step !== 'invitation' ? addDays(last.day, step.day - before.day) : '';
  return { step, day: rested > planned ? rested : planned };
}

function place(step: StepName): number {
  return stepNames.indexOf(step);
}
