import { fewestDaysBetween, isReminder, longestPlan, stepNames, type Step, type StepName } from './definition.js';
import type { Protocol } from './protocol.js';

/** A step that stands on another day than it was planned on, in days after the invitation. */
export interface MovedStep {
  readonly step: StepName;
  readonly planned: number;
  readonly day: number;
}

/**
 * Returns the steps of a wave's plan as a study file can have them: those of its protocol, or of
 * the study where none was kept. A day beyond what a file takes, or too soon after the letter
 * before it by the rules of now, moves as little as it can; `moved` tells which.
 */
export function fitSteps(
  ofStudy: readonly Step[],
  plan: Protocol['mailPlan'] | undefined,
): { readonly steps: Step[]; readonly moved: readonly MovedStep[] } {
  const planned = plan
    ? plan.flatMap(({ step, ...sent }) => stepNames.flatMap((name) => (name === step ? [{ ...sent, step: name }] : [])))
    : ofStudy;
  const reminders = planned.filter(({ step }) => isReminder(step));
  const moved: MovedStep[] = [];
  let earliest: number = longestPlan.before;
  const steps = planned.map(({ step, day, weekdays, hours }) => {
    const after = reminders.length - 1 - reminders.findIndex((one) => one.step === step);
    const latest = isReminder(step) ? longestPlan.after - after * fewestDaysBetween : -1;
    const fitting = step === 'invitation' ? 0 : Math.min(Math.max(day, earliest), latest);
    earliest = step === 'announcement' ? 0 : fitting + fewestDaysBetween;
    if (fitting !== day) moved.push({ step, planned: day, day: fitting });
    return { step, day: fitting, weekdays: [...weekdays], hours, letters: {} } as Step;
  });
  return { steps, moved };
}
