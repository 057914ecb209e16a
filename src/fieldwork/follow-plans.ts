import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { expressionBuilder } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { yieldToEventLoop } from '../event-loop.js';
import { localDay } from '../language/local-day.js';
import type { Step, StudyDefinition } from '../study/definition.js';
import { lockLetters } from '../study/letters-lock.js';
import { readPlanDays, stepsOf } from '../study/plan-steps.js';
import { getStudy } from '../study/stored.js';
import { toWave, type Wave } from '../study/waves.js';
import { mirrorOutcomes } from './asked-once.js';
import { listBureauSending, mayFollowPlan } from './bureau-sending.js';
import { hoursOn, nextHours } from './calendar.js';
import { datesOf, nextLetter } from './next-letter.js';
import { listPeople } from './people.js';
import { queueLetters, type ToQueue } from './queue-letters.js';
import { secretFits } from './secret-check.js';

/** How often a server looks whether the plan has letters, in milliseconds. */
const pause = 60_000;

/**
 * Follows the plans until `signal` aborts, and shows once a day how those were asked whom several
 * bureaus brought. Continues after an error, which goes to `failed`.
 */
export async function keepFollowingPlans(ctx: Ctx, signal: AbortSignal, failed: (error: unknown) => void) {
  while (!signal.aborted) {
    await followPlans(ctx).catch(failed);
    await mirrorOutcomes(ctx).catch(failed);
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Queues the letters that plans of open waves have for now, of bureaus that released theirs.
 * Everyone still silent gets the next letter when its day has come, within its hours; nobody gets
 * two at once. What was queued in earlier hours and did not go waits for the next ones. All depends
 * only on what was sent before, so that it may run at any time, after any pause, on several
 * servers. Returns how many letters it queued.
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
  for (const wave of waves) queued += await followPlan(ctx, toWave(wave));
  return queued;
}

async function followPlan(ctx: Ctx, wave: Wave): Promise<number> {
  const { definition } = await getStudy(ctx, wave.study);
  const steps = stepsOf(definition.mail.steps, wave);
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
  const dates = datesOf(steps, wave.planFrom ?? today);
  let queued = 0;
  for (const bureau of await listFollowing(ctx, wave, definition)) {
    for await (const people of listPeople(ctx, wave, { bureau })) {
      // SQLite answers synchronously and would block everybody else.
      await yieldToEventLoop();
      const due = people.flatMap((person): ToQueue[] => {
        const next = person.out ? undefined : nextLetter(steps, person.had, { today, dates });
        return next && next.day <= today && open.has(next.step.step) ? [{ person, step: next.step.step }] : [];
      });
      for (const [step, until] of open) {
        const letters = due.filter((letter) => letter.step === step);
        if (!letters.length) continue;
        queued += await transact(ctx, async (tx) => {
          await lockLetters(tx, wave.slug);
          return (await isStillOn(tx, wave, bureau)) ? queueLetters(tx, wave.slug, letters, until) : 0;
        });
      }
    }
  }
  return queued;
}

/** The bureaus whose planned letters go. */
async function listFollowing(ctx: Ctx, wave: Wave, { bureaus }: StudyDefinition): Promise<string[]> {
  const following = (await listBureauSending(ctx, wave.slug)).filter(mayFollowPlan).map(({ bureau }) => bureau);
  return following.filter((bureau) => bureaus.some(({ slug }) => slug === bureau));
}

/**
 * Whether the plan is on as it was when it was read, for a bureau too; a change of it waits until
 * the transaction ends.
 */
async function isStillOn(tx: Tx, { slug, planFrom, planDays }: Wave, bureau: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('wave')
    .innerJoin('bureau_sending', 'bureau_sending.wave', 'wave.slug')
    .select('wave.plan_days')
    .where('wave.slug', '=', slug)
    .where('wave.plan_from', '=', planFrom)
    .where('wave.closed_at', 'is', null)
    .where('wave.stopped_at', 'is', null)
    .where('bureau_sending.bureau', '=', bureau)
    .where('bureau_sending.released_at', 'is not', null)
    .where('bureau_sending.stopped_at', 'is', null)
    .$if(tx.database.kind === 'postgres', (query) => query.forShare())
    .executeTakeFirst();
  return row !== undefined && isDeepStrictEqual(readPlanDays(row.plan_days), planDays);
}

/**
 * Postpones letters whose hours have passed to the next ones. An announcement is withdrawn from the
 * day of the invitation, and so is a letter whose step has left the study.
 */
async function postponeLetters(ctx: Ctx, wave: Wave, steps: readonly Step[]): Promise<void> {
  const now = ctx.now();
  const late = await ctx.db
    .selectFrom('outbox')
    .select('step')
    .distinct()
    .where('wave', '=', wave.slug)
    .where('claimed_at', 'is', null)
    .where('until', '<=', now.toISOString())
    .where('not_before', '<=', now.toISOString())
    .execute();
  for (const { step: name } of late) {
    const step = steps.find((one) => one.step === name);
    const past = name === 'announcement' && wave.planFrom !== null && localDay(now) >= wave.planFrom;
    await transact(ctx, async (tx) => {
      if (!step || past) {
        await tx.db
          .deleteFrom('outbox')
          .where(isLate(wave.slug, name, now))
          .execute();
      } else {
        const { from, until } = nextHours(step, now);
        await tx.db
          .updateTable('outbox')
          .set({ not_before: from.toISOString(), until: until.toISOString() })
          .where(isLate(wave.slug, name, now))
          .execute();
      }
    });
  }
}

/** A step's letters whose hours have passed, and that wait for nothing else. */
function isLate(wave: string, step: string, now: Date) {
  const eb = expressionBuilder<Tables, 'outbox'>();
  return eb.and([
    eb('wave', '=', wave),
    eb('step', '=', step),
    eb('claimed_at', 'is', null),
    eb('until', '<=', now.toISOString()),
    eb('not_before', '<=', now.toISOString()),
  ]);
}
