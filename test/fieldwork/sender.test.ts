import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { openDatabase } from '../../src/database/open.js';
import type { OutboxTable } from '../../src/database/tables.js';
import type { StepName } from '../../src/study/definition.js';
import { inviteAll, remindAll } from '../../src/fieldwork/queue-letters.js';
import { listLetters, sendAgain } from '../../src/fieldwork/letters.js';
import { countHeld } from '../../src/fieldwork/outbox.js';
import { resumeSending, stopSending } from '../../src/fieldwork/plan.js';
import { optOut } from '../../src/fieldwork/opt-out.js';
import { keepSending, openSender } from '../../src/fieldwork/sender.js';
import { closeWave } from '../../src/study/wave-life.js';
import { openMail } from '../../src/mail/transmit.js';
import { hashOfLink } from '../../src/secret.js';
import { findRespondent } from '../../src/response/respondent.js';
import { afterwards } from '../support/afterwards.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';
import { openPostOffice, tokenIn } from './post-office.js';
import { limit } from './plans.js';

const noLetters = { queued: 0, accepted: 0, failed: 0, unknown: 0 };

/** How many letters are on their way at once, where all wait until five are. */
async function mostAtOnce(ctx: Ctx): Promise<number> {
  let [now, most] = [0, 0];
  let meet: () => unknown = () => undefined;
  const together = new Promise<void>((resolve) => (meet = resolve));
  await sendDue(ctx, async () => {
    most = Math.max(most, ++now);
    if (now === 5) meet();
    await together;
    now--;
    return { kind: 'accepted' };
  });
  return most;
}

