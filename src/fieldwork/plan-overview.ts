import type { Ctx } from '../context.js';
import { getStudy } from '../study/stored.js';
import { datesOf } from './next-letter.js';
import { countSteps, type OutboxCounts } from './outbox.js';
import { stepsOf } from '../study/plan-steps.js';
import { getFieldworkWave } from '../study/waves.js';

/** A step of a plan: when it goes, and how many of its letters are in each state. */
export interface PlannedStep extends OutboxCounts {
  readonly step: string;
  /**
   * The date on which it is planned; null while the plan is off. Who got a late letter gets it
   * later.
   */
  readonly from: string | null;
  readonly weekdays: readonly string[];
  readonly hours: string;
}

const noLetters: OutboxCounts = { queued: 0, accepted: 0, failed: 0, unknown: 0 };

/** Returns the plan of a wave, in the order of its steps. */
export async function describePlan(ctx: Ctx, slug: string): Promise<PlannedStep[]> {
  const wave = await getFieldworkWave(ctx, slug);
  const { planFrom } = wave;
  const steps = stepsOf((await getStudy(ctx, wave.study)).definition.mail.steps, wave);
  const dates = planFrom === null ? undefined : datesOf(steps, planFrom);
  const counts = await countSteps(ctx, slug);
  return steps.map((step) => ({
    step: step.step,
    from: dates?.planned.get(step.step) ?? null,
    weekdays: step.weekdays,
    hours: step.hours,
    ...(counts.get(step.step) ?? noLetters),
  }));
}
