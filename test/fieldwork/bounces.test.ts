import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { bouncesRead } from '../../src/commands/bounces.js';
import { takeBounces, type Bounce } from '../../src/fieldwork/bounces.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { sendAgain } from '../../src/fieldwork/letters.js';
import { returnPath } from '../../src/mail/return-path.js';
import { hashOfLink } from '../../src/secret.js';
import { findRespondent } from '../../src/response/respondent.js';
import {
  complaintAbout,
  exchangeReport,
  eximReport,
  mboxOf,
  outOfOffice,
  postfixReport,
} from '../support/bounce-reports.js';
import { jan, mila, zoe } from '../support/cast.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { freshFolder } from '../support/folder.js';
import type { Person } from '../support/world.js';
import { openPostOffice, tokenIn } from './post-office.js';
import { readFieldwork } from '../support/as-operator.js';

const nothing = { read: 0, hard: 0, soft: 0, complaints: 0, named: 0, unknown: 0, ignored: 0 };

const secret = 'a-secret-for-bounces';

/** A post office whose letters have gone out, and what comes back to it. */
async function afterSending(kind: DatabaseKind, people: readonly Person[]) {
  const office = await openPostOffice(kind, people, { BOUNCE_SECRET: secret });
  const { app, ctx, server } = office;
  await office.send();
  const file = join(await freshFolder(), 'returned.mbox');
  return {
    ...office,
    file,
    /** Runs `bounces read` on these messages. */
    read: async (...messages: string[]) => {
      await writeFile(file, mboxOf(...messages));
      return bouncesRead.run({ open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined }, [file]);
    },
    /** Posts one message to the server. */
    post: async (message: string) => {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'message/rfc822' };
      const answer = await app.inject({ method: 'POST', url: '/bounces', headers, payload: message });
      return answer.json<unknown>();
    },
    /** The envelope's sender of the last letter to an address. */
    returnPathOf: (email: string) => server.letters.findLast(({ to }) => to.includes(email))?.from ?? '',
    person: (email: string) =>
      ctx.db.selectFrom('invitee').selectAll().where('email', '=', email).executeTakeFirstOrThrow(),
    letters: () => ctx.db.selectFrom('outbox').select(['returned', 'returned_at']).execute(),
    cell: async () => (await readFieldwork(ctx, '2026')).cells.find(({ invited }) => invited > 0),
  };
}

