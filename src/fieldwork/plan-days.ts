import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { addDays, isDate, localDay } from '../language/local-day.js';
import { problems } from '../problem.js';
import { placeOf, type Step, type StepName } from '../study/definition.js';
import { findLastGone } from '../study/gone-letters.js';
import { lockLetters } from '../study/letters-lock.js';
import { getStudy } from '../study/stored.js';
import type { PlanDays } from '../study/plan-steps.js';
import { isFarAway } from '../study/planned-end.js';
import { recordProtocol } from '../study/protocol.js';
import { getFieldworkWave, statusOf, toWave, type Wave } from '../study/waves.js';
import { hoursOn, plannedDay } from './calendar.js';
import { datesOf, type Dates } from './next-letter.js';
import { withdrawPlanned } from './plan.js';
import { stepsOf } from '../study/plan-steps.js';

/** A step of a plan with its date; a past one, of which letters went, can no longer be moved. */
export interface PlannedDay {
  readonly step: Step;
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
  const start = wave.planFrom ?? proposedStart(steps, today);
  const own = stepsOf(steps, wave);
  const { planned } = datesOf(own, start);
  return own.map((step) => {
    const day = planned.get(step.step) ?? start;
    const went = lastGone !== undefined && placeOf(step.step) <= placeOf(lastGone);
    return { step, day, past: wave.planFrom !== null && day < today && went };
  });
}

/** The first date, some days from now, on which an invitation may go. */
function proposedStart(steps: readonly Step[], today: string): string {
  const invitation = steps.find(({ step }) => step === 'invitation');
  return invitation ? plannedDay({ ...invitation, day: 0 }, addDays(today, ahead)) : addDays(today, ahead);
}

/** Why a date cannot be that of a step. */
export type DayFault = 'no-date' | 'past' | 'far' | 'closed' | 'order';

/** Returns what is wrong with the dates of a plan, by step. */
export function findDayFaults(
  before: readonly PlannedDay[],
  days: ReadonlyMap<StepName, string>,
  today: string,
): Map<StepName, DayFault> {
  const faults = new Map<StepName, DayFault>();
  let last = '';
  for (const { step, day: old, past } of before) {
    const day = days.get(step.step) ?? '';
    const fault = past ? undefined : faultOf(step, day, { last, today, moved: day !== old });
    if (fault) faults.set(step.step, fault);
    if (isDate(day)) last = day;
  }
  return faults;
}

function faultOf(
  step: Step,
  day: string,
  { last, today, moved }: { last: string; today: string; moved: boolean },
): DayFault | undefined {
  if (!isDate(day)) return 'no-date';
  if (moved && day < today) return 'past';
  if (isFarAway(day, today)) return 'far';
  if (!hoursOn(step, day)) return 'closed';
  return day <= last ? 'order' : undefined;
}

/** Returns the first date from a date on, at which a step may go. */
export function nextDayFor(step: Step, day: string): string {
  return plannedDay({ ...step, day: 0 }, day);
}

/**
 * Sets the dates of the plan of a wave that has not closed. What the plan queued for others and
 * still waits is withdrawn, and queued anew on its day. Throws for a closed wave, and for dates in
 * which there are faults.
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
    const [fault] = findDayFaults(before, all, today);
    if (fault) throw problems.usage(`The day of ${fault[0]} cannot be: ${fault[1]}.`);
    const start = all.get('invitation') ?? today;
    const planDays = movedFrom(datesOf(steps, start), all);
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

/** The steps that are on another date than the study has them, by days from the invitation. */
function movedFrom({ start, planned }: Dates, days: ReadonlyMap<StepName, string>): PlanDays {
  const moved = [...days].filter(([step, day]) => day !== planned.get(step));
  return Object.fromEntries(moved.map(([step, day]) => [step, daysBetween(start, day)]));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
