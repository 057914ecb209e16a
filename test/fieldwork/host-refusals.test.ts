import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { openDatabase } from '../../src/database/open.js';
import { takeBounces, type Bounce } from '../../src/fieldwork/bounces.js';
import { listLetters, sendAgain } from '../../src/fieldwork/letters.js';
import { markDeliverable } from '../../src/fieldwork/mark-deliverable.js';
import { countHeld } from '../../src/fieldwork/outbox.js';
import { followPlans } from '../../src/fieldwork/follow-plans.js';
import { switchPlanOn } from '../../src/fieldwork/plan.js';
import { inviteAll, remindAll } from '../../src/fieldwork/queue-letters.js';
import { countWaitingForHosts, dropRefusingHosts } from '../../src/fieldwork/refusing-hosts.js';
import { resumeHost } from '../../src/fieldwork/host-refusals.js';
import type { TransmitOutcome } from '../../src/mail/outcome.js';
import type { Cause } from '../../src/mail/refusal.js';
import { afterwards } from '../support/afterwards.js';
import { zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openPostOffice } from './post-office.js';

const noLetters = { queued: 0, accepted: 0, failed: 0, unknown: 0 };
const at = (host: string, count: number) => Array.from({ length: count }, (_, i) => ({ email: `p${i}@${host}` }));

/** Refuses everybody at these hosts at RCPT TO, for a cause; takes the others. */
function refusing(hosts: readonly string[], cause: Cause = 'host') {
  const tried: string[] = [];
  const transmit = (letter: { to?: unknown }): Promise<TransmitOutcome> => {
    const { address } = letter.to as { address: string };
    tried.push(address);
    const host = address.split('@')[1] ?? '';
    return Promise.resolve(
      hosts.includes(host)
        ? { kind: 'refused', reason: 'SMTP 550 5.7.1', answer: { code: 550, status: '5.7.1' }, cause }
        : { kind: 'accepted' },
    );
  };
  return { tried, transmit };
}

const marked = async (ctx: Ctx) =>
  (await ctx.db.selectFrom('invitee').select('email').where('bounced_at', 'is not', null).execute()).length;

