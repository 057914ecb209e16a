import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '../../src/context.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { countOutbox } from '../../src/fieldwork/outbox.js';
import { followPlans } from '../../src/fieldwork/follow-plans.js';
import { switchPlanOn } from '../../src/fieldwork/plan.js';
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
    if (time === '2026-04-10T12:00') {
      await importInvitees(ctx, '2026', Buffer.from('email,group,bureau\nlater@example.nl,ex-client,blcc'));
    }
    if (time === '2026-03-30T06:50') await leaves('persoon0@example.nl');
    if (time.endsWith('T03:00')) {
      await sender.leave();
      sender = await open();
    }
    await followPlans(ctx);
    await sender.sendDue();
  }
  await sender.leave();

  const days = [...new Set(went.map(({ at }) => at.slice(0, 10)))].map((day) => {
    const letters = went.filter(({ at }) => at.startsWith(day));
    const kinds = [...new Set(letters.map(({ subject }) => subject))].sort();
    const counts = kinds.map((kind) => `${letters.filter(({ subject }) => subject === kind).length} ${kind}`);
    return `${day} ${letters[0]?.at.slice(11) ?? ''}-${letters.at(-1)?.at.slice(11) ?? ''} ${counts.join(', ')}`;
  });
  // Times are UTC: nine o'clock in the Netherlands is 08:00 until 28 March, 07:00 after.
  expect(days).toEqual([
    '2026-03-23 08:00-08:30 8 Binnenkort',
    '2026-03-26 08:00-08:30 8 Wilt',
    '2026-03-30 07:00-07:30 7 Herinnering:',
    '2026-04-07 07:00-07:00 2 Heeft',
    '2026-04-09 07:00-07:20 5 Heeft',
    '2026-04-14 07:00-07:10 2 Laatste, 1 Wilt',
    '2026-04-16 07:00-07:20 5 Laatste',
    '2026-04-20 07:00-07:00 1 Herinnering:',
  ]);
  const each = went.map(({ subject, to }) => `${subject} ${to}`);
  expect(new Set(each).size).toBe(each.length);
  expect(await countOutbox(ctx)).toEqual({ queued: 0, accepted: went.length, failed: 0, unknown: 0 });
});
