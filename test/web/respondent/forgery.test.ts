import { beforeAll, describe, expect, it, test } from 'vitest';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { codeOf, eligible, fillIn, respondentOf } from '../../support/filled-in.js';
import type { Entry } from '../../support/form.js';
import type { Page } from '../../support/page.js';
import { seeded } from '../../support/random-answers.js';
import { routesOf } from '../../support/routes.js';
import { openSite, type Site } from '../../support/site.js';

const tokenOn = (page: Page) => page.form().valuesOf('form_token')[0] ?? '';

/** Where what is sent is its own authority: a receipt code, a letter's token, an e-mail address. */
const byToken = [
  ...['/intrekken', '/intrekken/zeker', '/afmelden/:token'],
  ...['/rapport', '/rapport/:token', '/rapport/:token/af'],
];

/** Addresses of who signs in, which test/web/account tries. */
const ofAccounts = /^\/(passkeys|aanmelden|uitloggen|results|staff|tokens)(\/|$)/;

describe.each(databases)('a form that was not made by us for this respondent, on %s', (kind) => {
  let site: Site;
  let code = '';
  let [own, others, cookie] = ['', '', ''];
  let addresses: string[] = [];
  beforeAll(async () => {
    site = await openSite(kind);
    const { ctx, app, browser } = site;
    const [token = '', other = ''] = await site.invite([zoe, mila]);
    code = codeOf(await fillIn(ctx, token, seeded(1), { ...eligible, XC_SLOT_OPEN: 'Eigen woorden' }));
    await fillIn(ctx, other, seeded(2), { XC_PERIODE: '5' });
    const [phone, laptop] = [browser(), browser()];
    own = tokenOn(await phone.open(`/i/${token}`));
    others = tokenOn(await laptop.open(`/i/${other}`));
    cookie = phone.cookies.header('/');
    addresses = routesOf(app)
      .filter(({ url, methods }) => methods.includes('POST') && !byToken.includes(url) && !ofAccounts.test(url))
      .map(({ url }) => url.replace(':page', 'slot'));
  });

  const post = (url: string, entries: readonly Entry[], more: Record<string, string> = {}) =>
    site.app.inject({
      ...{ method: 'POST', url, payload: new URLSearchParams(entries as [string, string][]).toString() },
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...more },
    });

  it.each<[string, () => Entry[]]>([
    ['without a token', () => []],
    ['with an empty one', () => [['form_token', '']]],
    ['with a wrong one', () => [['form_token', 'x'.repeat(22)]]],
    ['with part of the right one', () => [['form_token', own.slice(0, 21)]]],
    ['with that of another link', () => [['form_token', others]]],
    [
      'with two, of which one is right',
      () => [
        ['form_token', own],
        ['form_token', others],
      ],
    ],
    ['with the right one under another name', () => [['form_token[]', own]]],
  ])('%s, is refused at every address and stores nothing', async (_what, token) => {
    expect(addresses.sort()).toEqual([
      '/afmelden',
      '/afmelden/terug',
      '/niet-voor-mij',
      '/vragenlijst/begin',
      '/vragenlijst/niet-voor-u',
      '/vragenlijst/verzenden',
      '/vragenlijst/vraag/slot',
    ]);
    const before = await everyRow(site.ctx);
    for (const url of addresses) {
      const answer = await post(url, [...token(), ['receipt_code', code], ['XC_SLOT_OPEN', 'Vals'], ['reden', 'left']]);
      expect([url, answer.statusCode]).toEqual([url, 403]);
      expect(answer.body).toContain(respondentTexts.nl.otherTabTitle);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('is refused without a cookie, whatever token it bears', async () => {
    const before = await everyRow(site.ctx);
    for (const url of addresses) {
      const answer = await post(url, [['form_token', own]], { cookie: '' });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
    expect(await everyRow(site.ctx)).toBe(before);
  });

  test('ours is taken whatever Origin a browser tells of a page without referrer', async () => {
    const entries: Entry[] = [
      ['form_token', own],
      ['XC_SLOT_OPEN', 'Eigen woorden'],
    ];
    for (const origin of ['null', 'https://meting.example', 'http://localhost:3000']) {
      const answer = await post('/vragenlijst/vraag/slot', entries, { origin });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/vragenlijst/overzicht']);
    }
  });

  test('of two links in one browser the tab of the first cannot answer for the second', async () => {
    const phone = site.browser();
    const [token = '', other = ''] = await site.invite([zoe, mila]);
    await phone.open(`/i/${token}`);
    const tab = await phone.open('/vragenlijst/vraag/slot');
    await phone.open(`/i/${other}`);
    const before = await everyRow(site.ctx);
    const refused = await tab.submit({ XC_SLOT_OPEN: 'Van een ander' });
    expect([refused.status, refused.textOf('h1')]).toEqual([403, respondentTexts.en.otherTabTitle]);
    expect(await everyRow(site.ctx)).toBe(before);
    expect((await respondentOf(site.ctx, token)).draft?.answers['XC_SLOT_OPEN']).toBe('Eigen woorden');
  });
});
