import { beforeAll, describe, expect, it, test } from 'vitest';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { returnPath } from '../../../src/mail/return-path.js';
import { eximReport, mboxOf, outOfOffice, postfixReport } from '../../support/bounce-reports.js';
import { namesake, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { routesOf } from '../../support/routes.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const secret = 'a-secret-for-bounces';
const nothing = { read: 0, hard: 0, soft: 0, complaints: 0, named: 0, unknown: 0, ignored: 0 };

const send = ({ app }: World, payload: string, type: string, authorization = `Bearer ${secret}`) =>
  app.inject({
    ...{ method: 'POST', url: '/bounces', payload },
    headers: { 'content-type': type, ...(authorization && { authorization }) },
  });

describe.each(databases)('POST /bounces on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind, { BOUNCE_SECRET: secret });
  });

  /** The return path of a letter to somebody who was not here before. */
  async function sentTo(email = namesake().email): Promise<string> {
    const { ctx } = world;
    await world.invite([{ ...zoe, email }]);
    await inviteAll(ctx, { wave: '2026' });
    const letter = await ctx.db
      .selectFrom('outbox')
      .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
      .select('outbox.id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    return returnPath(ctx.keys.bounce, letter.id, ctx.config.bounceAddress);
  }

  it.each<[string, string]>([
    ['nothing', ''],
    ['a wrong secret', 'Bearer wrong-secret-for-bounces'],
    ['part of the secret', `Bearer ${secret.slice(0, -1)}`],
    ['the secret of another kind', `Basic ${secret}`],
    ['two secrets', `Bearer x ${secret}`],
  ])('refuses who shows %s, before it reads anything', async (_what, authorization) => {
    const report = postfixReport({ returnPath: await sentTo(), recipient: zoe.email });
    const before = await everyRow(world.ctx);
    for (const [payload, type] of [
      [report, 'message/rfc822'],
      ['{', 'application/json'],
      ['x=1', 'application/x-www-form-urlencoded'],
    ] as const) {
      const answer = await send(world, payload, type, authorization);
      expect([answer.statusCode, answer.headers['content-type'], answer.headers['www-authenticate']]).toEqual([
        ...[401, 'application/problem+json; charset=utf-8', 'Bearer'],
      ]);
      expect(answer.json()).toMatchObject({
        type: 'urn:golfslag:problem:unauthorized',
        detail: expect.stringContaining('BOUNCE_SECRET'),
      });
    }
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it.each(['message/rfc822', 'text/plain', 'text/plain; charset=utf-8'])('takes a message as %s', async (type) => {
    const report = eximReport({ returnPath: await sentTo(), recipient: zoe.email, answer: '550 5.1.1 No such user' });
    const answer = await send(world, report, type);
    expect([answer.statusCode, answer.json()]).toEqual([200, { ...nothing, read: 1, hard: 1 }]);
  });

  it('takes a mailbox', async () => {
    const [one, two] = [await sentTo(), await sentTo()];
    const messages = [
      postfixReport({ returnPath: one, recipient: zoe.email }),
      postfixReport({ returnPath: two, recipient: zoe.email, status: '5.2.2' }),
      outOfOffice(one),
      postfixReport({ returnPath: 'x@y.example', recipient: zoe.email }),
    ];
    const answer = await send(world, mboxOf(...messages), 'text/plain');
    expect(answer.json()).toEqual({ ...nothing, read: 4, hard: 1, soft: 1, unknown: 1, ignored: 1 });
  });

  it('takes JSON, with the status alone', async () => {
    const [one, two, three] = [await sentTo(), await sentTo(), await sentTo()];
    const bounces = [
      { returnPath: one, status: '5.1.1' },
      { returnPath: `<${two.toUpperCase()}>`, status: '5.7.1', provider: 'says more' },
      { returnPath: three, status: '2.0.0' },
      { returnPath: 'x@y.example', status: '5.1.1' },
    ];
    const answer = await send(world, JSON.stringify({ bounces }), 'application/json');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { ...nothing, read: 4, hard: 1, soft: 1, unknown: 1, ignored: 1 },
    ]);
    const marked = await world.ctx.db.selectFrom('outbox').select('returned').where('returned', '=', 'hard').execute();
    expect(marked.length).toBeGreaterThan(0);
  });

  it.each<[string, string, string, number, string]>([
    ['what is no mail', 'text/plain', 'email,name', 400, 'not-mail'],
    ['a damaged JSON', 'application/json', '{"bounces":[', 400, 'bad-request'],
    ['other JSON', 'application/json', '{"bounce":[]}', 400, 'bad-request'],
    [
      'a status that is none',
      'application/json',
      '{"bounces":[{"returnPath":"x","status":"550"}]}',
      400,
      'bad-request',
    ],
    [
      'more than a thousand',
      'application/json',
      JSON.stringify({ bounces: Array(1001).fill({ returnPath: 'x', status: '5.1.1' }) }),
      ...([400, 'bad-request'] as const),
    ],
    ['more than it takes', 'message/rfc822', `From: x\n\n${'x'.repeat(1_000_000)}`, 413, 'too-large'],
    ['a form', 'application/x-www-form-urlencoded', 'returnPath=x&status=5.1.1', 415, 'unsupported-media-type'],
    ['XML', 'text/xml', '<x/>', 415, 'unsupported-media-type'],
  ])('refuses %s with a problem document, and changes nothing', async (_what, type, payload, status, code) => {
    const before = await everyRow(world.ctx);
    const answer = await send(world, payload, type);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ type: `urn:golfslag:problem:${code}`, status });
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('names the field that is wrong', async () => {
    const bounces = [{ returnPath: 'x', status: '5.1.1' }, { returnPath: 'geheim@x.example' }];
    const { detail } = (await send(world, JSON.stringify({ bounces }), 'application/json')).json<{ detail: string }>();
    expect(detail).toContain('bounces.1.status: ');
    expect(detail).not.toContain('geheim');
  });

  it('cannot be asked for: any other method finds nothing, and changes nothing', async () => {
    const path = await sentTo();
    const before = await everyRow(world.ctx);
    const payload = JSON.stringify({ bounces: [{ returnPath: path, status: '5.1.1' }] });
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'] as const) {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      const answer = await world.app.inject({ method, url: `/bounces?returnPath=${path}`, headers, payload });
      expect([method, answer.statusCode]).toEqual([method, 404]);
    }
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('is with one-click opt-out the only address that takes anything but forms', async () => {
    const signedIn = await signIn(world, ['coordinator', 'staff', 'partner']);
    const posted = routesOf(world.app).filter(({ methods }) => methods.includes('POST'));
    expect(posted.map(({ url }) => url)).toEqual(expect.arrayContaining(['/bounces', '/intrekken', '/afmelden']));
    for (const { url } of posted.filter((route) => !['/bounces', '/afmelden/:token'].includes(route.url))) {
      for (const type of ['message/rfc822', 'text/plain', 'application/json']) {
        const headers = { ...signedIn, 'content-type': type, authorization: `Bearer ${secret}` };
        const answer = await world.app.inject({
          method: 'POST',
          url: url.replace(':page', 'slot'),
          headers,
          payload: '{}',
        });
        expect([url, type, answer.statusCode]).toEqual([url, type, 415]);
      }
    }
  });
});

