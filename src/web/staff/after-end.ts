import type { PlannedDay } from '../../fieldwork/plan-days.js';
import { letterNames } from '../../presentation/texts/letters.js';
import type { Wave } from '../../study/waves.js';
import type { StaffFrame } from './frame.js';
import { planTexts } from './plan-texts.js';

/** Returns which letters are planned after the planned end of a wave; empty where none is. */
export function warnOfEnd(
  { until }: Wave,
  days: readonly PlannedDay[],
  { language, numbers }: StaffFrame,
  today: string,
): string {
  const after = until === null ? [] : days.filter(({ day, past }) => !past && day > until);
  if (!after.length || until === null) return '';
  const names = after.map(({ step }) => letterNames[language].steps[step.step]);
  return planTexts[language].afterEnd(numbers.list(names), numbers.weekday(until, today));
}
