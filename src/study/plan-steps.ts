import { z } from 'zod';
import { stepNames, type Step } from './definition.js';

/**
 * Where a step was moved: how many days after the invitation it is planned; before it: negative.
 */
export const PlanDays = z.partialRecord(z.enum(stepNames), z.int());
export type PlanDays = Readonly<z.infer<typeof PlanDays>>;

/** Returns the days of a wave's plan out of its row. */
export function readPlanDays(stored: string | null): PlanDays {
  return PlanDays.parse(JSON.parse(stored ?? '{}'));
}

/** Returns the steps of a wave's plan: those of the study, on the days of the wave. */
export function stepsOf(steps: readonly Step[], { planDays }: { readonly planDays: PlanDays }): Step[] {
  return steps.map((step) => ({ ...step, day: planDays[step.step] ?? step.day }));
}
