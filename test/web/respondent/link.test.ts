import { beforeAll, describe, expect, it, test } from 'vitest';
import { importInvitees } from '../../../src/fieldwork/import-invitees.js';
import { addWave } from '../../../src/study/wave-life.js';
import { hashOfLink, linkToken } from '../../../src/secret.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { jan, mila, namesake, stranger, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { openWorld, type World } from '../../support/world.js';

/** A cookie that only the product can read: nothing of a link shows, whichever way one looks at its bytes. */
const sealed = /^golfslag=[\w-]{100,}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Lax$/;

describe.each(databases)('a link on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it.each([
    ['/i', '/vragenlijst'],
    ['/afmelden', '/afmelden'],
    ['/niet-voor-mij', '/niet-voor-mij'],
  ])('under %s is exchanged at once for a sealed cookie and a clean address', async (path, clean) => {
    const { app, invite, log } = world;
    const [token = ''] = await invite([zoe]);
    const answer = await app.inject(`${path}/${token}`);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(clean);
    const [cookie] = [answer.headers['set-cookie']].flat();
    expect(cookie).toMatch(sealed);
    const bytes = Buffer.from(/=([\w-]+)/.exec(cookie ?? '')?.[1] ?? '', 'base64url').toString('latin1');
    for (const trace of [token, hashOfLink(token)]) {
      expect(JSON.stringify(answer.headers) + bytes + answer.body + log()).not.toContain(trace);
    }
  });

  it('gives one and the same page when it is unknown, revoked, malformed or of a wave not open yet', async () => {
    const { ctx, app, invite } = world;
    await addWave(ctx, '2027');
    const [early = ''] = await invite([mila], '2027');
    const [revoked, valid] = await correctAddress(world);
    expect((await app.inject(`/i/${valid}`)).statusCode).toBe(303);
    const dead = [
      ...[
        stranger.token,
        revoked,
        early,
        'kort',
        'x'.repeat(300),
        'x'.repeat(5000),
        '%00',
        '%zz',
        '%ff',
        valid.slice(0, -2),
      ],
      ...["'%20or%201=1", '<script>', 'a/b', ''],
    ];
    const answers = await Promise.all(dead.map((token) => app.inject(`/i/${token}`)));
    const pages = answers.map(({ statusCode, body, headers }) => [statusCode, headers['set-cookie'], body]);
    expect(pages[0]).toEqual([404, undefined, expect.stringContaining('Deze pagina is er niet')]);
    for (const [i, page] of pages.entries()) expect([dead[i], ...page]).toEqual([dead[i], ...(pages[0] ?? [])]);
    for (const path of ['/afmelden', '/niet-voor-mij']) {
      const others = await Promise.all(dead.slice(0, 4).map((token) => app.inject(`${path}/${token}`)));
      expect(others.map(({ body }) => body)).toEqual(Array(4).fill(answers[0]?.body));
    }
  });
});

/** What stands behind a copied link, or what a mail program takes for a part of it. */
const behind = [
  ...['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '*', '_', '-', '"', "'", '”', '’', '»', '…'],
  ...[' ', '\n', '\u00a0', '\u200b', '\ufeff', '%20', '&gt;', '>.', '0', '=', '/', './'],
];

describe('a link with something behind it', () => {
  let world: World;
  let links: string[];
  beforeAll(async () => {
    world = await openWorld('sqlite');
    const people = Array.from({ length: 200 }, () => namesake());
    links = await world.invite(people);
  });

  it.each(['/i', '/afmelden', '/niet-voor-mij'])('opens under %s, whichever sign it is', async (path) => {
    const [token = ''] = links;
    for (const sign of behind) {
      for (const url of [`${path}/${token}${encodeURI(sign)}`, `${path}/${token}${encodeURIComponent(sign)}`]) {
        for (const method of ['GET', 'HEAD'] as const) {
          expect([url, (await world.app.inject({ method, url })).statusCode]).toEqual([url, 303]);
        }
      }
    }
    expect((await world.app.inject(`${path}/${token}%`)).statusCode).toBe(303);
  });

  it('ends in a letter or digit, and one from a letter of before that does not still opens', async () => {
    expect(links.filter((token) => !/^[\w-]{21,22}[A-Za-z0-9]$/.test(token))).toEqual([]);
    const [lengthened = ''] = links.filter((token) => token.length === 23);
    const before = lengthened.slice(0, 22);
    expect(before).toMatch(/[-_]$/);
    for (const token of [lengthened, before, `${before}.`]) {
      expect((await world.app.inject(`/i/${token}`)).headers.location).toBe('/vragenlijst');
    }
    expect((await world.app.inject(`/i/${before.slice(0, 21)}`)).statusCode).toBe(404);
  });

  it('also opts out at one click from a mail program', async () => {
    const answer = await world.app.inject({
      ...{ method: 'POST', url: `/afmelden/${links[1] ?? ''}.`, payload: 'List-Unsubscribe=One-Click' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.statusCode).toBe(200);
  });
});

/** Invites somebody under an address that is corrected later: gives the link of before and that of after. */
async function correctAddress({ ctx }: World): Promise<[string, string]> {
  const take = (email: string) =>
    importInvitees(ctx, '2026', Buffer.from(`email,group,bureau,external_id\n${email},ex-client,blcc,k1\n`));
  await take('jna@bedrijf.nl');
  expect(await take(jan.email)).toMatchObject({ added: 0, updated: 1 });
  const found = ctx.db.selectFrom('invitee').select('id').where('email', '=', jan.email);
  const { id } = await found.executeTakeFirstOrThrow();
  return [linkToken(ctx.keys, '2026', id, 1), linkToken(ctx.keys, '2026', id, 2)];
}

describe('reached over https', () => {
  test('a link gives a cookie that only this host gets, over https, and the browser is told to stay there', async () => {
    const { app, invite } = await openWorld('sqlite', { BASE_URL: 'https://meting.example' });
    const [token = ''] = await invite([zoe]);
    const answer = await app.inject(`/i/${token}`);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-golfslag=[\w-]{100,}; Max-Age=5184000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect(answer.headers.location).toBe('/vragenlijst');
  });

  test('a cookie of plain http is not taken for one of https', async () => {
    const https = await openWorld('sqlite', { BASE_URL: 'https://meting.example' });
    const [token = ''] = await https.invite([zoe]);
    const [cookie = ''] = [(await https.app.inject(`/i/${token}`)).headers['set-cookie']].flat();
    const named = (name: string) => ({ cookie: `${name}=${/=([\w-]+)/.exec(cookie)?.[1] ?? ''}` });
    const ask = async (name: string) =>
      (await https.app.inject({ url: '/vragenlijst', headers: named(name) })).statusCode;
    expect([await ask('__Host-golfslag'), await ask('golfslag')]).toEqual([200, 403]);
  });
});

test.each([
  ['nothing', ''],
  ['what nobody sealed', 'golfslag=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ['half of one', 'golfslag=AAAA'],
  ['what is no cookie', '%%%;;;=;golfslag'],
])('a cookie that is %s opens no questionnaire', async (_what, cookie) => {
  const { app } = await openWorld('sqlite');
  const answer = await app.inject({ url: '/vragenlijst', headers: { cookie } });
  expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
  expect(answer.body).toContain(respondentTexts.nl.withoutCookieTitle);
});