describe.each(databases)('the sender on %s', (kind) => {
  it('sends each letter once', async () => {
    const { send, counts, reached } = await openPostOffice(kind, [zoe, mila, jan]);
    expect(await counts()).toEqual({ ...noLetters, queued: 3 });
    expect(await send()).toBe(3);
    expect(await send()).toBe(0);
    expect(await counts()).toEqual({ ...noLetters, accepted: 3 });
    expect(reached()).toEqual([jan.email, mila.email, zoe.email]);
  });

  it('gives up a letter that is refused for good, and lets it stop nobody', async () => {
    const { server, send, counts, reached, outbox, passDays } = await openPostOffice(kind, [zoe, mila, jan]);
    server.answer('refuse', zoe.email);
    await send();
    expect(await counts()).toEqual({ ...noLetters, accepted: 2, failed: 1 });
    expect((await outbox()).find(({ failed_at }) => failed_at)).toMatchObject({ error: 'SMTP 550 5.1.1', attempts: 1 });
    expect(reached()).toEqual([jan.email, mila.email]);
    passDays(1);
    expect(await send()).toBe(0);
  });

  it('puts a letter back that is refused for now, waits longer each time, and gives up after ten tries', async () => {
    const { ctx, server, send, counts, outbox, passDays } = await openPostOffice(kind, [zoe]);
    server.answer('defer');
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 10; attempt++) {
      expect(await send()).toBe(1);
      expect(await send()).toBe(0);
      const [letter] = await outbox();
      expect(letter).toMatchObject({ attempts: attempt, claimed_at: null, error: 'SMTP 451 4.7.1' });
      pauses.push(Math.round((Date.parse(letter?.not_before ?? '') - ctx.now().getTime()) / 60_000));
      passDays(1);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
    expect(await counts()).toEqual({ ...noLetters, queued: 1 });
    await send();
    expect(await counts()).toEqual({ ...noLetters, failed: 1 });
    expect(server.letters).toEqual([]);
  });

  it('does not send again what the mail server may have: the line broke after the letter was handed over', async () => {
    const { server, send, counts, outbox, passDays } = await openPostOffice(kind, [zoe]);
    server.answer('drop', zoe.email);
    await send();
    expect(await counts()).toEqual({ ...noLetters, unknown: 1 });
    expect((await outbox())[0]).toMatchObject({ attempts: 1, error: 'ECONNECTION' });
    passDays(1);
    expect(await send()).toBe(0);
    expect(server.letters).toHaveLength(1);
  });

  it('lets a letter that broke off in the middle stop nobody', async () => {
    const { server, send, counts, reached } = await openPostOffice(kind, [zoe, mila, jan]);
    server.answer('break', zoe.email);
    await send();
    // Whether its end was on its way by then is up to the line.
    const { accepted, queued, unknown } = await counts();
    expect([accepted, queued + unknown]).toEqual([2, 1]);
    expect(await send()).toBe(0);
    expect(reached()).toEqual([jan.email, mila.email]);
  });

  it('goes on with the others, and with who comes later, while a mail server lets one wait', async () => {
    const people = Array.from({ length: 30 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const { ctx, server, send, counts, take } = await openPostOffice(kind, [zoe, ...people]);
    server.answer('delay', zoe.email);
    const sending = send();
    await expect.poll(async () => (await counts()).accepted, { timeout: 10_000 }).toBe(30);
    expect(await counts()).toEqual({ ...noLetters, accepted: 30, queued: 1 });
    await take('email,group,bureau', 'later@example.nl,ex-client,blcc');
    await inviteAll(ctx, { wave: '2026' });
    await expect.poll(async () => (await counts()).accepted, { timeout: 10_000 }).toBe(31);
    server.release();
    expect(await sending).toBe(32);
    expect(await counts()).toEqual({ ...noLetters, accepted: 32 });
  });

  it('keeps letters while the mail server is down, and sends them when it is back', async () => {
    const { ctx, server, send, counts, outbox, passDays } = await openPostOffice(kind, [zoe, jan]);
    await server.close();
    await send();
    expect(await counts()).toEqual({ ...noLetters, queued: 2 });
    expect((await outbox()).map(({ error }) => error)).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
    passDays(1);
    expect(await sendDue(ctx, acceptAll)).toBe(2);
    expect(await counts()).toEqual({ ...noLetters, accepted: 2 });
  });

  test('two senders at once send nobody twice', async () => {
    const people = Array.from({ length: 40 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const { ctx, mail, send, reached } = await openPostOffice(kind, people);
    const database = openDatabase(ctx.config.databaseUrl);
    try {
      const tried = await Promise.all([send(), sendDue({ ...ctx, database, db: database.db }, mail.transmit)]);
      expect(tried.reduce((sum, count) => sum + count)).toBe(40);
      expect(reached()).toEqual(people.map(({ email }) => email).sort());
    } finally {
      await database.close();
    }
  });

  test('what a sender that died had in hand is unknown as soon as the next one looks, and is not sent again by itself', async () => {
    const { ctx, counts, outbox, send, server } = await openPostOffice(kind, [zoe, jan]);
    const hangs = await openSender(ctx, () => new Promise(() => undefined));
    void hangs.sendDue();
    await expect.poll(async () => (await outbox()).filter(({ sender }) => sender).length).toBe(2);
    expect(await send()).toBe(0);
    expect(await counts()).toEqual({ ...noLetters, queued: 2 });
    await hangs.leave();
    expect(await send()).toBe(0);
    expect(await counts()).toEqual({ ...noLetters, unknown: 2 });
    expect((await outbox())[0]).toMatchObject({ error: 'the sender ended', unknown_at: expect.any(String) });
    expect(server.letters).toEqual([]);
  });

  test('a letter that was called unknown too soon is accepted once its sender tells', async () => {
    const { ctx, counts } = await openPostOffice(kind, [zoe]);
    let tell: (() => unknown) | undefined;
    const slow = await openSender(ctx, () => new Promise((resolve) => (tell = () => resolve({ kind: 'accepted' }))));
    const sending = slow.sendDue();
    await expect.poll(() => tell).toBeDefined();
    await ctx.db.updateTable('outbox').set({ unknown_at: ctx.now().toISOString() }).execute();
    expect(await counts()).toEqual({ ...noLetters, unknown: 1 });
    tell?.();
    expect(await sending).toBe(1);
    await slow.leave();
    expect(await counts()).toEqual({ ...noLetters, accepted: 1 });
  });

  it('has at most five letters on their way', async () => {
    const people = Array.from({ length: 12 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const { ctx } = await openPostOffice(kind, people);
    expect(await mostAtOnce(ctx)).toBe(5);
  });

  it('keeps to the limits of the study, and goes on in the next minute', async () => {
    const people = Array.from({ length: 9 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const { ctx, send, reached, passDays } = await openPostOffice(kind, people);
    await limit(ctx, { perMinute: 7 });
    expect([await send(), await send()]).toEqual([7, 0]);
    passDays(1);
    expect(await send()).toBe(2);
    expect(reached()).toEqual(people.map(({ email }) => email));
  });

  it('keeps to the limit of a domain while others go on', async () => {
    const people = ['a', 'b', 'c', 'd'].flatMap((name) => [
      { email: `${name}@groot.nl` },
      { email: `${name}@klein.nl` },
    ]);
    const { ctx, send, reached, passDays } = await openPostOffice(kind, [...people, { email: 'e@anders.nl' }]);
    await limit(ctx, { perDomain: 3 });
    expect([await send(), await send()]).toEqual([7, 0]);
    expect(
      reached()
        .map((email) => email.split('@')[1])
        .sort(),
    ).toEqual(['anders.nl', ...Array<string>(3).fill('groot.nl'), ...Array<string>(3).fill('klein.nl')]);
    passDays(1);
    expect(await send()).toBe(2);
  });

  it('has five letters on their way also where a domain is limited', async () => {
    const people = Array.from({ length: 12 }, (_, i) => ({ email: `persoon@domein${i}.nl` }));
    const { ctx } = await openPostOffice(kind, people);
    await limit(ctx, { perDomain: 2 });
    expect(await mostAtOnce(ctx)).toBe(5);
  });

  it('stops at once and goes on when resumed; nothing is lost', async () => {
    const { ctx, send, counts } = await openPostOffice(kind, [zoe, jan]);
    await stopSending(ctx, '2026');
    expect([await send(), await counts(), await countHeld(ctx)]).toEqual([0, { ...noLetters, queued: 2 }, 2]);
    await resumeSending(ctx, '2026');
    expect([await send(), await counts()]).toEqual([2, { ...noLetters, accepted: 2 }]);
  });

  it('marks an address that the mail server does not know, and not one it refuses for another reason', async () => {
    const { ctx, send, server, counts, invitees } = await openPostOffice(kind, [zoe, jan]);
    server.answer('refuse', zoe.email);
    server.answer('dislike', jan.email);
    await send();
    expect(await counts()).toEqual({ ...noLetters, failed: 2 });
    const people = await invitees();
    expect(people.find(({ email }) => email === zoe.email)?.bounced_at).toEqual(expect.any(String));
    expect(people.find(({ email }) => email === jan.email)?.bounced_at).toBeNull();
    expect(await remindAll(ctx, { wave: '2026' })).toMatchObject({ queued: 0, skipped: { bounced: 1, notInvited: 1 } });
  });

  test('somebody may have failed letters sent again, under the same name', async () => {
    const { ctx, send, server, counts } = await openPostOffice(kind, [zoe, jan]);
    server.answer('refuse');
    await send();
    server.answer('accept');
    const failed = await listLetters(ctx, { wave: '2026', state: 'failed' });
    expect(failed.map(({ email, error }) => [email, error])).toEqual([
      [jan.email, 'SMTP 550 5.1.1'],
      [zoe.email, 'SMTP 550 5.1.1'],
    ]);
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed', email: zoe.email })).toBe(1);
    expect(await send()).toBe(1);
    expect(await sendAgain(ctx, { wave: '2026', state: 'unknown' })).toBe(0);
    await ctx.db.deleteFrom('awaiting').execute();
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed' })).toBe(0);
    expect(await counts()).toEqual({ ...noLetters, accepted: 1, failed: 1 });
  });

  test('sending again gives each at most one letter, none that a later one overtook, and none where one came back', async () => {
    const { ctx, send, server, counts } = await openPostOffice(kind, [zoe, mila, jan]);
    const lose = (state: Partial<OutboxTable>, email: string) =>
      ctx.db
        .updateTable('outbox')
        .set({ accepted_at: null, ...state })
        .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('id').where('email', '=', email))
        .execute();
    const now = ctx.now().toISOString();
    await send();
    await remindAll(ctx, { wave: '2026' }, { anyway: true });
    await send();
    await lose({ unknown_at: now }, zoe.email);
    await lose({ unknown_at: now, returned: 'hard', cause: 'address' }, jan.email);
    await ctx.db
      .updateTable('outbox')
      .set({ accepted_at: null, unknown_at: now })
      .where('step', '=', 'invitation')
      .execute();
    const before = server.letters.length;
    expect(await sendAgain(ctx, { wave: '2026', state: 'unknown' })).toBe(1);
    expect(await send()).toBe(1);
    const [again, ...more] = server.letters.slice(before);
    expect([again?.to, again?.mail.subject, more]).toEqual([[zoe.email], expect.stringMatching(/^Herinnering/), []]);
    expect(await counts()).toEqual({ ...noLetters, accepted: 2, unknown: 4 });
  });

  test('a mail server that turns us away at the door has refused no letter', async () => {
    const door = createServer((socket) => socket.end('554 5.7.1 blocked for now\r\n'));
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    afterwards(() => new Promise((resolve) => door.close(resolve)));
    const { ctx, counts } = await openPostOffice(kind, [zoe]);
    const mail = openMail({
      ...ctx.config,
      smtpUrl: `smtp://127.0.0.1:${String((door.address() as AddressInfo).port)}`,
    });
    expect(await sendDue(ctx, mail.transmit)).toBe(1);
    mail.close();
    expect(await counts()).toEqual({ ...noLetters, queued: 1 });
  });

  test('a turn that ended unheard leaves nothing in hand: what may have been taken up is unknown', async () => {
    const { ctx, counts, mail } = await openPostOffice(kind, [zoe, jan]);
    let deaf = true;
    const unheard: Ctx = {
      ...ctx,
      now: () => {
        if (deaf) return ctx.now();
        throw new Error('the line to the database broke');
      },
    };
    const sender = await openSender(unheard, async (letter) => {
      deaf = false;
      return mail.transmit(letter);
    });
    await expect(sender.sendDue()).rejects.toThrow('the line to the database broke');
    deaf = true;
    await sender.sendDue();
    expect(await counts()).toMatchObject({ queued: 0 });
    await sender.leave();
  });

  it('withdraws the letters of who answered, opted out or bounced meanwhile', async () => {
    const sam = { email: 'sam@example.nl', name: 'Sam' };
    const { ctx, tokens, send, outbox, reached } = await openPostOffice(kind, [zoe, mila, jan, sam]);
    const [answered, out, bounced] = await Promise.all(
      tokens.map((token) => findRespondent(ctx, hashOfLink(token)).then((found) => found?.invitee ?? '')),
    );
    await ctx.db
      .deleteFrom('awaiting')
      .where('invitee', '=', answered ?? '')
      .execute();
    await optOut(ctx, out ?? '');
    await ctx.db
      .updateTable('invitee')
      .set({ bounced_at: 'now' })
      .where('id', '=', bounced ?? '')
      .execute();
    expect(await send()).toBe(1);
    expect(reached()).toEqual([sam.email]);
    expect(await outbox()).toHaveLength(1);
  });

  it('withdraws all letters of a wave that closed, also where they were stopped', async () => {
    const { ctx, send, counts } = await openPostOffice(kind, [zoe, jan]);
    await stopSending(ctx, '2026');
    await closeWave(ctx, '2026');
    expect(await send()).toBe(0);
    expect(await counts()).toEqual(noLetters);
  });

  it('fails a letter that the study does not have, and lets it stop nobody', async () => {
    const { ctx, tokens, send, counts, outbox } = await openPostOffice(kind, [zoe, jan]);
    const respondent = await findRespondent(ctx, hashOfLink(tokens[0] ?? ''));
    await ctx.db
      .updateTable('outbox')
      .set({ step: sql<StepName>`'gone'` })
      .where('invitee', '=', respondent?.invitee ?? '')
      .execute();
    expect(await send()).toBe(2);
    expect(await counts()).toEqual({ ...noLetters, accepted: 1, failed: 1 });
    expect((await outbox()).find(({ failed_at }) => failed_at)).toMatchObject({ error: 'no such letter' });
  });

  it('writes to the corrected address, with its new link', async () => {
    const { ctx, tokens, send, server, take } = await openPostOffice(kind, [{ ...zoe, email: 'zo@example.nl' }]);
    await take('email,name,group,bureau,external_id', 'zo@example.nl,Zoë,ex-client,blcc,K1');
    await take('email,name,group,bureau,external_id', 'zoe@example.nl,Zoë,ex-client,blcc,K1');
    await send();
    const [letter] = server.letters;
    if (!letter) throw new Error('no letter');
    expect(letter.to).toEqual([zoe.email]);
    expect(await findRespondent(ctx, hashOfLink(tokens[0] ?? ''))).toBeUndefined();
    expect(await findRespondent(ctx, hashOfLink(tokenIn(letter)))).toMatchObject({ group: zoe.group, status: 'asked' });
  });

  it('sends a corrected address the invitation alone, also where a reminder waited', async () => {
    const { ctx, send, server, take } = await openPostOffice(kind, []);
    await take('email,name,group,bureau,external_id', 'zo@example.nl,Zoë,ex-client,blcc,K1');
    await inviteAll(ctx, { wave: '2026' });
    await send();
    await remindAll(ctx, { wave: '2026' }, { anyway: true });
    await take('email,name,group,bureau,external_id', 'zoe@example.nl,Zoë,ex-client,blcc,K1');
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 1 });
    await send();
    expect(server.letters.map(({ to, mail }) => [to, mail.subject?.split(' ')[0]])).toEqual([
      [['zo@example.nl'], 'Wilt'],
      [['zoe@example.nl'], 'Wilt'],
    ]);
  });
});

describe('the sender of a server', () => {
  it('goes on after something unforeseen, until it is told to stop', async () => {
    const { ctx, mail, server } = await openPostOffice('sqlite', [zoe]);
    const stop = new AbortController();
    const failures: unknown[] = [];
    let looks = 0;
    const unsteady = {
      ...ctx,
      now: () => {
        if (looks++ === 0) throw new Error('unforeseen');
        return ctx.now();
      },
    };
    const sender = await openSender(unsteady, mail.transmit);
    const sending = keepSending(sender, stop.signal, (error) => failures.push(error));
    expect((await server.received(1)).map(({ to }) => to)).toEqual([[zoe.email]]);
    stop.abort();
    await sending;
    await sender.leave();
    expect(failures).toEqual([new Error('unforeseen')]);
  });

  it('writes letters as files that only their owner may read where there is no mail server', async () => {
    const { ctx, invite } = await openWorld('sqlite');
    await invite([zoe]);
    await inviteAll(ctx, { wave: '2026' });
    const mail = openMail(ctx.config);
    expect(await sendDue(ctx, mail.transmit)).toBe(1);
    mail.close();
    const folder = join(ctx.config.dataDir, 'mail');
    const files = readdirSync(folder);
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.eml$/)]);
    const letter = await PostalMime.parse(readFileSync(join(folder, files[0] ?? '')));
    expect(letter.to).toEqual([{ address: zoe.email, name: 'Zoë' }]);
    expect(letter.text).toContain('Beste Zoë,');
  });
});
