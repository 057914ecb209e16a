import { beforeAll, describe, expect, it } from 'vitest';
import { listEvents } from '../../../src/study/events.js';
import { accountTexts } from '../../../src/web/account/texts.js';
import { stranger } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { linkFor, signIn } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';

const { nl, en } = accountTexts;

describe.each(databases)('an account on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });
  const enter = async () => {
    const browser = site.browser();
    await (await browser.open(new URL(await linkFor(site, ['coordinator'], null)).pathname)).submit();
    return browser;
  };

  it.each([
    ['nl', nl],
    ['en', en],
  ])('is signed out in every browser by one press (%s)', async (language, text) => {
    const [phone, laptop] = [await enter(), await enter()];
    const page = await phone.open(`/aanmelden?taal=${language}`);
    const outside = await page.press(text.everywhere);
    expect([outside.textOf('h1'), phone.cookies.names]).toEqual([text.signedOutTitle, ['golfslag-passkey']]);
    expect((await laptop.open('/aanmelden')).textOf('h1')).toBe(nl.signIn);
    expect((await listEvents(site.ctx))[0]).toMatchObject({
      ...{ action: 'signed out everywhere', who: 'coordinator-leiding@bureau.example', about: {} },
    });
  });

  it('is in the log of events once it signs in', async () => {
    await enter();
    const signedIn = (await listEvents(site.ctx)).filter(({ action }) => action === 'signed in');
    expect(signedIn[0]).toMatchObject({ who: 'coordinator-leiding@bureau.example', about: {} });
  });

  it('leaves a line in the log where it is refused, without token, cookie or address', async () => {
    const headers = await signIn(site, ['partner']);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const requests = [
      { method: 'POST', url: `/aanmelden/${stranger.token}` },
      { method: 'POST', url: '/uitloggen', headers: { ...headers, ...form }, payload: 'form_token=x' },
      { url: '/results/planning', headers },
      { url: '/api/v1/waves', headers: { authorization: `Bearer ${stranger.token}` } },
    ] as const;
    const before = await listEvents(site.ctx);
    const read = site.log().length;
    for (const request of requests) await site.app.inject(request);
    const lines = site.log().slice(read).trim().split('\n');
    const refused = lines
      .map((line) => JSON.parse(line) as { refused?: string; route?: string })
      .filter((line) => line.refused !== undefined)
      .map(({ refused, route }) => [refused, route]);
    expect(refused).toEqual([
      ['sign-in-link', '/aanmelden/:token'],
      ['foreign-form', '/uitloggen'],
      ['figures.live', '/results/planning'],
      ['unauthorized', '/api/v1/waves'],
    ]);
    for (const secret of [stranger.token, headers.cookie, 'bureau.example']) expect(lines.join()).not.toContain(secret);
    expect(await listEvents(site.ctx)).toEqual(before);
  });
});
