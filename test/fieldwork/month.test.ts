import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '../../src/context.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { followPlans, switchPlanOn } from '../../src/fieldwork/plan.js';
import { openSender } from '../../src/fieldwork/sender.js';
import { openWorld } from '../support/world.js';
import { limit } from './plans.js';

/**
 * A month of one plan, looked at every ten minutes (at night every hour) by a server that is started anew each morning, over the change to
 * summer time (29 March 2026), Good Friday and Easter (3 to 6 April) and two days on which no server runs (7 and 8
 * April). At most two letters a minute, so that sending takes time.
 */
const soon = (now: Date) =>
  new Date(now.getTime() + (now.getUTCHours() < 6 || now.getUTCHours() >= 17 ? 3_600_000 : 600_000));

it('a month of the plan', { timeout: 120_000 }, async () => {
  const world = await openWorld('sqlite');
  let now = new Date('2026-03-20T07:00:00Z');
  const ctx: Ctx = { ...world.ctx, now: () => now };
  const people = Array.from({ length: 8 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
  await world.invite(people);
  await limit(ctx, { perMinute: 2 });
  await switchPlanOn(ctx, '2026', '2026-03-26');

  const went: { at: string; subject: string; to: string }[] = [];
  const open = () =>
    openSender(ctx, ({ to, subject = '' }) => {
      const { address } = z.object({ address: z.string() }).parse(to);
      went.push({
        at: now.toISOString().slice(0, 16).replace('T', ' '),
        subject: subject.split(' ')[0] ?? '',
        to: address,
      });
      return Promise.resolve({ kind: 'accepted' });
    });
  const leaves = async (email: string) => {
    const { id } = await ctx.db.selectFrom('invitee').select('id').where('email', '=', email).executeTakeFirstOrThrow();
    await optOut(ctx, id);
  };
  let sender = await open();
  for (; now < new Date('2026-04-22T00:00:00Z'); now = soon(now)) {
    const time = now.toISOString().slice(0, 16);
    if (time >= '2026-04-07T07:10' && time < '2026-04-09T03:00') continue;
    if (time === '2026-03-27T12:00') {
      await importInvitees(ctx, '2026', Buffer.from('email,group,bureau\nlater@example.nl,ex-client,blcc'));
    }
    if (time === '2026-03-30T07:10') await leaves('persoon0@example.nl');
    if (time.endsWith('T03:00')) {
      await sender.leave();
      sender = await open();
    }
    await followPlans(ctx);
    await sender.sendDue();
  }
  await sender.leave();

  const days = new Map<string, { first: string; last: string; letters: number }>();
  for (const { at, subject } of went) {
    const day = `${at.slice(0, 10)} ${subject}`;
    const before = days.get(day);
    days.set(day, { first: before?.first ?? at.slice(11), last: at.slice(11), letters: (before?.letters ?? 0) + 1 });
  }
  // Times are UTC: nine o'clock in the Netherlands is 08:00 until 28 March, 07:00 after.
  const table = [...days].map(([day, { first, last, letters }]) => `${day} ${letters} ${first}-${last}`);
  expect(table.sort()).toEqual([
    '2026-03-23 Binnenkort 8 08:00-08:30',
    '2026-03-26 Uitnodiging 8 08:00-08:30',
    '2026-03-30 Herinnering 7 07:00-07:30',
    '2026-03-31 Uitnodiging 1 07:00-07:00',
    '2026-04-07 Wilt 2 07:00-07:00',
    '2026-04-09 Herinnering 1 07:00-07:00',
    '2026-04-09 Wilt 5 07:00-07:20',
    '2026-04-14 Laatste 2 07:00-07:00',
    '2026-04-16 Laatste 5 07:00-07:20',
    '2026-04-16 Wilt 1 07:20-07:20',
  ]);
  const each = went.map(({ subject, to }) => `${subject} ${to}`);
  expect(new Set(each).size).toBe(each.length);
  expect(await countOutbox(ctx)).toEqual({ queued: 0, accepted: went.length, failed: 0, unknown: 0 });
});
