import { beforeAll, describe, expect, it } from 'vitest';
import {
  addAccount,
  changeAccount,
  findFirstOf,
  getAccount,
  getAccountOf,
  listAccounts,
  removeAccount,
  signOutEverywhere,
} from '../../src/access/accounts.js';
import type { Role } from '../../src/access/rights.js';
import { findSession } from '../../src/access/sessions.js';
import { isUsableLink, makeSignInLink, signIn } from '../../src/access/sign-in.js';
import { transact } from '../../src/database/transact.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld, type World } from '../support/world.js';

describe.each(databases)('an account on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it('holds its roles in one order and its address as it was given, and is found by any way to write that', async () => {
    const asked = { email: ' Noor@Bureau.Example', roles: ['partner', 'staff', 'partner'], bureau: 'blcc' } as const;
    const made = await addAccount(world.ctx, asked);
    expect(made).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      email: 'Noor@Bureau.Example',
      roles: ['staff', 'partner'],
      bureau: 'blcc',
    });
    const before = await everyRow(world.ctx);
    const again = { ...asked, email: 'noor@bureau.example', roles: ['staff', 'partner'] } as const;
    expect(await addAccount(world.ctx, again)).toEqual(made);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('is made once when it is asked for twice at the same moment', async () => {
    const asked = { email: 'samen@bureau.example', roles: ['coordinator'], bureau: null } as const;
    const [one, other] = await Promise.all([addAccount(world.ctx, asked), addAccount(world.ctx, asked)]);
    expect(one).toEqual(other);
  });

  it.each<[why: string, email: string, roles: readonly Role[], bureau: string | null, sentence: RegExp]>([
    ['no address', 'noor', ['coordinator'], null, /^"noor" is not an e-mail address\.$/],
    ['a partner of no bureau', 'p@bureau.example', ['partner'], null, /^A partner belongs to a bureau/],
    ['staff of no bureau', 's@bureau.example', ['coordinator', 'staff'], null, /^A staff belongs to a bureau/],
    ['an unknown bureau', 'p@bureau.example', ['partner'], 'nergens', /^There is no bureau "nergens"/],
    [
      'other roles for a known address',
      'noor@bureau.example',
      ['coordinator'],
      null,
      /^Noor@Bureau\.Example has an account already\. `golfslag account add Noor@Bureau\.Example --role staff --role partner --bureau blcc` gives a new link/,
    ],
    ['another bureau', 'noor@bureau.example', ['staff', 'partner'], 'careercoach', /has an account already/],
  ])('is refused with %s, and nothing changes', async (_why, email, roles, bureau, message) => {
    await addAccount(world.ctx, { email: 'Noor@Bureau.Example', roles: ['staff', 'partner'], bureau: 'blcc' });
    const before = await everyRow(world.ctx);
    await expect(addAccount(world.ctx, { email, roles, bureau })).rejects.toThrow(message);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('of the coordinator is there after the first start', async () => {
    const { ctx } = await openWorld(kind);
    expect(await findFirstOf(ctx, 'coordinator')).toMatchObject({ roles: ['coordinator'], bureau: null });
    const production = await openWorld(kind, { NODE_ENV: 'production', SECRET: 'x'.repeat(32) });
    expect(await findFirstOf(production.ctx, 'coordinator')).toBeUndefined();
  });
});

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