test('without BOUNCE_SECRET there is no such address', async () => {
  const world = await openWorld('sqlite');
  const [answer, nowhere] = [
    await send(world, 'x', 'application/x-www-form-urlencoded'),
    await world.app.inject({ method: 'POST', url: '/nergens' }),
  ];
  expect([answer.statusCode, answer.body]).toEqual([404, nowhere.body]);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
});

test('neither the secret nor anything of what came back gets into the log', async () => {
  const world = await openWorld('sqlite', { BOUNCE_SECRET: secret, LOG_LEVEL: 'trace' });
  const path = returnPath(world.ctx.keys.bounce, world.ctx.newId(), world.ctx.config.bounceAddress);
  const report = postfixReport({ returnPath: path, recipient: zoe.email });
  await send(world, report, 'message/rfc822');
  await send(world, JSON.stringify({ bounces: [{ returnPath: path, status: '5.1.1' }] }), 'application/json');
  await send(world, `{"bounces":[{"returnPath":"${path}`, 'application/json');
  await send(world, report, 'message/rfc822', 'Bearer not-the-secret');
  await world.ctx.database.close();
  expect((await send(world, report, 'message/rfc822')).statusCode).toBe(500);
  const log = world.log();
  expect(log).toContain('"route":"/bounces"');
  for (const trace of [
    secret,
    'not-the-secret',
    zoe.email,
    path.slice(path.indexOf('+'), path.indexOf('@')),
    '5.1.1',
  ]) {
    expect(log).not.toContain(trace);
  }
});
