import type { PlannedDay } from '../../fieldwork/plan-days.js';
import { letterNames } from '../../presentation/texts/letters.js';
import type { StaffFrame } from './frame.js';
import { planTexts } from './plan-texts.js';
import type { WaveScope } from './scope.js';

/**
 * Returns which letters are planned after the planned end of a wave, and what to do; empty where
 * none is.
 */
export function warnOfEnd(
  { wave: { until }, viewer }: WaveScope,
  days: readonly PlannedDay[],
  { language, numbers }: StaffFrame,
  today: string,
): string {
  const after = until === null ? [] : days.filter(({ day, past }) => !past && day > until);
  if (!after.length || until === null) return '';
  const names = after.map(({ step }) => letterNames[language].steps[step.step]);
  const text = planTexts[language];
  const advice = viewer.rights.has('plan.write') ? text.moveAfterEnd : text.haveMoved;
  return `${text.afterEnd(numbers.list(names), numbers.weekday(until, today))} ${advice}`;
}