describe.each(databases)('a host that refuses everybody, on %s', (kind) => {
  it('gets no more letters after five people; nobody is marked, and the others go on', async () => {
    const { ctx, counts } = await openPostOffice(kind, [...at('groot.nl', 40), ...at('klein.nl', 10)]);
    const { tried, transmit } = refusing(['groot.nl']);
    await sendDue(ctx, transmit);
    expect(await counts()).toEqual({ ...noLetters, queued: 40, accepted: 10 });
    const atHost = tried.filter((address) => address.endsWith('@groot.nl'));
    expect(atHost.length).toBeGreaterThanOrEqual(5);
    expect(atHost.length).toBeLessThan(10);
    expect([await marked(ctx), await countHeld(ctx)]).toEqual([0, 40]);
    expect(await countWaitingForHosts(ctx)).toMatchObject([
      { host: 'groot.nl', smtpCode: 550, smtpStatus: '5.7.1', letters: 40 },
    ]);
    expect(await sendDue(ctx, transmit)).toBe(0);
    const none = { completed: 0, optedOut: 0, bounced: 0, softBounced: 0 };
    expect(await inviteAll(ctx, { wave: '2026' })).toEqual({
      queued: 0,
      skipped: { ...none, hostRefuses: 40, tooSoon: 10 },
    });
    expect(await remindAll(ctx, { wave: '2026' }, { anyway: true })).toMatchObject({
      queued: 10,
      skipped: { ...none, hostRefuses: 40 },
    });
    expect((await listLetters(ctx, { state: 'queued', step: 'invitation' })).map((one) => one.waitsForHost)).toEqual(
      Array(40).fill('groot.nl'),
    );
  });

  it('gets them all when staff say so, those that it refused too, and waits anew if it refuses again', async () => {
    const { ctx, counts, reached, send } = await openPostOffice(kind, at('groot.nl', 30));
    const { tried, transmit } = refusing(['groot.nl']);
    await sendDue(ctx, transmit);
    expect(await resumeHost(ctx, ' Groot.NL')).toEqual({ host: 'groot.nl', queued: 30 });
    await expect(resumeHost(ctx, 'groot.nl')).rejects.toMatchObject({ code: 'host-not-waiting' });
    const before = tried.length;
    await sendDue(ctx, transmit);
    expect(tried.length - before).toBeGreaterThanOrEqual(5);
    expect(await counts()).toEqual({ ...noLetters, queued: 30 });
    await resumeHost(ctx, 'groot.nl');
    await send();
    expect([await counts(), reached()]).toEqual([
      { ...noLetters, accepted: 30 },
      at('groot.nl', 30)
        .map(({ email }) => email)
        .sort(),
    ]);
  });

  it('is tried again by itself a day later', async () => {
    const { ctx, counts, passDays } = await openPostOffice(kind, at('groot.nl', 12));
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    passDays(1);
    expect(await countWaitingForHosts(ctx)).toEqual([]);
    expect(await sendDue(ctx, acceptAll)).toBe(12);
    expect(await counts()).toEqual({ ...noLetters, accepted: 12 });
  });

  it('leaves a letter of the plan for its own hours, also when staff let letters go again', async () => {
    const { ctx, counts } = await openPostOffice(kind, at('groot.nl', 12));
    const hours = (from: number, to: number) =>
      [from, to].map((hour) => new Date(ctx.now().getTime() + hour * 3_600_000).toISOString()) as [string, string];
    const [not_before, until] = hours(10, 18);
    const [planned] = (await ctx.db.selectFrom('outbox').select('id').orderBy('id', 'desc').execute()).map(
      ({ id }) => id,
    );
    await ctx.db
      .updateTable('outbox')
      .set({ not_before, until })
      .where('id', '=', planned ?? '')
      .execute();
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    await resumeHost(ctx, 'groot.nl');
    expect(await sendDue(ctx, acceptAll)).toBe(11);
    expect(await counts()).toEqual({ ...noLetters, queued: 1, accepted: 11 });
    const row = await ctx.db
      .selectFrom('outbox')
      .selectAll()
      .where('id', '=', planned ?? '')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ not_before, until, attempts: 0 });
  });

  it('is forgotten an hour after letters went again', async () => {
    const { ctx, passDays } = await openPostOffice(kind, at('groot.nl', 6));
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    await dropRefusingHosts(ctx);
    expect(await countWaitingForHosts(ctx)).toHaveLength(1);
    passDays(2);
    await dropRefusingHosts(ctx);
    expect(await ctx.db.selectFrom('refusing_host').selectAll().execute()).toEqual([]);
  });

  it('does not use up what the study sends a minute with letters that wait', async () => {
    const { ctx, take } = await openPostOffice(kind, at('groot.nl', 6));
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    await ctx.db.updateTable('outbox').set({ not_before: '2026', tried_at: null }).execute();
    await take('email,group,bureau', 'later@klein.nl,ex-client,blcc');
    await inviteAll(ctx, { wave: '2026' });
    expect(await sendDue(ctx, acceptAll)).toBe(1);
    const tried = await ctx.db.selectFrom('outbox').select('id').where('tried_at', 'is not', null).execute();
    expect(tried).toHaveLength(1);
  });

  it('is noticed also by two senders together', async () => {
    const { ctx, counts } = await openPostOffice(kind, [...at('groot.nl', 60), ...at('klein.nl', 20)]);
    const database = openDatabase(ctx.config.databaseUrl);
    afterwards(() => database.close());
    const { tried, transmit } = refusing(['groot.nl']);
    await Promise.all([sendDue(ctx, transmit), sendDue({ ...ctx, database, db: database.db }, transmit)]);
    expect(await counts()).toEqual({ ...noLetters, queued: 60, accepted: 20 });
    expect(tried.filter((address) => address.endsWith('@groot.nl')).length).toBeLessThan(20);
  });

  test('letters that staff or the plan would send meanwhile wait too', async () => {
    const { ctx, counts, take } = await openPostOffice(kind, at('groot.nl', 6));
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    await ctx.db.updateTable('outbox').set({ claimed_at: 'x', unknown_at: 'x' }).execute();
    expect(await sendAgain(ctx, { wave: '2026', state: 'unknown' })).toBe(6);
    await ctx.db.updateTable('outbox').set({ not_before: '2026' }).where('invitee', '>', 'Z').execute();
    await take('email,group,bureau', 'later@groot.nl,ex-client,blcc', 'later@klein.nl,ex-client,blcc');
    await switchPlanOn(ctx, '2026');
    await followPlans(ctx);
    const { tried, transmit } = refusing(['groot.nl']);
    await sendDue(ctx, transmit);
    expect(tried.filter((address) => address.endsWith('@groot.nl'))).toEqual([]);
    expect((await counts()).queued).toBeGreaterThanOrEqual(6);
  });

  it.each([
    ['four people', at('groot.nl', 4), 'host'],
    ['one person in two groups, and three others', at('groot.nl', 4), 'host'],
    ['wrong addresses', at('groot.nl', 9), 'address'],
    ['full mailboxes', at('groot.nl', 9), 'mailbox'],
    ['hosts with the same end', [...at('groot.nl', 4), ...at('ergroot.nl', 4), ...at('mail.groot.nl', 4)], 'host'],
  ] as const)('is not what refused %s', async (name, people, cause) => {
    const { ctx, counts, invite } = await openPostOffice(kind, people);
    if (name.includes('groups')) {
      await invite([{ email: 'p0@groot.nl', group: 'employer' }]);
      await inviteAll(ctx, { wave: '2026' });
    }
    await sendDue(ctx, refusing(['groot.nl', 'ergroot.nl', 'mail.groot.nl'], cause).transmit);
    expect(await countWaitingForHosts(ctx)).toEqual([]);
    expect((await counts()).queued).toBe(0);
    expect(await marked(ctx)).toBe(cause === 'address' ? people.length : 0);
  });

  it('is not what refused five people over two days', async () => {
    const { ctx, invite, passDays } = await openPostOffice(kind, at('groot.nl', 4));
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    passDays(1);
    await invite([{ email: 'later@groot.nl' }]);
    await inviteAll(ctx, { wave: '2026' });
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    expect(await countWaitingForHosts(ctx)).toEqual([]);
  });

  it('is noticed by reports too, of letters of today and once each; what came back stays as it is', async () => {
    const { ctx, server, counts, send, passDays } = await openPostOffice(kind, [...at('groot.nl', 12), zoe]);
    await send();
    const bounces = (host: string, count: number): Bounce[] =>
      server.letters
        .filter(({ to }) => to.some((address) => address.endsWith(`@${host}`)))
        .slice(0, count)
        .map(({ from }) => ({ returnPath: from, finding: 'host' }));
    for (let again = 0; again < 2; again++) await takeBounces(ctx, bounces('groot.nl', 4));
    expect(await countWaitingForHosts(ctx)).toEqual([]);
    await takeBounces(ctx, bounces('groot.nl', 5));
    expect(await countWaitingForHosts(ctx)).toMatchObject([{ host: 'groot.nl', smtpCode: null, letters: 0 }]);
    expect(await remindAll(ctx, { wave: '2026' }, { anyway: true })).toMatchObject({
      queued: 1,
      skipped: { hostRefuses: 12 },
    });
    await resumeHost(ctx, 'groot.nl');
    await takeBounces(ctx, bounces('groot.nl', 5));
    expect([await countWaitingForHosts(ctx), await counts()]).toEqual([[], { ...noLetters, queued: 1, accepted: 13 }]);
    passDays(2);
    await takeBounces(ctx, bounces('groot.nl', 12));
    expect(await countWaitingForHosts(ctx)).toEqual([]);
  });

  it('is kept by its name alone', async () => {
    const { ctx } = await openPostOffice(kind, at('groot.nl', 6));
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    const rows = await ctx.db.selectFrom('refusing_host').selectAll().execute();
    expect(rows.map(({ host, smtp_code }) => [host, smtp_code])).toEqual([['groot.nl', 550]]);
    expect(JSON.stringify(rows)).not.toContain('@');
  });

  it('does not keep a corrected address elsewhere waiting', async () => {
    const { ctx, take } = await openPostOffice(kind, []);
    await take('email,group,bureau,external_id', ...at('groot.nl', 6).map((p, i) => `${p.email},ex-client,blcc,K${i}`));
    await inviteAll(ctx, { wave: '2026' });
    await sendDue(ctx, refusing(['groot.nl']).transmit);
    await take('email,group,bureau,external_id', 'p0@klein.nl,ex-client,blcc,K0');
    const { tried, transmit } = refusing(['groot.nl']);
    await sendDue(ctx, transmit);
    expect(tried).toEqual(['p0@klein.nl']);
  });
});

