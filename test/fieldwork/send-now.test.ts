import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { transact } from '../../src/database/transact.js';
import { readCalendar } from '../../src/fieldwork/plan-calendar.js';
import { planDaysOf, setPlanDays } from '../../src/fieldwork/plan-days.js';
import { switchPlanOn } from '../../src/fieldwork/plan.js';
import { inviteAll, remindAll } from '../../src/fieldwork/queue-letters.js';
import { sendNow, reviewSending } from '../../src/fieldwork/send-now.js';
import { lockLetters } from '../../src/study/letters-lock.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { closeWave } from '../../src/study/wave-life.js';
import { getWave } from '../../src/study/waves.js';
import { mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld, type Person } from '../support/world.js';

const blcc = { wave: '2026', bureau: 'blcc' };
const people = (n: number): Person[] => Array.from({ length: n }, (_, i) => ({ email: `persoon${i}@example.nl` }));

describe.each(databases)('sending a bureau’s letter now, on %s', (kind) => {
  const review = async (ctx: Ctx) => {
    const { definition } = await getOnlyStudy(ctx);
    return reviewSending(ctx, await getWave(ctx, '2026'), definition, { bureau: 'blcc', step: 'invitation' });
  };

  it('goes where the number is true, to the own people, and only once', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite([...people(3), mila]);
    expect(await review(ctx)).toMatchObject({ people: 3, groups: { 'ex-client': 3 } });
    for (const wrong of [0, 2, 4]) {
      expect(await sendNow(ctx, blcc, 'invitation', wrong)).toMatchObject({ changed: { people: 3 } });
    }
    expect(await sendNow(ctx, blcc, 'invitation', 3)).toEqual({ queued: 3 });
    expect(await sendNow(ctx, blcc, 'invitation', 3)).toMatchObject({
      changed: { people: 0, skipped: { waiting: 3 } },
    });
    const letters = await ctx.db.selectFrom('outbox').select('bureau').execute();
    expect(letters).toEqual([{ bureau: 'blcc' }, { bureau: 'blcc' }, { bureau: 'blcc' }]);
  });

  it('goes once where two press at the same moment, or the operator does meanwhile', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite(people(600));
    const sent = await Promise.all([
      sendNow(ctx, blcc, 'invitation', 600),
      sendNow(ctx, blcc, 'invitation', 600),
      inviteAll(ctx, { wave: '2026' }),
    ]);
    const queued = sent.map((one) => ('queued' in one ? one.queued : 0));
    expect(queued.sort((a, b) => a - b)).toEqual([0, 0, 600]);
    const { n } = await ctx.db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(600);
  });

  it('queues nothing once the wave closed, also for who asked before, and changes no plan then', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite(people(3));
    const asked = await transact(ctx, async (tx) => {
      await lockLetters(tx, '2026');
      const pending = Promise.allSettled([
        sendNow(ctx, blcc, 'invitation', 3),
        inviteAll(ctx, { wave: '2026' }),
        remindAll(ctx, { wave: '2026' }),
        setPlanDays(ctx, '2026', new Map()),
        switchPlanOn(ctx, '2026'),
      ]);
      await closeWave(tx, '2026');
      return { pending };
    });
    const refused = (await asked.pending).map((one) =>
      one.status === 'rejected' ? (one.reason as unknown) : undefined,
    );
    expect(refused).toMatchObject(Array.from({ length: 5 }, () => ({ code: 'wave-closed' })));
    expect(await ctx.db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  it('shows the plan of a bureau by day, and that of all with each person once', async () => {
    const { ctx, invite } = await openWorld(kind);
    await invite([zoe, ...people(2), mila]);
    await invite([{ ...zoe, bureau: 'careercoach' }]);
    const { definition } = await getOnlyStudy(ctx);
    const wave = await getWave(ctx, '2026');
    const proposed = planDaysOf(definition.mail.steps, wave, ctx.now().toISOString().slice(0, 10));
    const planned = await setPlanDays(ctx, '2026', new Map(proposed.map(({ step, day }) => [step.step, day])));
    const read = async (bureau?: string) =>
      (await readCalendar(ctx, planned, definition, bureau)).filter(({ step }) => step === 'invitation');
    const sumOf = (entries: Awaited<ReturnType<typeof read>>) => entries.reduce((sum, { letters }) => sum + letters, 0);
    const day = proposed.find(({ step }) => step.step === 'invitation')?.day;
    expect(await read('blcc')).toEqual([{ bureau: 'blcc', step: 'invitation', day, state: 'comes', letters: 3 }]);
    expect([sumOf(await read('careercoach')), sumOf(await read())]).toEqual([2, 4]);
    await inviteAll(ctx, { wave: '2026', bureau: 'blcc' });
    expect((await read('blcc')).map(({ state, letters }) => [state, letters])).toEqual([['waits', 3]]);
    await sendDue(ctx, acceptAll);
    expect((await read('blcc')).map(({ state, letters }) => [state, letters])).toEqual([['went', 3]]);
  });
});
