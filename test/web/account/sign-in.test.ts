import { beforeAll, describe, expect, it, test } from 'vitest';
import { findSession } from '../../../src/access/sessions.js';
import { accountTexts } from '../../../src/web/account/texts.js';
import { stranger } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';
import { openWorld } from '../../support/world.js';

const { nl, en } = accountTexts;

describe.each(databases)('the sign-in page on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });
  const link = async () => new URL(await linkFor(site, ['coordinator'], null)).pathname;

  it('lets in with one press, says as whom, and out again', async () => {
    const browser = site.browser();
    const page = await browser.open(await link());
    expect([page.status, page.textOf('h1'), page.forms().length]).toEqual([200, nl.signIn, 1]);
    const results = await page.press(nl.signIn);
    expect(results.path).toBe('/results');
    const inside = await browser.open('/aanmelden');
    expect(inside.textOf('h1')).toBe(nl.signedInTitle);
    expect(inside.text).toContain('coordinator-leiding@bureau.example (coördinator)');
    const token = browser.cookies.get('golfslag-account') ?? '';
    expect(await findSession(site.ctx, token)).toBeDefined();
    const outside = await inside.press(nl.signOut);
    expect([outside.textOf('h1'), browser.cookies.names]).toEqual([nl.signedOutTitle, ['golfslag-passkey']]);
    expect(await findSession(site.ctx, token)).toBeUndefined();
  });

  it('changes nothing by being opened, whatever opens it and however often', async () => {
    const [unused, used] = [await link(), await link()];
    await (await site.browser().open(used)).submit();
    const before = await everyRow(site.ctx);
    for (const path of [
      '/aanmelden',
      unused,
      used,
      `${unused}?taal=en`,
      `/aanmelden/${stranger.token}`,
      '/uitloggen',
    ]) {
      for (const method of ['GET', 'HEAD'] as const) {
        const { headers, cookies } = await site.app.inject({ method, url: path });
        expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
        // Where a passkey can be used, this browser alone may answer what was asked.
        expect(cookies.map(({ name }) => name)).toEqual(path === '/aanmelden' ? ['golfslag-passkey'] : []);
      }
    }
    expect(await everyRow(site.ctx)).toBe(before);
    expect((await (await site.browser().open(unused)).submit()).path).toBe('/results');
  });

  it('shows one and the same page for a link that was used, is unknown, or is not one', async () => {
    const used = await link();
    const page = await site.browser().open(used);
    await page.submit();
    const again = await page.submit();
    expect([again.status, again.textOf('h1')]).toEqual([404, nl.deadTitle]);
    expect(again.text).not.toContain('golfslag account');
    const unknown = await site.browser().open(`/aanmelden/${stranger.token}`);
    for (const path of [used, '/aanmelden/%00', `/aanmelden/${'x'.repeat(999)}`]) {
      const dead = await site.browser().open(path);
      expect([dead.status, dead.body]).toEqual([404, unknown.body]);
      expect((await site.browser().post(path, [])).body).toBe(unknown.body);
    }
    expect((await page.visitor.open(used)).text).toContain(nl.signedInAs);
  });

  it('lets one of two in who press at the same moment', async () => {
    const url = await link();
    const both = await Promise.all([1, 2].map(() => site.app.inject({ method: 'POST', url })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 404]);
    expect(both.flatMap(({ cookies }) => cookies.map(({ name }) => name))).toEqual(['golfslag-account']);
  });

  it('gives another session at each sign-in, and ends the one that the browser had', async () => {
    const browser = site.browser();
    await (await browser.open(await link())).submit();
    const before = browser.cookies.get('golfslag-account') ?? '';
    await (await browser.open(await link())).submit();
    const after = browser.cookies.get('golfslag-account') ?? '';
    expect(await findSession(site.ctx, before)).toBeUndefined();
    expect(await findSession(site.ctx, after)).toBeDefined();
    const fixed = { cookie: `golfslag-account=${stranger.token}` };
    const { cookies } = await site.app.inject({ method: 'POST', url: await link(), headers: fixed });
    expect(cookies[0]?.value).not.toBe(stranger.token);
  });

  it.each([
    ['none', undefined],
    ['a made-up one', stranger.token],
    ['that of another session', 'other'],
  ])('signs nobody out by a form with %s for a token', async (_what, given) => {
    const [browser, other] = [site.browser(), site.browser()];
    for (const one of [browser, other]) await (await one.open(await link())).submit();
    const formToken = (await other.open('/aanmelden')).form('/uitloggen').valuesOf('form_token')[0] ?? '';
    const entries = given === undefined ? [] : ([['form_token', given === 'other' ? formToken : given]] as const);
    const refused = await browser.post('/uitloggen', entries);
    expect([refused.status, refused.textOf('h1')]).toEqual([403, 'Dit formulier is verlopen']);
    expect((await browser.open('/aanmelden')).textOf('h1')).toBe(nl.signedInTitle);
  });

  it('speaks English too', async () => {
    const browser = site.browser();
    const page = await (await browser.open(await link())).follow('English');
    expect(page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
    await page.press(en.signIn);
    const inside = await browser.open('/aanmelden?taal=en');
    expect(inside.textOf('h1')).toBe(en.signedInTitle);
    const outside = await inside.press(en.signOut);
    expect(outside.textOf('h1')).toBe(en.signedOutTitle);
    expect((await outside.follow('Nederlands')).textOf('h1')).toBe(nl.signIn);
    expect((await browser.open('/aanmelden/x?taal=en')).textOf('h1')).toBe(en.deadTitle);
  });
});

test.each([
  ['https://meting.example', '__Host-golfslag-account', true],
  ['http://localhost:3000', 'golfslag-account', undefined],
])('reached at %s the cookie is %s, for no script and no other site', async (baseUrl, name, secure) => {
  const world = await openWorld('sqlite', { BASE_URL: baseUrl });
  const link = await linkFor(world, ['partner'], 'blcc');
  expect(link).toMatch(new RegExp(`^${baseUrl}/aanmelden/[\\w-]{22}$`));
  const { cookies } = await world.app.inject({ method: 'POST', url: new URL(link).pathname });
  expect(cookies).toEqual([
    {
      ...{ name, value: expect.stringMatching(/^[\w-]{22}$/), path: '/', maxAge: 30 * 86_400 },
      ...{ httpOnly: true, sameSite: 'Lax', ...(secure && { secure }) },
    },
  ]);
});

test('neither a token nor an address comes into the log', async () => {
  const site = await openSite('sqlite', { LOG_LEVEL: 'trace' });
  const link = await linkFor(site, ['coordinator'], null);
  const browser = site.browser();
  await (await browser.open(new URL(link).pathname)).submit();
  const session = browser.cookies.get('golfslag-account') ?? '';
  const page = await browser.open('/aanmelden');
  const formToken = page.form('/uitloggen').valuesOf('form_token')[0] ?? '';
  await browser.open(new URL(link).pathname);
  await page.press(nl.signOut);
  expect(site.log()).toContain('"route":"/aanmelden/:token"');
  const token = link.split('/').at(-1) ?? '';
  for (const trace of [token, session, formToken, 'bureau.example']) expect(site.log()).not.toContain(trace);
});
