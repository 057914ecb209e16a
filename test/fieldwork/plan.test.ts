import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '../../src/context.js';
import { openDatabase } from '../../src/database/open.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll, remindAll } from '../../src/fieldwork/queue-letters.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { countHeld, countOutbox } from '../../src/fieldwork/outbox.js';
import { describePlan } from '../../src/fieldwork/plan-overview.js';
import { followPlans } from '../../src/fieldwork/follow-plans.js';
import { stopSending, switchPlanOff, switchPlanOn } from '../../src/fieldwork/plan.js';
import { openSender } from '../../src/fieldwork/sender.js';
import { addWave, closeWave } from '../../src/study/wave-life.js';
import { afterwards } from '../support/afterwards.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { openWorld, type Person } from '../support/world.js';
import { limit } from './plans.js';

/** A world with a clock that is set by hand, people on its list, and every letter that went, with when. */
async function openPlanned(kind: DatabaseKind, people: readonly Person[]) {
  const world = await openWorld(kind);
  let now = new Date('2026-03-20T08:00:00Z');
  const ctx: Ctx = { ...world.ctx, now: () => now };
  const tokens = await world.invite(people);
  const went: { at: string; step: string; to: string }[] = [];
  const sender = await openSender(ctx, (letter) => {
    const { address } = z.object({ address: z.string() }).parse(letter.to);
    went.push({ at: now.toISOString().slice(0, 16), step: stepOf(letter.subject ?? ''), to: address });
    return Promise.resolve({ kind: 'accepted' });
  });
  afterwards(() => sender.leave());
  return {
    ctx,
    tokens,
    went,
    /** Lets the server of that moment do its work. */
    async at(moment: string) {
      now = new Date(moment);
      const queued = await followPlans(ctx);
      await sender.sendDue();
      return queued;
    },
  };
}

const subjects: readonly [step: string, words: RegExp][] = [
  ['announcement', /^Binnenkort|^You will soon/],
  ['invitation', /^Wilt u|^Would you/],
  ['reminder-1', /^Herinnering|^Reminder/],
  ['reminder-2', / minuten| minutes/],
  ['reminder-3', /^Laatste|^Last/],
];
const stepOf = (subject: string) => subjects.find(([, words]) => words.test(subject))?.[0] ?? subject;

