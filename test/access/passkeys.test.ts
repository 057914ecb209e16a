import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { addAccount, removeAccount, resetAccount, signOutEverywhere, type Account } from '../../src/access/accounts.js';
import { addPasskey, askForPasskey, isFresh } from '../../src/access/add-passkey.js';
import { dropExpiredChallenges } from '../../src/access/challenges.js';
import { listPasskeys, removePasskey } from '../../src/access/passkeys.js';
import { relyingPartyOf } from '../../src/access/relying-party.js';
import { findSession } from '../../src/access/sessions.js';
import { askToSign, signInByPasskey } from '../../src/access/sign-in-by-passkey.js';
import { readConfig } from '../../src/config.js';
import { transact } from '../../src/database/transact.js';
import { listEvents } from '../../src/study/events.js';
import { Authenticator, type Device } from '../support/authenticator.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld, type World } from '../support/world.js';

const party = { id: 'localhost', origin: 'http://localhost:3000' };
const minute = 1 / 1440;

/** What somebody does with passkeys in a world, by the session or the browser `here`. */
function passkeysIn({ ctx }: World) {
  let n = 0;
  return {
    person: () =>
      addAccount(ctx, { email: `${++n}-${ctx.newId()}@bureau.example`, roles: ['partner'], bureau: 'blcc' }),
    asked: async (account: Account, holder = 'here') =>
      JSON.stringify(await askForPasskey(ctx, party, { account, holder, site: 'Onderzoek', known: [] })),
    add: async (account: Account, given: string, holder = 'here') =>
      !('refused' in (await addPasskey(ctx, party, { account, holder, name: 'laptop', given }))),
    asks: async (holder = 'here') => JSON.stringify(await askToSign(ctx, party, holder)),
    signIn: async (given: string, holder = 'here') => {
      const session = await signInByPasskey(ctx, party, { holder, given });
      return 'refused' in session ? undefined : session;
    },
  };
}

/** A person with a device that has a passkey. */
async function withPasskey(world: World, otherwise: Partial<Device> = {}) {
  const { person, asked, add } = passkeysIn(world);
  const [account, device] = [await person(), new Authenticator()];
  expect(await add(account, device.make(await asked(account), otherwise))).toBe(true);
  return { account, device };
}

