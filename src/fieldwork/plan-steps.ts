import type { Step } from '../study/definition.js';
import type { Wave } from '../study/waves.js';

/** Returns the steps of a wave's plan: those of the study, on the days of the wave. */
export function stepsOf(steps: readonly Step[], { planDays }: Pick<Wave, 'planDays'>): Step[] {
  return steps.map((step) => ({ ...step, day: planDays[step.step] ?? step.day }));
}