describe.each(databases)('the mail plan on %s', (kind) => {
  it('does nothing until it is switched on, nor after it is switched off', async () => {
    const { ctx, at, went } = await openPlanned(kind, [zoe, jan]);
    expect(await at('2026-03-26T09:00:00Z')).toBe(0);
    await switchPlanOn(ctx, '2026', '2026-03-26');
    await limit(ctx, { perMinute: 1 });
    await at('2026-03-26T09:00:00Z');
    await switchPlanOff(ctx, '2026');
    expect(await countOutbox(ctx)).toMatchObject({ queued: 0, accepted: 1 });
    expect(await at('2026-03-26T09:02:00Z')).toBe(0);
    expect(went).toHaveLength(1);
  });

  it('sends each step on its day, between its hours, to who is still silent, once', async () => {
    const { ctx, at, went, tokens } = await openPlanned(kind, [zoe, jan]);
    await switchPlanOn(ctx, '2026', '2026-03-26');
    expect(await at('2026-03-22T09:00:00Z')).toBe(0);
    expect(await at('2026-03-23T07:59:00Z')).toBe(0);
    expect(await at('2026-03-23T08:00:00Z')).toBe(2);
    expect(await at('2026-03-23T09:00:00Z')).toBe(0);
    expect(await at('2026-03-26T08:00:00Z')).toBe(2);
    const { id } = await ctx.db
      .selectFrom('invitee')
      .select('id')
      .where('email', '=', jan.email)
      .executeTakeFirstOrThrow();
    await optOut(ctx, id);
    expect(await at('2026-03-30T06:59:00Z')).toBe(0);
    expect(await at('2026-03-30T07:00:00Z')).toBe(1);
    expect(went.map(({ at: when, step, to }) => [when, step, to])).toEqual([
      ['2026-03-23T08:00', 'announcement', expect.any(String)],
      ['2026-03-23T08:00', 'announcement', expect.any(String)],
      ['2026-03-26T08:00', 'invitation', expect.any(String)],
      ['2026-03-26T08:00', 'invitation', expect.any(String)],
      ['2026-03-30T07:00', 'reminder-1', zoe.email],
    ]);
    expect(tokens).toHaveLength(2);
  });

  it('takes up who comes later, and who was invited by hand, without sending anybody two at once', async () => {
    const { ctx, at, went } = await openPlanned(kind, [zoe]);
    await at('2026-03-25T10:00:00Z');
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 1 });
    await switchPlanOn(ctx, '2026', '2026-03-10');
    await at('2026-03-25T10:00:00Z');
    await importInvitees(ctx, '2026', Buffer.from(`email,group,bureau\n${mila.email},ex-client,careercoach`));
    for (const day of ['25', '26', '27', '28', '29', '30', '31']) await at(`2026-03-${day}T10:30:00Z`);
    expect(went.map(({ at: when, step, to }) => [when.slice(0, 10), step, to])).toEqual([
      ['2026-03-25', 'invitation', zoe.email],
      ['2026-03-25', 'invitation', mila.email],
      ['2026-03-30', 'reminder-1', expect.any(String)],
      ['2026-03-30', 'reminder-1', expect.any(String)],
    ]);
  });

  it('has what did not go between its hours wait for the next ones', async () => {
    const { ctx, at, went } = await openPlanned(kind, [zoe, mila, jan]);
    await limit(ctx, { perMinute: 1 });
    await switchPlanOn(ctx, '2026', '2026-03-24');
    await at('2026-03-24T10:58:00Z');
    await at('2026-03-24T10:59:00Z');
    expect(await at('2026-03-24T11:00:00Z')).toBe(0);
    expect([await countOutbox(ctx), await countHeld(ctx)]).toMatchObject([{ queued: 1 }, 1]);
    await at('2026-03-24T22:00:00Z');
    await at('2026-03-25T07:59:00Z');
    await at('2026-03-25T08:00:00Z');
    expect(went.map(({ at: when }) => when)).toEqual(['2026-03-24T10:58', '2026-03-24T10:59', '2026-03-25T08:00']);
    expect(new Set(went.map(({ to }) => to)).size).toBe(3);
  });

  it('does not send an announcement that did not go in time beside the invitation', async () => {
    const { ctx, at, went } = await openPlanned(kind, [zoe, jan]);
    await limit(ctx, { perMinute: 1 });
    await switchPlanOn(ctx, '2026', '2026-03-24');
    await at('2026-03-20T14:59:00Z');
    await at('2026-03-24T08:00:00Z');
    await at('2026-03-24T08:02:00Z');
    await at('2026-03-24T08:04:00Z');
    expect(went.map(({ at: when, step }) => [when.slice(5), step])).toEqual([
      ['03-20T14:59', 'announcement'],
      ['03-24T08:00', 'invitation'],
      ['03-24T08:02', 'invitation'],
    ]);
  });

  it('is followed by two servers at once without sending anybody two letters', async () => {
    const people = Array.from({ length: 30 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const { ctx, at, went } = await openPlanned(kind, people);
    const database = openDatabase(ctx.config.databaseUrl);
    afterwards(() => database.close());
    const other = { ...ctx, database, db: database.db };
    await switchPlanOn(ctx, '2026', '2026-03-24');
    await at('2026-03-24T07:59:00Z');
    const moment = { ...ctx, now: () => new Date('2026-03-24T08:00:00Z') };
    const queued = await Promise.all([followPlans(moment), followPlans({ ...other, now: moment.now })]);
    expect(queued.reduce((sum, count) => sum + count)).toBe(30);
    await at('2026-03-24T08:00:00Z');
    expect([went.length, new Set(went.map(({ to }) => to)).size]).toEqual([30, 30]);
  });

  it('is held up by a stop, and ends with the wave', async () => {
    const { ctx, at, went } = await openPlanned(kind, [zoe]);
    await switchPlanOn(ctx, '2026', '2026-03-24');
    await stopSending(ctx, '2026');
    expect(await at('2026-03-24T10:00:00Z')).toBe(0);
    await closeWave(ctx, '2026');
    expect(await at('2026-03-25T10:00:00Z')).toBe(0);
    expect(went).toEqual([]);
  });

  it('is shown with its dates and how far it is', async () => {
    const { ctx, at } = await openPlanned(kind, [zoe, jan]);
    expect((await describePlan(ctx, '2026')).map(({ from }) => from)).toEqual([null, null, null, null, null]);
    await switchPlanOn(ctx, '2026', '2026-03-26');
    await at('2026-03-23T10:00:00Z');
    expect((await describePlan(ctx, '2026')).map(({ step, from, accepted }) => [step, from, accepted])).toEqual([
      ['announcement', '2026-03-23', 2],
      ['invitation', '2026-03-26', 0],
      ['reminder-1', '2026-03-30', 0],
      ['reminder-2', '2026-04-07', 0],
      ['reminder-3', '2026-04-14', 0],
    ]);
  });

  it('refuses a wave that is not open, and what is no date', async () => {
    const { ctx } = await openPlanned(kind, []);
    await addWave(ctx, '2027');
    await expect(switchPlanOn(ctx, '2027')).rejects.toMatchObject({ code: 'wave-not-open' });
    await expect(switchPlanOn(ctx, '2015')).rejects.toMatchObject({ code: 'wave-is-baseline' });
    await expect(switchPlanOn(ctx, '2026', '26-3-2026')).rejects.toThrow(
      '"26-3-2026" is no date. Write it as 2026-03-10.',
    );
    await expect(switchPlanOn(ctx, '2026', '9999-12-20')).rejects.toThrow('more than a year away');
  });
});

describe.each(databases)('reminding on %s', (kind) => {
  it('sends the next reminder to who is still silent, not too soon, unless told', async () => {
    const { ctx, at, went } = await openPlanned(kind, [zoe, mila, jan]);
    const remind = (anyway = false) => remindAll(ctx, { wave: '2026' }, { anyway });
    expect(await remind()).toMatchObject({ queued: 0, skipped: { notInvited: 3, tooSoon: 0 } });
    await inviteAll(ctx, { wave: '2026' });
    expect(await remind(true)).toMatchObject({ queued: 0, skipped: { tooSoon: 3 } });
    await at('2026-03-20T09:00:00Z');
    expect(await remind()).toMatchObject({ queued: 0, skipped: { tooSoon: 3 } });
    expect(await remindAll(ctx, { wave: '2026', bureau: 'blcc' }, { anyway: true })).toMatchObject({ queued: 1 });
    await at('2026-03-24T09:00:00Z');
    expect(await remind()).toMatchObject({ queued: 2, skipped: { tooSoon: 1 } });
    await at('2026-03-24T09:01:00Z');
    for (let i = 0; i < 2; i++) {
      await remind(true);
      await at('2026-03-24T09:01:00Z');
    }
    expect(await remind(true)).toMatchObject({ queued: 0, skipped: { hadAll: 3 } });
    const each = new Map(went.map(({ to }) => [to, went.filter((letter) => letter.to === to).map(({ step }) => step)]));
    expect([...each.values()]).toEqual(
      Array.from({ length: 3 }, () => ['invitation', 'reminder-1', 'reminder-2', 'reminder-3']),
    );
  });
});
