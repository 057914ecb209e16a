import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../src/access/accounts.js';
import { dropExpiredSessions, endSession, findSession } from '../../src/access/sessions.js';
import { dropExpiredLinks, isUsableLink, makeSignInLink, renewSignInLink, signIn } from '../../src/access/sign-in.js';
import { hashOf } from '../../src/secret.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld, type World } from '../support/world.js';

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

describe.each(databases)('signing in on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  const partner = () => addAccount(world.ctx, { email: 'noor@bureau.example', roles: ['partner'], bureau: 'blcc' });
  const link = async () => tokenOf(await makeSignInLink(world.ctx, await partner()));
  const session = async () => (await signIn(world.ctx, await link()))?.token ?? '';

  it('takes a link once, also when it is used twice at the same moment', async () => {
    const token = await link();
    expect(token).toMatch(/^[\w-]{22}$/);
    const both = await Promise.all([signIn(world.ctx, token), signIn(world.ctx, token)]);
    expect(both.filter(Boolean)).toEqual([{ account: await partner(), token: expect.stringMatching(/^[\w-]{22}$/) }]);
    expect([await isUsableLink(world.ctx, token), await signIn(world.ctx, token)]).toEqual([false, undefined]);
  });

  it('gives another session each time, of the account that the link is for', async () => {
    const [one, other] = [await session(), await session()];
    expect(one).not.toBe(other);
    for (const token of [one, other]) {
      expect(await findSession(world.ctx, token)).toMatchObject({ hash: hashOf(token), account: await partner() });
    }
    await endSession(world.ctx, one);
    expect(await findSession(world.ctx, one)).toBeUndefined();
    expect(await findSession(world.ctx, other)).toBeDefined();
  });

  it('leaves nothing in the database that signs in: neither a link, nor a session, nor by its hash', async () => {
    const [unused, token] = [await link(), await session()];
    const rows = await everyRow(world.ctx);
    for (const kept of [hashOf(unused), hashOf(token)]) expect(rows).toContain(kept);
    for (const secret of [unused, token]) expect(rows).not.toContain(secret);
    expect(await signIn(world.ctx, hashOf(unused))).toBeUndefined();
    expect(await findSession(world.ctx, hashOf(token))).toBeUndefined();
  });

  it('makes a lost link worthless when a new one is made, and leaves who is signed in alone', async () => {
    const [lost, token] = [await link(), await session()];
    const renewed = tokenOf(await renewSignInLink(world.ctx, await partner()));
    expect(await signIn(world.ctx, lost)).toBeUndefined();
    expect(await findSession(world.ctx, token)).toBeDefined();
    expect(await signIn(world.ctx, renewed)).toBeDefined();
  });

  it('looks at links without using them up, and at sessions without writing each time', async () => {
    const [unused, token] = [await link(), await session()];
    const before = await everyRow(world.ctx);
    for (let i = 0; i < 3; i++) {
      expect([await isUsableLink(world.ctx, unused), await isUsableLink(world.ctx, 'x')]).toEqual([true, false]);
      await findSession(world.ctx, token);
    }
    expect(await everyRow(world.ctx)).toBe(before);
  });
});

describe.each(databases)('as time goes by, on %s,', (kind) => {
  it('a mailed link stops working after an hour', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const account = await addAccount(ctx, { email: 'noor@bureau.example', roles: ['coordinator'], bureau: null });
    const token = tokenOf(await makeSignInLink(ctx, account, 'mailed'));
    passDays(59 / 1440);
    expect(await isUsableLink(ctx, token)).toBe(true);
    passDays(2 / 1440);
    expect([await isUsableLink(ctx, token), await signIn(ctx, token)]).toEqual([false, undefined]);
  });

  it('a link stops working after a week, and is dropped', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const account = await addAccount(ctx, { email: 'noor@bureau.example', roles: ['coordinator'], bureau: null });
    const token = tokenOf(await makeSignInLink(ctx, account));
    passDays(6.999);
    await dropExpiredLinks(ctx);
    expect(await isUsableLink(ctx, token)).toBe(true);
    passDays(0.002);
    expect([await isUsableLink(ctx, token), await signIn(ctx, token)]).toEqual([false, undefined]);
    await dropExpiredLinks(ctx);
    expect(await ctx.db.selectFrom('sign_in').selectAll().execute()).toEqual([]);
  });

  it('a session ends after twelve hours without a visit, after thirty days anyhow, and is dropped', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const account = await addAccount(ctx, { email: 'noor@bureau.example', roles: ['coordinator'], bureau: null });
    const begin = async () => (await signIn(ctx, tokenOf(await makeSignInLink(ctx, account))))?.token ?? '';
    const passHours = (hours: number) => {
      passDays(hours / 24);
    };
    const [left, visited] = [await begin(), await begin()];
    passHours(11.9);
    expect(await findSession(ctx, visited)).toBeDefined();
    passHours(0.2);
    expect(await findSession(ctx, left)).toBeUndefined();
    await dropExpiredSessions(ctx);
    expect(await ctx.db.selectFrom('session').select('hash').execute()).toEqual([{ hash: hashOf(visited) }]);
    for (let hours = 12.1; hours + 11.5 < 720; hours += 11.5) {
      passHours(11.5);
      expect(await findSession(ctx, visited)).toBeDefined();
    }
    passHours(11.5);
    expect(await findSession(ctx, visited)).toBeUndefined();
    await dropExpiredSessions(ctx);
    expect(await ctx.db.selectFrom('session').selectAll().execute()).toEqual([]);
  });

  it('that somebody was seen is written down once in five minutes', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const account = await addAccount(ctx, { email: 'noor@bureau.example', roles: ['coordinator'], bureau: null });
    const token = (await signIn(ctx, tokenOf(await makeSignInLink(ctx, account))))?.token ?? '';
    const seen = async () => {
      await findSession(ctx, token);
      return (await ctx.db.selectFrom('session').select('seen_at').executeTakeFirstOrThrow()).seen_at;
    };
    const minute = 1 / 1440;
    const first = await seen();
    passDays(4 * minute);
    expect(await seen()).toBe(first);
    passDays(2 * minute);
    const second = await seen();
    expect(Date.parse(second) - Date.parse(first)).toBeGreaterThan(300_000);
    expect(await seen()).toBe(second);
  });
});
