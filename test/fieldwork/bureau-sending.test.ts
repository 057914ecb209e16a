import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { listBureauSending, releaseLetters, resumeBureau, stopBureau } from '../../src/fieldwork/bureau-sending.js';
import { followPlans } from '../../src/fieldwork/follow-plans.js';
import { countHeld } from '../../src/fieldwork/outbox.js';
import { planDaysOf, setPlanDays } from '../../src/fieldwork/plan-days.js';
import { switchPlanOff, switchPlanOn } from '../../src/fieldwork/plan.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { addDays } from '../../src/language/local-day.js';
import type { StepName } from '../../src/study/definition.js';
import { addWave, closeWave } from '../../src/study/wave-life.js';
import { getWave } from '../../src/study/waves.js';
import { mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';
import { getOurSteps } from './plans.js';

const zoes = { wave: '2026', bureau: 'blcc' };
const days = (moved: Partial<Record<StepName, string>> = {}) =>
  new Map<StepName, string>(
    Object.entries({
      announcement: '2026-03-23',
      invitation: '2026-03-26',
      'reminder-1': '2026-03-30',
      'reminder-2': '2026-04-07',
      'reminder-3': '2026-04-14',
      ...moved,
    }) as [StepName, string][],
  );

describe.each(databases)('what bureaus say of their letters, on %s', (kind) => {
  const openPlanned = async () => {
    const world = await openWorld(kind);
    let now = new Date('2026-03-20T09:00:00Z');
    const ctx: Ctx = { ...world.ctx, now: () => now };
    await world.invite([zoe, mila]);
    const at = async (moment: string) => {
      now = new Date(moment);
      return followPlans(ctx);
    };
    return { ctx, at };
  };
  const waiting = (ctx: Ctx) => ctx.db.selectFrom('outbox').select(['bureau', 'step']).execute();

  it('holds planned letters until the bureau released them; then those that are due go', async () => {
    const { ctx, at } = await openPlanned();
    await setPlanDays(ctx, '2026', days());
    expect(await at('2026-03-26T09:00:00Z')).toBe(0);
    await releaseLetters(ctx, zoes);
    expect(await at('2026-03-26T09:01:00Z')).toBe(1);
    expect(await waiting(ctx)).toEqual([{ bureau: 'blcc', step: 'invitation' }]);
    await releaseLetters(ctx, { wave: '2026', bureau: 'careercoach' });
    expect(await at('2026-03-26T11:30:00Z')).toBe(0);
    expect(await at('2026-03-31T08:00:00Z')).toBe(1);
  });

  it('is all released where the operator switches the plan on, and nothing where it is off', async () => {
    const { ctx } = await openPlanned();
    await stopBureau(ctx, zoes);
    await switchPlanOn(ctx, '2026', '2026-03-26');
    const released = async () =>
      (await listBureauSending(ctx, '2026')).map((one) => [one.releasedAt !== null, one.stoppedAt !== null]);
    expect(await released()).toEqual([
      [true, true],
      [true, false],
      [true, false],
      [true, false],
    ]);
    await switchPlanOff(ctx, '2026');
    expect(new Set((await released()).map(([one]) => one))).toEqual(new Set([false]));
  });

  it('stops the letters of one bureau, also those that wait, and no other', async () => {
    const { ctx, at } = await openPlanned();
    await inviteAll(ctx, { wave: '2026' });
    await stopBureau(ctx, zoes);
    expect([await sendDue(ctx, acceptAll), await countHeld(ctx)]).toEqual([1, 1]);
    await switchPlanOn(ctx, '2026', '2026-03-16');
    expect(await at('2026-03-30T09:00:00Z')).toBe(1);
    await resumeBureau(ctx, zoes);
    expect(await sendDue(ctx, acceptAll)).toBe(2);
  });

  it('withdraws what the plan queued for a day that was moved, and queues it on the other', async () => {
    const { ctx, at } = await openPlanned();
    await setPlanDays(ctx, '2026', days());
    await releaseLetters(ctx, zoes);
    expect(await at('2026-03-23T09:00:00Z')).toBe(1);
    await setPlanDays(ctx, '2026', days({ announcement: '2026-03-25' }));
    expect(await waiting(ctx)).toEqual([]);
    expect([await at('2026-03-24T09:00:00Z'), await at('2026-03-25T09:00:00Z')]).toEqual([0, 1]);
  });

  it('has a day moved that passed without a letter, and none of a step of which letters went', async () => {
    const { ctx, at } = await openPlanned();
    await setPlanDays(ctx, '2026', days());
    await at('2026-03-27T09:00:00Z');
    const later = days({
      announcement: '2026-03-30',
      invitation: '2026-04-01',
      'reminder-1': '2026-04-07',
      'reminder-2': '2026-04-13',
      'reminder-3': '2026-04-20',
    });
    expect(await setPlanDays(ctx, '2026', later)).toMatchObject({ planFrom: '2026-04-01' });
    await releaseLetters(ctx, zoes);
    await at('2026-04-01T09:00:00Z');
    await sendDue(ctx, acceptAll);
    await at('2026-04-03T09:00:00Z');
    const shown = planDaysOf(getOurSteps(), await getWave(ctx, '2026'), '2026-04-03', 'invitation');
    expect(shown.map(({ past }) => past)).toEqual([true, true, false, false, false]);
    const moved = new Map([...later, ['invitation', '2026-04-08'], ['reminder-1', '2026-04-09']] as const);
    const planned = await setPlanDays(
      ctx,
      '2026',
      new Map([...moved, ['reminder-2', '2026-04-14'], ['reminder-3', '2026-04-20']]),
    );
    expect(planned.planFrom).toBe('2026-04-01');
    expect(planned.planDays).toMatchObject({ 'reminder-1': 8, 'reminder-2': 13 });
  });

  it('keeps no day as moved where the study has it so, by weekends and holidays', async () => {
    const { ctx } = await openPlanned();
    expect(await setPlanDays(ctx, '2026', days())).toMatchObject({ planFrom: '2026-03-26', planDays: {} });
    const versions = async () => {
      const rows = await ctx.db.selectFrom('protocol').select('version').orderBy('version').execute();
      return rows.map(({ version }) => version);
    };
    await setPlanDays(ctx, '2026', days({ 'reminder-3': '2026-04-13' }));
    expect(await versions()).toEqual([1]);
    await inviteAll(ctx, { wave: '2026', bureau: 'blcc' });
    await sendDue(ctx, acceptAll);
    await setPlanDays(ctx, '2026', days());
    expect(await versions()).toEqual([1, 2]);
  });

  it('keeps the days of a wave that is not open yet, and takes none that cannot be', async () => {
    const { ctx } = await openPlanned();
    await addWave(ctx, '2027');
    const planned = await setPlanDays(ctx, '2027', days({ 'reminder-2': '2026-04-09' }));
    expect([planned.planFrom, planned.planDays]).toEqual(['2026-03-26', { 'reminder-2': 14, 'reminder-3': 19 }]);
    const shown = planDaysOf(getOurSteps(), await getWave(ctx, '2027'), '2026-03-27');
    expect(shown.map(({ day, past }) => [day, past])).toEqual([
      ['2026-03-23', false],
      ['2026-03-26', false],
      ['2026-03-30', false],
      ['2026-04-09', false],
      ['2026-04-14', false],
    ]);
    for (const [step, day] of [
      ['invitation', '2026-03-28'],
      ['reminder-1', '2026-03-26'],
      ['reminder-3', addDays('2026-03-20', 400)],
    ] as const) {
      await expect(setPlanDays(ctx, '2027', days({ [step]: day }))).rejects.toThrow(`The day of ${step} cannot be`);
    }
    await closeWave(ctx, '2026');
    await expect(setPlanDays(ctx, '2026', days())).rejects.toMatchObject({ code: 'wave-closed' });
  });
});
