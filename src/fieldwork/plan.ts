import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import type { Step } from '../study/definition.js';
import { getStudy } from '../study/stored.js';
import { hoursOn, isDate, nextHours } from './calendar.js';
import { localDay } from './clock.js';
import { queueLetters, type ToQueue } from './invitation.js';
import { nextLetter } from './next-letter.js';
import { listPeople } from './people.js';
import { secretFits } from './secret-check.js';
import { getOpenWave, type Wave } from './waves.js';

/** How often a server looks whether the plan has letters, in milliseconds. */
const pause = 60_000;

/** Switches the mail plan of an open wave on: it then sends by itself. `start` is the date of the invitation. */
export async function switchPlanOn(ctx: Ctx, slug: string, start?: string): Promise<Wave> {
  const from = start ?? localDay(ctx.now());
  if (!isDate(from)) throw problems.usage(`"${from}" is no date. Write it as 2026-03-10.`);
  return change(ctx, slug, { plan_from: from });
}

/** Switches the plan off. Letters that it queued and that still wait are withdrawn. */
export async function switchPlanOff(ctx: Ctx, slug: string): Promise<Wave> {
  return transact(ctx, async (tx) => {
    const wave = await change(tx, slug, { plan_from: null });
    await tx.db
      .deleteFrom('outbox')
      .where('wave', '=', slug)
      .where('claimed_at', 'is', null)
      .where('until', 'is not', null)
      .execute();
    return wave;
  });
}

/** Stops all sending of a wave, at once: what is queued waits. Letters already handed to the mail server are gone. */
export function stopSending(ctx: Ctx, slug: string): Promise<Wave> {
  return change(ctx, slug, { stopped_at: ctx.now().toISOString() });
}

/** Lets a stopped wave's letters go again. */
export function resumeSending(ctx: Ctx, slug: string): Promise<Wave> {
  return change(ctx, slug, { stopped_at: null });
}

async function change(ctx: Ctx, slug: string, values: Partial<Pick<Wave, 'plan_from' | 'stopped_at'>>): Promise<Wave> {
  return transact(ctx, async (tx) => {
    await getOpenWave(tx, slug);
    return tx.db.updateTable('wave').set(values).where('slug', '=', slug).returningAll().executeTakeFirstOrThrow();
  });
}

/** Follows the plans until `signal` aborts. Goes on after `failed` was told why. */
export async function keepFollowingPlans(ctx: Ctx, signal: AbortSignal, failed: (error: unknown) => void) {
  while (!signal.aborted) {
    await followPlans(ctx).catch(failed);
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Queues what the plans of open waves have for now: for everyone still silent the next letter, when its day has come and
 * it is between its hours; nobody gets two at once. What was queued in earlier hours and did not go waits for the next
 * ones. All follows from what went before, so that it may be called at any time, after any pause, by several servers.
 * Gives how many letters it queued.
 */
export async function followPlans(ctx: Ctx): Promise<number> {
  const waves = await ctx.db
    .selectFrom('wave')
    .selectAll()
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .where('stopped_at', 'is', null)
    .where('plan_from', 'is not', null)
    .execute();
  let queued = 0;
  for (const wave of waves) queued += await followPlan(ctx, wave);
  return queued;
}

async function followPlan(ctx: Ctx, wave: Wave): Promise<number> {
  const { steps } = (await getStudy(ctx, wave.study)).definition.mail;
  await postponeLetters(ctx, wave, steps);
  const now = ctx.now();
  const today = localDay(now);
  const open = new Map(
    steps.flatMap((step) => {
      const hours = hoursOn(step, today);
      return hours && hours.from <= now && now < hours.until ? [[step.step, hours.until] as const] : [];
    }),
  );
  if (!open.size || !(await secretFits(ctx))) return 0;
  let queued = 0;
  for await (const people of listPeople(ctx, wave, {})) {
    // SQLite answers at once and would hold up everybody else.
    await breathe();
    const due = people.flatMap((person): ToQueue[] => {
      const next = person.out ? undefined : nextLetter(steps, person.had, { today, start: wave.plan_from ?? '' });
      return next && next.day <= today && open.has(next.step.step) ? [{ person, step: next.step.step }] : [];
    });
    for (const [step, until] of open) {
      const letters = due.filter((letter) => letter.step === step);
      if (letters.length) queued += await transact(ctx, (tx) => queueLetters(tx, wave.slug, letters, until));
    }
  }
  return queued;
}

/** Has letters whose hours have passed wait for the next ones. */
async function postponeLetters(ctx: Ctx, wave: Wave, steps: readonly Step[]): Promise<void> {
  const now = ctx.now();
  const late = await ctx.db
    .selectFrom('outbox')
    .select('step')
    .distinct()
    .where('wave', '=', wave.slug)
    .where('claimed_at', 'is', null)
    .where('until', '<=', now.toISOString())
    .execute();
  for (const step of steps.filter((one) => late.some((letter) => letter.step === one.step))) {
    const { from, until } = nextHours(step, now);
    await transact(ctx, (tx) =>
      tx.db
        .updateTable('outbox')
        .set({ not_before: from.toISOString(), until: until.toISOString() })
        .where('wave', '=', wave.slug)
        .where('step', '=', step.step)
        .where('claimed_at', 'is', null)
        .where('until', '<=', now.toISOString())
        .execute(),
    );
  }
}
