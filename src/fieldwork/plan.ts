import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { isDate, localDay } from '../language/local-day.js';
import { problems } from '../problem.js';
import { lockLetters } from '../study/letters-lock.js';
import { isFarAway } from '../study/planned-end.js';
import { getStudy } from '../study/stored.js';
import { getOpenWave, toWave, type Wave } from '../study/waves.js';
import { releaseLetters, takeReleasesBack } from './bureau-sending.js';

/**
 * Switches the mail plan of an open wave on, for every bureau: it then sends by itself. `start` is
 * the date of the invitation, today if left out. Throws for one more than a year away.
 */
export async function switchPlanOn(ctx: Ctx, slug: string, start?: string): Promise<Wave> {
  const today = localDay(ctx.now());
  const from = start ?? today;
  if (!isDate(from)) throw problems.usage(`"${from}" is no date. Write it as 2026-03-10.`);
  if (isFarAway(from, today)) {
    throw problems.usage(`${from} is more than a year away. Is that the date you mean?`);
  }
  return transact(ctx, async (tx) => {
    await lockLetters(tx, slug);
    const wave = await change(tx, slug, { plan_from: from });
    const { bureaus } = (await getStudy(tx, wave.study)).definition;
    for (const { slug: bureau } of bureaus) await releaseLetters(tx, { wave: slug, bureau });
    return wave;
  });
}

/**
 * Switches the plan off. Letters that it queued and that still wait are withdrawn, and what bureaus
 * released was of this plan.
 */
export async function switchPlanOff(ctx: Ctx, slug: string): Promise<Wave> {
  return transact(ctx, async (tx) => {
    await lockLetters(tx, slug);
    const wave = await change(tx, slug, { plan_from: null });
    await takeReleasesBack(tx, slug);
    await withdrawPlanned(tx, slug);
    // A claimed letter that returns to the queue must not be postponed any more.
    await tx.db
      .updateTable('outbox')
      .set({ until: null })
      .where('wave', '=', slug)
      .where('until', 'is not', null)
      .execute();
    return wave;
  });
}

/** Withdraws the letters that the plan of a wave queued and that still wait. */
export async function withdrawPlanned(tx: Tx, wave: string): Promise<void> {
  await tx.db
    .deleteFrom('outbox')
    .where('wave', '=', wave)
    .where('claimed_at', 'is', null)
    .where('until', 'is not', null)
    .execute();
}

/**
 * Stops all sending of a wave, at once. What is queued waits; letters that the mail server has are
 * gone.
 */
export function stopSending(ctx: Ctx, slug: string): Promise<Wave> {
  return change(ctx, slug, { stopped_at: ctx.now().toISOString() });
}

/** Resumes the sending of a stopped wave. */
export function resumeSending(ctx: Ctx, slug: string): Promise<Wave> {
  return change(ctx, slug, { stopped_at: null });
}

async function change(
  ctx: Ctx,
  slug: string,
  values: { plan_from?: string | null; stopped_at?: string | null },
): Promise<Wave> {
  return transact(ctx, async (tx) => {
    await getOpenWave(tx, slug);
    return toWave(
      await tx.db.updateTable('wave').set(values).where('slug', '=', slug).returningAll().executeTakeFirstOrThrow(),
    );
  });
}