describe.each(databases)('who signs in on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  /** An account that is signed in somewhere and has a link that it did not use yet. */
  async function signedIn(email: string) {
    const { ctx } = world;
    const account = await addAccount(ctx, { email, roles: ['coordinator'], bureau: null });
    const { token = '' } = (await signIn(ctx, tokenOf(await makeSignInLink(ctx, account)))) ?? {};
    return { account, token, link: tokenOf(await makeSignInLink(ctx, account)) };
  }
  const stillIn = async ({ token, link }: { token: string; link: string }) => [
    (await findSession(world.ctx, token)) !== undefined,
    await isUsableLink(world.ctx, link),
  ];

  it('is listed with roles, bureau and when they were last seen, in the order of the addresses', async () => {
    const { ctx } = await openWorld(kind);
    const before = await listAccounts(ctx);
    const account = await addAccount(ctx, { email: 'Aad@bureau.example', roles: ['staff'], bureau: 'blcc' });
    expect((await listAccounts(ctx))[0]).toEqual({
      ...{ ...account, firstSignedIn: null, lastSeen: null },
      added: expect.stringMatching(/Z$/),
    });
    for (let i = 0; i < 2; i++) await signIn(ctx, tokenOf(await makeSignInLink(ctx, account)));
    const after = await listAccounts(ctx);
    expect([after[0]?.lastSeen, after.length]).toEqual([expect.stringMatching(/Z$/), before.length + 1]);
  });

  it('is signed out everywhere at once, links included, and nobody else is', async () => {
    const [one, other] = [await signedIn('een@bureau.example'), await signedIn('twee@bureau.example')];
    await transact(world.ctx, (tx) => signOutEverywhere(tx, one.account));
    expect([await stillIn(one), await stillIn(other)]).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('stays while no other coordinator is known to get in, whoever takes them away', async () => {
    const { ctx } = await openWorld(kind);
    const asked = { roles: ['coordinator'], bureau: null } as const;
    const [first] = (await listAccounts(ctx)).filter(({ roles }) => roles.includes('coordinator'));
    // Nobody signed in yet: one of two may go, and then the other stays.
    const typo = await addAccount(ctx, { ...asked, email: 'els@bureua.example' });
    await removeAccount(ctx, typo.email);
    await expect(removeAccount(ctx, first?.email ?? '')).rejects.toThrow(/last coordinator/);
    const els = await addAccount(ctx, { ...asked, email: 'els@bureau.example' });
    await signIn(ctx, tokenOf(await makeSignInLink(ctx, els)));
    await expect(removeAccount(ctx, els.email)).rejects.toThrow(/last coordinator/);
    await expect(changeAccount(ctx, { id: els.id, roles: ['staff'], bureau: 'blcc' })).rejects.toThrow(
      /last coordinator/,
    );
    await removeAccount(ctx, first?.email ?? '');
    expect((await findFirstOf(ctx, 'coordinator'))?.email).toBe(els.email);
  });

  it('is gone once removed: from the list, every browser, every link and the database', async () => {
    const gone = await signedIn('Weg@bureau.example');
    await removeAccount(world.ctx, 'weg@BUREAU.example');
    expect(await stillIn(gone)).toEqual([false, false]);
    await expect(getAccountOf(world.ctx, 'weg@bureau.example')).rejects.toThrow(/has no account/);
    const { rows } = { rows: await world.ctx.db.selectFrom('account').select('email').execute() };
    expect(rows.map(({ email }) => email)).not.toContain('Weg@bureau.example');
  });

  it('stays the author of what they judged, without any right, and can be added anew', async () => {
    const { ctx } = world;
    const judge = await signedIn('rechter@bureau.example');
    const pair = { wave: '2026', against: '2015', grp: 'ex-client' };
    const judgement = { id: ctx.newId(), ...pair, question: 'XC_INITIATIEF', reason: 'spelling', marked_at: '2026' };
    await ctx.db
      .insertInto('judgement')
      .values({ ...judgement, account: judge.account.id })
      .execute();
    await removeAccount(ctx, 'rechter@bureau.example');
    const by = ctx.db
      .selectFrom('judgement as j')
      .innerJoin('account as a', 'a.id', 'j.account')
      .select(['a.email', 'a.roles'])
      .where('j.id', '=', judgement.id);
    expect(await by.execute()).toEqual([{ email: 'rechter@bureau.example', roles: '[]' }]);
    expect((await listAccounts(ctx)).map(({ email }) => email)).not.toContain('rechter@bureau.example');
    const again = await addAccount(ctx, { email: 'rechter@bureau.example', roles: ['partner'], bureau: 'blcc' });
    expect(again).toMatchObject({ id: judge.account.id, roles: ['partner'], bureau: 'blcc' });
    expect(await stillIn(judge)).toEqual([false, false]);
  });

  it('is not known to get in when it is added anew, whatever was filled in for it once removed', async () => {
    const { ctx } = await openWorld(kind);
    const asked = { email: 'rechter@bureau.example', roles: ['coordinator'], bureau: null } as const;
    const [first] = (await listAccounts(ctx)).filter(({ roles }) => roles.includes('coordinator'));
    const { email = '' } = first ?? {};
    await signIn(ctx, tokenOf(await makeSignInLink(ctx, await getAccountOf(ctx, email))));
    // As migration 0028 left an account that was removed before it.
    const { id } = await addAccount(ctx, asked);
    await ctx.db.updateTable('account').set({ roles: '[]', signed_in_at: '2026-01-01' }).where('id', '=', id).execute();
    expect((await addAccount(ctx, asked)).id).toBe(id);
    expect((await listAccounts(ctx)).find((one) => one.id === id)?.firstSignedIn).toBeNull();
    await expect(removeAccount(ctx, email)).rejects.toThrow(/last coordinator/);
  });

  it('changes no account into one of a bureau that is not named, or not there', async () => {
    const { ctx } = await openWorld(kind);
    const { id } = await addAccount(ctx, { email: 'leiding@bureau.example', roles: ['coordinator'], bureau: null });
    const change = (bureau: string | null) => changeAccount(ctx, { id, roles: ['staff'], bureau });
    await expect(change(null)).rejects.toMatchObject({ status: 400 });
    await expect(change('nergens')).rejects.toThrow(/nergens/);
    expect((await getAccount(ctx, id)).roles).toEqual(['coordinator']);
  });
});