describe.each(databases)('three letters in a row that did not arrive, on %s', (kind) => {
  const soft = { returned: 'soft', returned_at: '2026-01-01', cause: 'mailbox' } as const;

  /** Zoë after the invitation and two reminders, each of which came back as it says. */
  async function after(ends: readonly object[]) {
    const office = await openPostOffice(kind, [zoe]);
    const { ctx } = office;
    await sendDue(ctx, acceptAll);
    for (let i = 1; i < ends.length; i++) {
      await remindAll(ctx, { wave: '2026' }, { anyway: true });
      await sendDue(ctx, acceptAll);
    }
    const steps = ['invitation', 'reminder-1', 'reminder-2'];
    for (const [i, end] of ends.entries()) {
      await ctx.db
        .updateTable('outbox')
        .set(end)
        .where('step', '=', steps[i] ?? '')
        .execute();
    }
    return office;
  }
  const remind = (ctx: Ctx) => remindAll(ctx, { wave: '2026' }, { anyway: true });

  it('end the reminders, and are said', async () => {
    const { ctx } = await after([soft, { ...soft, cause: 'host' }, soft]);
    expect(await remind(ctx)).toMatchObject({ queued: 0, skipped: { softBounced: 1, hadAll: 0 } });
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ skipped: { softBounced: 1, tooSoon: 0 } });
    expect((await listLetters(ctx, {})).every(({ softBounced }) => softBounced)).toBe(true);
    await switchPlanOn(ctx, '2026', '2025-12-31').catch(() => undefined);
    expect(await followPlans(ctx)).toBe(0);
  });

  it.each([
    ['only two', [soft, soft]],
    ['one between them that arrived', [soft, { returned: null }, soft]],
    ['one that arrived after them', [soft, soft, { returned: null }]],
    ['one of which nobody knows', [soft, soft, { accepted_at: null, unknown_at: '2026' }]],
  ])('not with %s', async (_name, ends) => {
    const { ctx } = await after(ends);
    expect(await remind(ctx)).toMatchObject({ queued: 1, skipped: { softBounced: 0 } });
  });

  it('are taken back for an address that is well again', async () => {
    const { ctx } = await after([soft, soft, soft]);
    expect(await markDeliverable(ctx, '2026', ` ${zoe.email.toUpperCase()}`)).toBe(1);
    expect(await markDeliverable(ctx, '2026', zoe.email)).toBe(0);
    expect(await remind(ctx)).toMatchObject({ queued: 1, skipped: { softBounced: 0 } });
  });
});

