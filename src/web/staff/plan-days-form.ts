import { planDaysOf, type PlannedDay, type WrongDay } from '../../fieldwork/plan-days.js';
import { isDate, localDay } from '../../language/local-day.js';
import { letterNames } from '../../presentation/texts/letters.js';
import type { Step, StepName } from '../../study/definition.js';
import type { Wave } from '../../study/waves.js';
import { at } from './addresses.js';
import { describeStored, showForm, type FormValues } from './conflict.js';
import type { StaffFrame } from './frame.js';
import { planTexts } from './plan-texts.js';

/**
 * Dates that were typed and not stored: they are wrong, or somebody else changed them meanwhile.
 */
export interface RefusedDays {
  readonly typed: ReadonlyMap<StepName, string>;
  readonly problems: ReadonlyMap<StepName, WrongDay>;
  readonly base: string;
  /** What is stored now of the fields that somebody else changed. */
  readonly others: FormValues;
}

interface DaysInput {
  readonly wave: Wave;
  readonly steps: readonly Step[];
  readonly days: readonly PlannedDay[];
  readonly page: StaffFrame;
  readonly now: Date;
  readonly refused: RefusedDays | undefined;
}

/** Returns the field of a step's date. */
export function dayField(step: StepName): string {
  return `day-${step}`;
}

/** Returns the dates as they are stored: empty while the plan is off, and only proposes them. */
export function valuesOf(wave: Wave, steps: readonly Step[]): FormValues {
  if (wave.planFrom === null) return Object.fromEntries(steps.map(({ step }) => [dayField(step), '']));
  const days = planDaysOf(steps, wave, wave.planFrom);
  return Object.fromEntries(days.map(({ step, day }) => [dayField(step.step), day]));
}

/** Returns the form in which the coordinator sets the days. */
export function showDays({ wave, steps, days, page, now, refused }: DaysInput) {
  const { language, numbers, to } = page;
  const text = planTexts[language];
  const today = localDay(now);
  const write = (day: string) => (isDate(day) ? numbers.weekday(day, today) : '');
  const unplaced = days.filter(({ day }) => day === '').map(({ step }) => letterNames[language].steps[step.step]);
  const conflict = refused !== undefined && Object.keys(refused.others).length > 0;
  const fields = days.map(({ step, day, past }) => {
    const field = dayField(step.step);
    const label = letterNames[language].steps[step.step];
    const typed = refused?.typed.get(step.step) ?? day;
    const wrong = refused?.problems.get(step.step);
    const problem = wrong ? text.problems[wrong.problem](write(typed), write(wrong.next ?? '')) : '';
    const other = refused?.others[field];
    return {
      field,
      label,
      hint: text.when(weekdaysOf(step, page), step.hours.replace('-', '–')),
      value: typed,
      past: past ? text.past(write(day)) : '',
      problem: other === undefined ? problem : describeStored(field, label, write(other), language).words,
    };
  });
  const problems = fields.flatMap(({ field, label, problem }) =>
    problem ? [{ field, words: conflict ? problem : `${label}: ${problem}` }] : [],
  );
  const again = refused && { typed: {}, problems, base: refused.base, conflict };
  return {
    action: to(at.plan),
    least: today,
    note: wave.planFrom === null ? text.proposed : text.daysMoved,
    unplaced: unplaced.length ? text.unplaced(numbers.list(unplaced), write(wave.until ?? '')) : '',
    fields,
    ...showForm(again, valuesOf(wave, steps), language),
  };
}

function weekdaysOf({ weekdays }: Step, { language }: StaffFrame): string {
  const text = planTexts[language];
  const names = weekdays.map((day) => text.weekdays[day] ?? day);
  return text.from(names[0] ?? '', names.at(-1) ?? '');
}