describe.each(databases)('returned mail on %s', (kind) => {
  it.each<[string, (office: Awaited<ReturnType<typeof afterSending>>, report: string) => Promise<unknown>]>([
    ['read from a file', async ({ read }, report) => (await read(report)).result],
    ['posted', ({ post }, report) => post(report)],
  ])('%s stops letters to a wrong address; the corrected one gets one letter and no blame', async (_how, giveBack) => {
    const wrong = { ...zoe, email: 'zo@example.nl' };
    const office = await afterSending(kind, []);
    const { ctx, server, send, take, outbox, passDays } = office;
    server.answer('bounce', wrong.email);
    await take('email,name,group,bureau,external_id', `${wrong.email},Zoë,ex-client,blcc,K1`);
    await inviteAll(ctx, { wave: '2026' });
    await send();
    const [report = ''] = server.reports;
    expect(await giveBack(office, report)).toEqual({ ...nothing, read: 1, hard: 1 });

    const [invitation] = await outbox();
    if (!invitation) throw new Error('no letter');
    const { wave, invitee, grp, bureau, queued_at, not_before } = invitation;
    const reminder = {
      id: ctx.newId(),
      step: 'reminder-1' as const,
      wave,
      invitee,
      grp,
      bureau,
      queued_at,
      not_before,
    };
    await ctx.db
      .insertInto('outbox')
      .values({ ...reminder, attempts: 0 })
      .execute();
    passDays(1);
    expect(await send()).toBe(0);
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 0, skipped: { bounced: 1 } });

    await take('email,name,group,bureau,external_id', `${zoe.email},Zoë,ex-client,blcc,K1`);
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 1, skipped: { bounced: 0 } });
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 0 });
    await send();
    await send();
    expect(server.letters.map(({ to }) => to)).toEqual([[wrong.email], [zoe.email]]);
    const token = server.letters[1] && tokenIn(server.letters[1]);
    expect(await findRespondent(ctx, hashOfLink(token ?? ''))).toMatchObject({ status: 'asked' });

    const before = await everyRow(ctx);
    expect(await giveBack(office, report)).toEqual({ ...nothing, read: 1, unknown: 1 });
    expect(await everyRow(ctx)).toBe(before);
  });

  test('a hard bounce marks letter and person, a soft one the letter alone; the same again changes nothing', async () => {
    const { read, returnPathOf, person, letters, ctx, passDays } = await afterSending(kind, [zoe, mila, jan]);
    const [hard, soft] = [
      eximReport({ returnPath: returnPathOf(zoe.email), recipient: zoe.email, answer: '550 5.1.1 No such user' }),
      postfixReport({ returnPath: returnPathOf(mila.email), recipient: mila.email, status: '5.2.2' }),
    ];
    const { result } = await read(hard, soft, outOfOffice(returnPathOf(jan.email)));
    expect(result).toEqual({ ...nothing, read: 3, hard: 1, soft: 1, ignored: 1 });
    expect((await person(zoe.email)).bounced_at).not.toBeNull();
    expect((await person(mila.email)).bounced_at).toBeNull();
    const states = (await letters()).map(({ returned, returned_at }) => [returned, returned_at !== null]);
    expect(states).toHaveLength(3);
    for (const state of [
      ['hard', true],
      ['soft', true],
      [null, false],
    ])
      expect(states).toContainEqual(state);
    const before = await everyRow(ctx);
    passDays(1);
    expect((await read(hard, soft)).result).toEqual({ ...nothing, read: 2, hard: 1, soft: 1 });
    expect(await everyRow(ctx)).toBe(before);
  });

  test('a soft bounce never undoes a hard one, and a hard one outdoes a soft one', async () => {
    const { read, returnPathOf, person, letters, ctx } = await afterSending(kind, [zoe]);
    const about = { returnPath: returnPathOf(zoe.email), recipient: zoe.email };
    await read(postfixReport({ ...about, status: '4.4.7', answer: 'delivery time expired' }));
    expect((await letters())[0]?.returned).toBe('soft');
    await read(exchangeReport(about));
    expect((await letters())[0]?.returned).toBe('hard');
    expect((await person(zoe.email)).bounced_at).not.toBeNull();
    const before = await everyRow(ctx);
    await read(postfixReport({ ...about, status: '5.7.1' }));
    expect(await everyRow(ctx)).toBe(before);
  });

  test('an invitation that came back, either way, was not delivered', async () => {
    const { read, returnPathOf, cell } = await afterSending(kind, [zoe, { ...mila, bureau: 'blcc' }]);
    expect(await cell()).toMatchObject({ invited: 2, delivered: 2, bounced: 0 });
    await read(postfixReport({ returnPath: returnPathOf(mila.email), recipient: mila.email, status: '5.2.2' }));
    expect(await cell()).toMatchObject({ invited: 2, delivered: 1, bounced: 0 });
    await read(exchangeReport({ returnPath: returnPathOf(zoe.email), recipient: zoe.email }));
    expect(await cell()).toMatchObject({ invited: 2, delivered: 0, bounced: 1 });
  });

  test('who has answered is not marked: the address may be another by now', async () => {
    const { ctx, read, returnPathOf, person, letters } = await afterSending(kind, [zoe]);
    const { id } = await person(zoe.email);
    await ctx.db.deleteFrom('awaiting').where('invitee', '=', id).execute();
    await read(exchangeReport({ returnPath: returnPathOf(zoe.email), recipient: zoe.email }));
    expect((await person(zoe.email)).bounced_at).toBeNull();
    expect((await letters())[0]?.returned).toBe('hard');
  });

  test('a complaint is an opt-out, also of who has answered, and again changes nothing', async () => {
    const { ctx, read, returnPathOf, person, letters } = await afterSending(kind, [zoe]);
    const { id } = await person(zoe.email);
    await ctx.db.deleteFrom('awaiting').where('invitee', '=', id).execute();
    const complaint = complaintAbout(returnPathOf(zoe.email));
    const { result } = await read(complaint);
    expect(result).toEqual({ ...nothing, read: 1, complaints: 1 });
    expect((await person(zoe.email)).opted_out_at).not.toBeNull();
    expect(await ctx.db.selectFrom('opt_out').selectAll().execute()).toHaveLength(1);
    expect((await letters())[0]?.returned).toBeNull();
    const before = await everyRow(ctx);
    expect((await read(complaint)).result).toEqual({ ...nothing, read: 1, complaints: 1 });
    expect(await everyRow(ctx)).toBe(before);
  });

  test('what only people can read is named by line and number, with what to do, and changes nothing', async () => {
    const { ctx, read, file, returnPathOf } = await afterSending(kind, [zoe]);
    const path = returnPathOf(zoe.email);
    const transcript = `From: MAILER-DAEMON@mx.example\nTo: ${path}\n\n550 5.1.1 <${zoe.email}>: User unknown\n`;
    const before = await everyRow(ctx);
    const { result, text } = await read(outOfOffice(path), transcript, transcript.replace(path, 'x@y.example'));
    expect(result).toEqual({ ...nothing, read: 3, named: 1, unknown: 1, ignored: 1 });
    expect(await everyRow(ctx)).toBe(before);
    expect(text).toMatch(new RegExp(`^${file}:\\d+: message 2 comes from a mail server.+Read it: if `));
    for (const told of [path, zoe.email]) expect(text).not.toContain(told);
  });

  test('what bears no return path of ours changes nothing, and is named by number and line', async () => {
    const { ctx, read, file, returnPathOf } = await afterSending(kind, [zoe]);
    const path = returnPathOf(zoe.email);
    const forged = path.replace(/.(?=@)/, (digit) => (digit === '0' ? '1' : '0'));
    const gone = returnPath(ctx.keys.bounce, ctx.newId(), ctx.config.bounceAddress);
    const before = await everyRow(ctx);
    const about = (to: string) => postfixReport({ returnPath: to, recipient: zoe.email });
    const { result, text } = await read(outOfOffice(path), about(forged), about(gone), about('anders@elders.nl'));
    expect(result).toEqual({ ...nothing, read: 4, unknown: 3, ignored: 1 });
    expect(await everyRow(ctx)).toBe(before);
    const lines = mboxOf(outOfOffice(path), about(forged), about(gone)).split('\n');
    const [, second = 0, third = 0] = lines.flatMap((line, i) => (line.startsWith('From ') ? [i + 1] : []));
    expect(text.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${file}:${second}: message 2 bears no return path of this server\\..+\\.$`)),
      expect.stringMatching(
        new RegExp(`^${file}:${third}: message 3 is about a letter that is not there any more.+\\.$`),
      ),
      expect.stringMatching(new RegExp(`^${file}:\\d+: message 4 bears no return path of this server\\..+\\.$`)),
      '4 read: 0 hard, 0 soft, 0 complaints (opted out), 0 named, 3 unknown, 1 ignored (no letter that came back).',
    ]);
    for (const told of [path, zoe.email, 'elders.nl']) expect(text).not.toContain(told);
  });

  test('a letter that was refused and is sent again may come back', async () => {
    const { ctx, server, invite, read, send, person, letters } = await afterSending(kind, []);
    server.answer('refuse', zoe.email);
    await invite([zoe]);
    await inviteAll(ctx, { wave: '2026' });
    await send();
    server.answer('accept', zoe.email);
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed' })).toBe(0);
    expect(await sendAgain(ctx, { wave: '2026', state: 'failed', email: zoe.email })).toBe(1);
    expect([(await letters())[0]?.returned, (await person(zoe.email)).bounced_at]).toEqual([null, null]);
    expect(await send()).toBe(1);
    await read(exchangeReport({ returnPath: server.letters.at(-1)?.from ?? '', recipient: zoe.email }));
    expect([(await letters())[0]?.returned, (await person(zoe.email)).bounced_at]).toEqual([
      'hard',
      expect.any(String),
    ]);
  });

  test('a letter of which nobody knew whether it went is not sent again once it came back', async () => {
    const { ctx, server, invite, read, send } = await afterSending(kind, []);
    server.answer('drop', zoe.email);
    await invite([zoe]);
    await inviteAll(ctx, { wave: '2026' });
    await send();
    await read(exchangeReport({ returnPath: server.letters.at(-1)?.from ?? '', recipient: zoe.email }));
    expect(await sendAgain(ctx, { wave: '2026', state: 'unknown' })).toBe(0);
  });

  it('takes many at once', async () => {
    const people = Array.from({ length: 230 }, (_, i) => ({ email: `persoon${i}@example.nl` }));
    const { ctx, server, letters } = await afterSending(kind, people);
    const bounces = server.letters.map(({ from }): Bounce => ({ returnPath: from, finding: 'address' }));
    const { counts } = await takeBounces(ctx, [...bounces, ...bounces.slice(0, 3)]);
    expect(counts).toEqual({ ...nothing, read: 233, hard: 233 });
    expect((await letters()).filter(({ returned }) => returned === 'hard')).toHaveLength(230);
  });

  test('the same address bounces at the moment that it is corrected: the corrected one is not marked', async () => {
    const { ctx, take, returnPathOf } = await afterSending(kind, [zoe]);
    await take('email,name,group,bureau,external_id', `${zoe.email},Zoë,ex-client,blcc,K1`);
    const bounce: Bounce = { returnPath: returnPathOf(zoe.email), finding: 'address' };
    await Promise.all([
      takeBounces(ctx, [bounce]),
      take('email,name,group,bureau,external_id', `zoe@anders.nl,Zoë,ex-client,blcc,K1`),
      takeBounces(ctx, [bounce]),
    ]);
    const people = await ctx.db.selectFrom('invitee').select(['email', 'bounced_at']).where('sample', '=', 0).execute();
    expect(people).toEqual([{ email: 'zoe@anders.nl', bounced_at: null }]);
  });

  test('a return path holds no address and no token, and differs from letter to letter', async () => {
    const { ctx, server, tokens } = await afterSending(kind, [zoe, mila]);
    const paths = server.letters.map(({ from }) => from);
    expect(new Set(paths).size).toBe(2);
    for (const path of paths) {
      expect(path).toMatch(/^onderzoek\+[0-9a-f]{41}@golfslag\.example$/);
      for (const token of tokens) {
        expect(path).not.toContain(token.toLowerCase());
        expect(path).not.toContain(Buffer.from(token, 'base64url').toString('hex').slice(0, 8));
      }
    }
    for (const { raw, from } of server.letters)
      expect(raw).not.toContain(from.slice(from.indexOf('+'), from.indexOf('@')));
    expect(await everyRow(ctx)).not.toMatch(/\+[0-9a-f]{41}/);
  });
});
