import type { Ctx } from '../context.js';
import { addDays, isDate, localDay } from '../language/local-day.js';
import { problems } from '../problem.js';

/** The most days that what is planned may be away: those of a leap year. */
const farthest = 366;

/** Returns whether a date is more than a year away from today, on either side. */
export function isFarAway(day: string, today: string): boolean {
  return day > addDays(today, farthest) || day < addDays(today, -farthest);
}

/** Why a date cannot be the planned end of a wave: it is none, past, or more than a year away. */
export type PlannedEndProblem = 'no-date' | 'past' | 'far';

/** Returns why a text cannot be the planned end of a wave; undefined where it can. */
export function findEndProblem({ now }: Pick<Ctx, 'now'>, until: string): PlannedEndProblem | undefined {
  if (!isDate(until)) return 'no-date';
  const today = localDay(now());
  if (until < today) return 'past';
  return isFarAway(until, today) ? 'far' : undefined;
}

const endProblems: Readonly<Record<PlannedEndProblem, (until: string) => string>> = {
  'no-date': (until) => `"${until}" is no date. Write it as 2026-12-18.`,
  past: (until) => `${until} is past: a wave ends today or later.`,
  far: (until) => `${until} is more than a year away. Is that the date you mean?`,
};

/** Throws for a planned end that cannot be. */
export function checkPlannedEnd(ctx: Ctx, until: string): void {
  const problem = findEndProblem(ctx, until);
  if (problem) throw problems.usage(endProblems[problem](until));
}