describe.each(databases)('a mark of undeliverable on %s', (kind) => {
  it('is taken back in every group, and the letter that failed goes again', async () => {
    const { ctx, server, send, invite, counts } = await openPostOffice(kind, [zoe]);
    await invite([{ ...zoe, group: 'employer' }]);
    await inviteAll(ctx, { wave: '2026' });
    server.answer('refuse');
    await send();
    expect(await marked(ctx)).toBe(2);
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed' })).toBe(0);
    expect(await markDeliverable(ctx, '2026', zoe.email)).toBe(2);
    expect(await marked(ctx)).toBe(0);
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed' })).toBe(2);
    server.answer('accept');
    await send();
    expect(await counts()).toEqual({ ...noLetters, accepted: 2 });
  });

  it('is refused for a wave that is not there and an address that nobody has, and changes nothing for who is not marked', async () => {
    const { ctx } = await openPostOffice(kind, [zoe]);
    await expect(markDeliverable(ctx, '1999', zoe.email)).rejects.toMatchObject({ code: 'unknown-wave' });
    await expect(markDeliverable(ctx, '2026', 'wie@example.nl')).rejects.toMatchObject({ code: 'unknown-address' });
    const before = await everyRow(ctx);
    expect(await markDeliverable(ctx, '2026', zoe.email)).toBe(0);
    expect(await everyRow(ctx)).toBe(before);
  });

  test('people refused by a bare 550 are not sent again unless they are named', async () => {
    const { ctx } = await openPostOffice(kind, [zoe]);
    await sendDue(ctx, () =>
      Promise.resolve({
        kind: 'refused',
        reason: 'SMTP 550',
        answer: { code: 550, status: undefined },
        cause: 'address',
      }),
    );
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed' })).toBe(0);
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed', email: zoe.email })).toBe(1);
  });
});
