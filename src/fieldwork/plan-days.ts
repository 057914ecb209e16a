import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { addDays, isDate, localDay } from '../language/local-day.js';
import { problems } from '../problem.js';
import { fewestDaysBetween, isReminder, placeOf, type Step, type StepName } from '../study/definition.js';
import { findLastGone } from '../study/gone-letters.js';
import { lockLetters } from '../study/letters-lock.js';
import { getStudy } from '../study/stored.js';
import type { PlanDays } from '../study/plan-steps.js';
import { isFarAway } from '../study/planned-end.js';
import { recordProtocol } from '../study/protocol.js';
import { getFieldworkWave, statusOf, toWave, type Wave } from '../study/waves.js';
import { firstDayFor, hoursOn } from './calendar.js';
import { datesOf, type Dates } from './next-letter.js';
import { withdrawPlanned } from './plan.js';
import { stepsOf } from '../study/plan-steps.js';

/** A step of a plan with its date; a past one, of which letters went, can no longer be moved. */
export interface PlannedDay {
  readonly step: Step;
  /** Empty where none can be proposed before the planned end of the wave. */
  readonly day: string;
  readonly past: boolean;
}

/** How many days from now the invitation is proposed, where no days were set. */
const ahead = 7;

/**
 * Returns the dates of a wave's plan, in the order of its steps; proposed ones while it is off.
 * `lastGone` is the last step of which a letter went.
 */
export function planDaysOf(steps: readonly Step[], wave: Wave, today: string, lastGone?: StepName): PlannedDay[] {
  const own = stepsOf(steps, wave);
  const { planned } = wave.planFrom === null ? proposeDates(own, wave, today) : datesOf(own, wave.planFrom);
  return own.map((step) => {
    const day = planned.get(step.step) ?? '';
    const went = lastGone !== undefined && placeOf(step.step) <= placeOf(lastGone);
    return { step, day, past: wave.planFrom !== null && day < today && went };
  });
}

/**
 * Dates with the invitation some days from now, sooner where all then go before the wave is planned
 * to end. Where they cannot, those after the end are left out.
 */
function proposeDates(steps: readonly Step[], { until }: Wave, today: string): Dates {
  const isBeforeEnd = (day: string) => until === null || day <= until;
  const from = (days: number) => {
    const invitation = steps.find(({ step }) => step === 'invitation');
    const start = addDays(today, days);
    return datesOf(steps, invitation ? firstDayFor(invitation, start) : start);
  };
  for (let days = ahead; days > 0; days--) {
    const dates = from(days);
    if ([...dates.planned.values()].every((day) => day > today && isBeforeEnd(day))) return dates;
  }
  const { start, planned } = from(ahead);
  return { start, planned: new Map([...planned].filter(([, day]) => isBeforeEnd(day))) };
}

/** Why a date cannot be that of a step. */
export type PlanDayProblem = 'no-date' | 'past' | 'far' | 'closed' | 'order' | 'soon';

/** What is wrong with the date of a step. */
export interface WrongDay {
  readonly problem: PlanDayProblem;
  /** The first date that can be instead, where that is known. */
  readonly next?: string;
}

/** Returns what is wrong with the dates of a plan, by step. */
export function findDayProblems(
  before: readonly PlannedDay[],
  days: ReadonlyMap<StepName, string>,
  today: string,
): Map<StepName, WrongDay> {
  const wrong = new Map<StepName, WrongDay>();
  let last = '';
  for (const { step, day: old, past } of before) {
    const day = days.get(step.step) ?? '';
    const problem = past ? undefined : findProblem(step, day, { last, today, moved: day !== old });
    if (problem) wrong.set(step.step, problem);
    if (isDate(day)) last = day;
  }
  return wrong;
}

function findProblem(
  step: Step,
  day: string,
  { last, today, moved }: { last: string; today: string; moved: boolean },
): WrongDay | undefined {
  if (!isDate(day)) return { problem: 'no-date' };
  if (moved && day < today) return { problem: 'past' };
  if (isFarAway(day, today)) return { problem: 'far' };
  if (last !== '' && day <= last) return { problem: 'order' };
  const rested = last !== '' && isReminder(step.step) ? addDays(last, fewestDaysBetween) : '';
  if (day < rested) return { problem: 'soon', next: firstDayFor(step, rested) };
  return hoursOn(step, day) ? undefined : { problem: 'closed', next: firstDayFor(step, day) };
}

/**
 * Sets the dates of the plan of a wave that has not closed. What the plan queued for others and
 * still waits is withdrawn, and queued anew on its day. Throws for a closed wave, and for dates in
 * which there are problems.
 */
export async function setPlanDays(ctx: Ctx, slug: string, days: ReadonlyMap<StepName, string>): Promise<Wave> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, slug);
    const wave = await getFieldworkWave(tx, slug);
    if (wave.closedAt !== null) throw problems.waveClosed(slug);
    const { definition } = await getStudy(tx, wave.study);
    const { steps } = definition.mail;
    const today = localDay(tx.now());
    const before = planDaysOf(steps, wave, today, await findLastGone(tx, slug));
    const all = new Map(before.map(({ step, day, past }) => [step.step, past ? day : (days.get(step.step) ?? day)]));
    const [wrong] = findDayProblems(before, all, today);
    if (wrong) throw problems.usage(`The day of ${wrong[0]} cannot be: ${wrong[1].problem}.`);
    const start = all.get('invitation') ?? today;
    const planDays = movedFrom(steps, start, all);
    await withdrawPlanned(tx, slug);
    const changed = toWave(
      await tx.db
        .updateTable('wave')
        .set({ plan_from: start, plan_days: JSON.stringify(planDays) })
        .where('slug', '=', slug)
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
    if (statusOf(changed) === 'open') await recordProtocol(tx, changed, definition);
    return changed;
  });
}

/**
 * The steps that are on another day than the study has them, by days from the invitation; none
 * where the study itself comes to these dates.
 */
function movedFrom(steps: readonly Step[], start: string, days: ReadonlyMap<StepName, string>): PlanDays {
  const { planned } = datesOf(steps, start);
  if (steps.every(({ step }) => days.get(step) === planned.get(step))) return {};
  // Reminders keep their distance from each other: where one was moved, each has its own day.
  const moved = steps.filter(({ step }) => isReminder(step) || days.get(step) !== planned.get(step));
  const own = moved.map(({ step, day }) => ({ step, day, own: daysBetween(start, days.get(step) ?? start) }));
  return Object.fromEntries(own.filter((one) => one.own !== one.day).map((one) => [one.step, one.own]));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
