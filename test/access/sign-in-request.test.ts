import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount, removeAccount } from '../../src/access/accounts.js';
import { findSession } from '../../src/access/sessions.js';
import { askToSignIn, dropExpiredCodes, showCode, signInByCode } from '../../src/access/sign-in-request.js';
import { signIn } from '../../src/access/sign-in.js';
import { hashOf } from '../../src/secret.js';
import { stranger } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld, type World } from '../support/world.js';

const noor = { email: 'Noor@bureau.example', roles: ['partner'], bureau: 'blcc' } as const;

describe.each(databases)('a code that was mailed, on %s', (kind) => {
  let world: World;
  let request = '';
  beforeAll(async () => {
    world = await openWorld(kind);
    await addAccount(world.ctx, noor);
  });
  const ask = async (email = 'noor@BUREAU.example') => {
    request = world.ctx.newId();
    const mailed = await askToSignIn(world.ctx, email, request);
    if (!mailed) throw new Error(`${email} has no account`);
    return mailed;
  };
  const use = (typed: string, of = request) => signInByCode(world.ctx, of, typed);

  it('signs in once, and so does its link: whichever comes first', async () => {
    const { code, token } = await ask();
    const session = await use(code);
    expect(session?.account.email).toBe(noor.email);
    expect(await findSession(world.ctx, session?.token ?? '')).toBeDefined();
    expect([await use(code), await signIn(world.ctx, token)]).toEqual([undefined, undefined]);
    const other = await ask();
    expect(await signIn(world.ctx, other.token)).toBeDefined();
    expect(await use(other.code)).toBeUndefined();
  });

  it('signs one of two in that are typed at the same moment', async () => {
    const { code } = await ask();
    expect((await Promise.all([use(code), use(code)])).filter(Boolean)).toHaveLength(1);
  });

  it.each<[string, (code: string) => string]>([
    ['as it is mailed', showCode],
    ['without a hyphen', (code) => code],
    ['in small letters, with spaces', (code) => ` ${code.toLowerCase().split('').join(' ')} `],
    ['with O for 0 and l for 1', (code) => code.replaceAll('0', 'O').replaceAll('1', 'l')],
  ])('is taken %s', async (_how, written) => {
    const { code } = await ask();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(await use(written(code))).toBeDefined();
  });

  it('can be tried five times, and belongs to its own request', async () => {
    const { code, token } = await ask();
    const own = request;
    const other = await ask();
    expect([await use(other.code, own), await use(code), await use(code, stranger.token)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (let i = 0; i < 4; i++) expect(await use('', own)).toBeUndefined();
    expect(await use(code, own)).toBeUndefined();
    expect(await use(other.code)).toBeDefined();
    expect(await signIn(world.ctx, token)).toBeDefined();
  });

  it('leaves nothing in the database by which it is found', async () => {
    const { code, token } = await ask();
    const rows = await everyRow(world.ctx);
    for (const secret of [code, showCode(code), token, request]) expect(rows).not.toContain(secret);
    expect(rows).not.toContain(hashOf(code));
    expect(rows).toContain(hashOf(request));
    expect(await use(code, hashOf(request))).toBeUndefined();
  });

  it('keeps of an address without an account the same as of one, and not the address', async () => {
    const before = JSON.parse(await everyRow(world.ctx)) as [string, unknown[]][];
    expect(await askToSignIn(world.ctx, stranger.email, world.ctx.newId())).toBeUndefined();
    const after = JSON.parse(await everyRow(world.ctx)) as [string, unknown[]][];
    expect(JSON.stringify(after)).not.toContain(stranger.email);
    const grown = after.filter(([, rows], i) => rows.length !== before[i]?.[1].length).map(([table]) => table);
    expect(grown).toEqual(['sign_in_code']);
  });

  it('signs nobody in whose account was removed', async () => {
    const { code } = await ask();
    await removeAccount(world.ctx, noor.email);
    expect(await use(code)).toBeUndefined();
    expect(await askToSignIn(world.ctx, noor.email, world.ctx.newId())).toBeUndefined();
    await addAccount(world.ctx, noor);
  });

  it('works for an hour, and is then dropped', async () => {
    const { ctx, passDays } = await openWorld(kind);
    await addAccount(ctx, noor);
    const [early, late] = [ctx.newId(), ctx.newId()];
    const [mailed, other] = [await askToSignIn(ctx, noor.email, early), await askToSignIn(ctx, noor.email, late)];
    passDays(59 / 1440);
    await dropExpiredCodes(ctx);
    expect(await signInByCode(ctx, early, mailed?.code ?? '')).toBeDefined();
    passDays(2 / 1440);
    expect(await signInByCode(ctx, late, other?.code ?? '')).toBeUndefined();
    await dropExpiredCodes(ctx);
    expect(await ctx.db.selectFrom('sign_in_code').selectAll().execute()).toEqual([]);
  });
});