describe.each(databases)('a passkey, on %s,', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it('signs its owner in, and both that and adding it are in the log', async () => {
    const { asks, signIn } = passkeysIn(world);
    const { account, device } = await withPasskey(world);
    const session = await signIn(device.sign(await asks()));
    expect(session?.account).toEqual(account);
    expect(await findSession(world.ctx, session?.token ?? '')).toMatchObject({ account });
    const mine = (await listEvents(world.ctx)).filter(({ who }) => who === account.email);
    expect(mine.map(({ action }) => action).sort()).toEqual(['passkey added', 'signed in']);
    expect(await listPasskeys(world.ctx, account.id)).toMatchObject([
      { name: 'laptop', addedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), credential: device.id },
    ]);
  });

  it('is asked for by its device alone, with a finger, a face or a PIN', async () => {
    const { person, asked, asks } = passkeysIn(world);
    const account = await person();
    expect(JSON.parse(await asked(account))).toMatchObject({
      rp: { id: 'localhost', name: 'Onderzoek' },
      user: { id: Buffer.from(account.id).toString('base64url'), name: account.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    const { challenge, ...rest } = JSON.parse(await asks()) as Record<string, unknown>;
    expect(rest).toEqual({ rpId: 'localhost', userVerification: 'required', timeout: 300_000 });
    expect(challenge).toMatch(/^[\w-]{100,}$/);
  });

  it.each<[string, Partial<Device>]>([
    ['was asked for by another site', { origin: 'https://localhost.example' }],
    ['is on another port', { origin: 'http://localhost:4000' }],
    ['is for another host', { rpId: 'example.org' }],
    ['was used without finger, face or PIN', { verifies: false }],
    ['says that it is of somebody else', { userHandle: Buffer.from('x'.repeat(22)).toString('base64url') }],
    ['signed with another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ])('signs nobody in where what it signed %s', async (_what, otherwise) => {
    const { asks, signIn } = passkeysIn(world);
    const { device } = await withPasskey(world);
    const before = await everyRow(world.ctx);
    expect(await signIn(device.sign(await asks(), otherwise))).toBeUndefined();
    expect(await everyRow(world.ctx)).toBe(before);
    expect(await signIn(device.sign(await asks()))).toBeDefined();
  });

  it('answers a challenge once, also at the same moment, and only what this browser was asked', async () => {
    const { asks, signIn, asked } = passkeysIn(world);
    const { account, device } = await withPasskey(world);
    const given = device.sign(await asks());
    const both = await Promise.all([signIn(given), signIn(given)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await signIn(given)).toBeUndefined();
    const elsewhere = device.sign(await asks('there'));
    expect(await signIn(elsewhere)).toBeUndefined();
    expect(await signIn(elsewhere, 'there')).toBeDefined();
    expect(await signIn(device.sign(await asked(account)))).toBeUndefined();
    const challenge = Buffer.alloc(80).toString('base64url');
    expect(await signIn(device.sign(JSON.stringify({ challenge })))).toBeUndefined();
  });

  it('does not sign in as another: each account has its own', async () => {
    const { asks, signIn } = passkeysIn(world);
    const [one, other] = [await withPasskey(world), await withPasskey(world)];
    const userHandle = Buffer.from(other.account.id).toString('base64url');
    expect(await signIn(one.device.sign(await asks(), { userHandle }))).toBeUndefined();
    const asOther = one.device.sign(await asks()).replace(one.device.id, other.device.id);
    expect(await signIn(asOther)).toBeUndefined();
    expect((await signIn(one.device.sign(await asks())))?.account).toEqual(one.account);
  });

  it.each(['', '{', 'null', '[]', '{"id":"x"}', '{"id":"x","type":"public-key","response":{}}'])(
    'is not what %j says, which is refused',
    async (given) => {
      const { person, add, signIn } = passkeysIn(world);
      const account = await person();
      expect([await signIn(given), await add(account, given)]).toEqual([undefined, false]);
      expect(await listPasskeys(world.ctx, account.id)).toEqual([]);
    },
  );

  it('counts up where its device counts: a copy that lags behind is refused', async () => {
    const { asks, signIn } = passkeysIn(world);
    const { device } = await withPasskey(world, { counter: 7 });
    const counted = async (counter: number) => (await signIn(device.sign(await asks(), { counter }))) !== undefined;
    expect([await counted(7), await counted(6), await counted(8), await counted(8)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect([await counted(2 ** 32 - 1), await counted(0)]).toEqual([true, false]);
  });

  it.each<[string, Partial<Device>]>([
    ['of another site', { origin: 'https://example.org' }],
    ['for another host', { rpId: 'example.org' }],
    ['that asks for no finger, face or PIN', { verifies: false }],
  ])('%s is not added', async (_what, otherwise) => {
    const { person, asked, add } = passkeysIn(world);
    const account = await person();
    const before = await everyRow(world.ctx);
    expect(await add(account, new Authenticator().make(await asked(account), otherwise))).toBe(false);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('is added once, by the session that was asked, and not to a second account', async () => {
    const { person, asked, add } = passkeysIn(world);
    const [account, other, device] = [await person(), await person(), new Authenticator()];
    const given = device.make(await asked(account));
    expect(await add(account, given, 'another session')).toBe(false);
    expect([await add(account, given), await add(account, given)]).toEqual([true, false]);
    const [known] = await listPasskeys(world.ctx, account.id);
    await removePasskey(world.ctx, account, known?.id ?? '');
    // The same once more, when there is none any longer: what was signed was used.
    expect(await add(account, given)).toBe(false);
    expect(await add(account, device.make(await asked(account)))).toBe(true);
    expect(await add(other, device.make(await asked(other)))).toBe(false);
    expect(await listPasskeys(world.ctx, other.id)).toEqual([]);
  });

  it('is removed by its owner alone, and then signs nobody in', async () => {
    const { asks, signIn } = passkeysIn(world);
    const [one, other] = [await withPasskey(world), await withPasskey(world)];
    const id = (await listPasskeys(world.ctx, one.account.id))[0]?.id ?? '';
    await expect(removePasskey(world.ctx, other.account, id)).rejects.toMatchObject({ status: 404 });
    await removePasskey(world.ctx, one.account, id);
    expect(await signIn(one.device.sign(await asks()))).toBeUndefined();
    expect((await listEvents(world.ctx))[0]).toMatchObject({ action: 'passkey removed', who: one.account.email });
    await expect(removePasskey(world.ctx, one.account, id)).rejects.toMatchObject({ status: 404 });
  });

  it('outlives signing out everywhere, and ends with a reset and with the account', async () => {
    const { ctx } = world;
    const { asks, signIn } = passkeysIn(world);
    const [one, other] = [await withPasskey(world), await withPasskey(world)];
    await transact(ctx, (tx) => signOutEverywhere(tx, one.account));
    expect(await signIn(one.device.sign(await asks()))).toBeDefined();
    await transact(ctx, (tx) => resetAccount(tx, one.account));
    await removeAccount(ctx, other.account.email);
    for (const { device } of [one, other]) expect(await signIn(device.sign(await asks()))).toBeUndefined();
    // The same address again is another account.
    const again = await addAccount(ctx, other.account);
    expect([await listPasskeys(ctx, again.id), await signIn(other.device.sign(await asks()))]).toEqual([[], undefined]);
  });

  it('leaves no challenge in the database, not even one that was answered', async () => {
    const { asks, signIn } = passkeysIn(world);
    const { device } = await withPasskey(world);
    const options = await asks();
    const { challenge } = JSON.parse(options) as { challenge: string };
    expect(await everyRow(world.ctx)).not.toContain(challenge);
    expect(await signIn(device.sign(options))).toBeDefined();
    expect(await everyRow(world.ctx)).not.toContain(challenge);
  });
});

test.each(databases)('a challenge can be answered for ten minutes on %s, and is then dropped', async (kind) => {
  const world = await openWorld(kind);
  const { person, asked, add, asks, signIn } = passkeysIn(world);
  const { device } = await withPasskey(world);
  const [account, other] = [await person(), new Authenticator()];
  const [late, made] = [device.sign(await asks()), other.make(await asked(account))];
  world.passDays(9 * minute);
  const given = device.sign(await asks());
  expect(await signIn(given)).toBeDefined();
  world.passDays(2 * minute);
  expect([await signIn(late), await add(account, made)]).toEqual([undefined, false]);
  await dropExpiredChallenges(world.ctx);
  expect(await signIn(given)).toBeUndefined();
  world.passDays(9 * minute);
  await dropExpiredChallenges(world.ctx);
  expect(await world.ctx.db.selectFrom('used_challenge').selectAll().execute()).toEqual([]);
  expect(await signIn(given)).toBeUndefined();
});

test('a passkey is added within half an hour after signing in', async () => {
  const { ctx } = await openWorld('sqlite');
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  expect([isFresh(ctx, ago(29)), isFresh(ctx, ago(31))]).toEqual([true, false]);
});

test.each([
  ['https://Onderzoek.Bureau.nl', { id: 'onderzoek.bureau.nl', origin: 'https://onderzoek.bureau.nl' }],
  ['https://onderzoek.bureau.nl:8443/', { id: 'onderzoek.bureau.nl', origin: 'https://onderzoek.bureau.nl:8443' }],
  ['http://localhost:3000', party],
  ['http://onderzoek.bureau.nl', undefined],
  ['http://127.0.0.1:3000', undefined],
  ['https://192.168.1.9', undefined],
  ['https://[::1]', undefined],
])('at %s passkeys are made for %j', (baseUrl, wanted) => {
  expect(relyingPartyOf(readConfig({ BASE_URL: baseUrl }))).toEqual(wanted);
});
