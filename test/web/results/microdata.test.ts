import { once } from 'node:events';
import { request } from 'node:http';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { addToken, idOfToken } from '../../../src/access/tokens.js';
import { formatNames } from '../../../src/export/export.js';
import { addDemoWave } from '../../../src/response/demo.js';
import { eraseResponse } from '../../../src/response/receipt.js';
import { localDay } from '../../../src/language/local-day.js';
import { numbersIn } from '../../../src/language/numbers.js';
import { microdataTexts } from '../../../src/presentation/texts/microdata.js';
import { listEvents } from '../../../src/study/events.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { answer, eligible } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { formTokenOf, linkFor, signIn } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = microdataTexts;
const who = 'coordinator-leiding@bureau.example';

describe.each(databases)('microdata on a page, on %s', (kind) => {
  let site: Site;
  let receipt = '';
  beforeAll(async () => {
    site = await openSite(kind);
    const [token = '', other = ''] = await site.invite([zoe, { ...zoe, email: 'tweede@example.nl' }]);
    receipt = await answer(site.ctx, token, seeded(1), { ...eligible, XC_SLOT_OPEN: 'Eigen woorden' });
    await answer(site.ctx, other, seeded(2), { ...eligible, XC_SLOT_OPEN: '=1+1' });
  });
  const enter = async () => {
    const browser = site.browser();
    await (await browser.open(new URL(await linkFor(site, ['coordinator'], null)).pathname)).submit();
    return browser;
  };
  const recorded = async () =>
    (await listEvents(site.ctx)).filter(({ action }) => action === 'answers exported').map(({ about }) => about);

  it('waits until the wave is closed, and says so, to a program too', async () => {
    const browser = await enter();
    const page = await browser.open('/results/2026/microdata');
    expect([page.status, page.textOf('.card'), page.forms()]).toEqual([200, nl.waits, []]);
    const form_token = await formTokenOf(site, { cookie: browser.cookies.header('/') });
    const asked = Object.entries({ form_token, group: 'ex-client', format: 'csv' });
    const refused = await browser.post('/results/2026/microdata', asked);
    expect([refused.status, refused.textOf('.card')]).toEqual([409, nl.waits]);
    const authorization = `Bearer ${await addToken(site.ctx, { role: 'coordinator' })}`;
    const url = '/api/v1/waves/2026/groups/ex-client/export?format=csv';
    const answered = await site.app.inject({ url, headers: { authorization } });
    expect([answered.statusCode, answered.json()]).toMatchObject([
      409,
      { type: 'urn:golfslag:problem:wave-still-open' },
    ]);
    expect(await recorded()).toEqual([]);
  });

  it('comes from the page and the API alike once it is, and each time that is recorded', async () => {
    await closeWave(site.ctx, '2026');
    const browser = await enter();
    const page = await browser.open('/results/2026/microdata');
    const [form] = page.forms();
    expect(form?.buttons.map(({ entry }) => entry?.[1])).toEqual(formatNames);
    const form_token = await formTokenOf(site, { cookie: browser.cookies.header('/') });
    const take = (group: string, format: string) =>
      browser.post('/results/2026/microdata', Object.entries({ form_token, group, format }));
    const csv = await take('ex-client', 'csv');
    const { headers } = browser.answers.at(-1) ?? { headers: new Headers() };
    expect([csv.status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      ...[200, 'text/csv; charset=utf-8', 'attachment; filename="2026_ex-client.csv"'],
    ]);
    expect(csv.body.split('\r\n').slice(0, -1)).toHaveLength(3);
    expect(csv.body).toContain('"\'=1+1"');
    const json = await take('ex-client', 'json');
    expect((json.json() as { rows: unknown[] }).rows).toHaveLength(2);

    const token = await addToken(site.ctx, { role: 'coordinator' });
    const url = '/api/v1/waves/2026/groups/ex-client/export';
    const ask = (format: string) =>
      site.app.inject({ url: `${url}?format=${format}`, headers: { authorization: `Bearer ${token}` } });
    expect([(await ask('csv')).body, (await ask('json')).body]).toEqual([csv.body, json.body]);
    expect((await ask('sas')).statusCode).toBe(400);
    const before = await everyRow(site.ctx);
    const head = { method: 'HEAD', url: `${url}?format=csv`, headers: { authorization: `Bearer ${token}` } } as const;
    expect([(await site.app.inject(head)).statusCode, await everyRow(site.ctx)]).toEqual([200, before]);

    const about = { wave: '2026', group: 'ex-client', rows: 2 };
    expect(await recorded()).toEqual(
      expect.arrayContaining(['csv', 'json', 'csv', 'json'].map((format) => ({ ...about, format }))),
    );
    expect(
      new Set((await listEvents(site.ctx)).filter((e) => e.action === 'answers exported').map((e) => e.who)),
    ).toEqual(new Set([who, `token ${idOfToken(token)}`]));
  });

  it('comes as one bundle of all groups, from the page', async () => {
    const browser = await enter();
    const page = await browser.open('/results/2026/microdata');
    expect(
      page
        .forms()
        .at(-1)
        ?.buttons.map(({ entry }) => entry),
    ).toEqual([
      ['bundle', 'all'],
      ['bundle', 'deposit'],
    ]);
    const form_token = await formTokenOf(site, { cookie: browser.cookies.header('/') });
    for (const [bundle, name] of [
      ['all', 'loopbaanadvies_2026.zip'],
      ['deposit', 'loopbaanadvies_2026_deposit.zip'],
    ] as const) {
      const got = await browser.post('/results/2026/microdata', Object.entries({ form_token, bundle }));
      const { headers } = browser.answers.at(-1) ?? { headers: new Headers() };
      expect([got.status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
        ...[200, 'application/zip', `attachment; filename="${name}"`],
      ]);
    }
    const zips = (await recorded()).filter(({ group }) => group === undefined);
    const about = { wave: '2026', rows: 2 };
    expect(zips).toEqual([
      { ...about, format: 'deposit' },
      { ...about, format: 'bundle' },
    ]);
  });

  it('says which of one’s files hold what was erased since, until they are got anew', async () => {
    await eraseResponse(site.ctx, receipt);
    const browser = await enter();
    const page = await browser.open('/results/2026/microdata');
    const today = numbersIn('nl').day(localDay(site.ctx.now()));
    for (const said of [nl.outdated('Ex-cliënten', 'csv'), nl.outdatedBundle, nl.outdatedDeposit(today)])
      expect(page.text).toContain(said);
    const form_token = page.forms()[0]?.valuesOf('form_token')[0] ?? '';
    const csv = await browser.post(
      '/results/2026/microdata',
      Object.entries({ form_token, group: 'ex-client', format: 'csv' }),
    );
    expect(csv.body).not.toContain('Eigen woorden');
    const again = await browser.open('/results/2026/microdata');
    expect([again.text.includes('(csv)'), again.text.includes('(json)')]).toEqual([false, true]);
  });

  it('is nothing that a bureau sees, nor who looks as one', async () => {
    const browser = await enter();
    const address = '/results/2026/microdata?as=blcc';
    expect((await browser.open(address)).status).toBe(404);
    const form_token = await formTokenOf(site, { cookie: browser.cookies.header('/') });
    const form = Object.entries({ form_token, group: 'ex-client', format: 'csv' });
    expect((await browser.post(address, form)).status).toBe(404);
  });

  it.each([
    ['a form of another session', { form_token: 'x', group: 'ex-client', format: 'csv' }, 403],
    ['a group that is not there', { group: 'adviseurs', format: 'csv' }, 404],
    ['a format that is not there', { group: 'ex-client', format: 'sas' }, 404],
  ])('refuses %s and records nothing', async (_what, given, status) => {
    const browser = await enter();
    const form_token = await formTokenOf(site, { cookie: browser.cookies.header('/') });
    const before = await everyRow(site.ctx);
    const refused = await browser.post('/results/2026/microdata', Object.entries({ form_token, ...given }));
    expect([refused.status, await everyRow(site.ctx)]).toEqual([status, before]);
  });
});

test.each([
  ['the answers of a group', { group: 'ex-client', format: 'json' }],
  ['the bundle', { bundle: 'all' }],
])('%s that broke off is recorded, with the rows that went, and holds the server no longer', async (_what, asked) => {
  const site = await openSite('sqlite');
  await addDemoWave(site.ctx, { wave: 'demo', respondents: 20_000, seed: 1 });
  const { cookie } = await signIn(site);
  const form_token = await formTokenOf(site, { cookie });
  const { port } = site.app.server.address() as { port: number };
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const asking = request({ port, path: '/results/demo/microdata', method: 'POST', headers });
  asking.end(new URLSearchParams({ form_token, ...asked }).toString());
  const [answered] = (await once(asking, 'response')) as [NodeJS.ReadableStream];
  let taken = 0;
  for await (const part of answered) {
    taken += part.length;
    // Beyond what comes before the first answers.
    if (taken > 150_000) break;
  }
  asking.destroy();
  await vi.waitFor(async () => {
    const event = (await listEvents(site.ctx)).find(({ action }) => action === 'answers exported');
    expect(event).toMatchObject({ who, about: { wave: 'demo', rows: expect.any(Number) } });
    expect(event?.about['rows']).toBeLessThan(10_000);
  });
});
