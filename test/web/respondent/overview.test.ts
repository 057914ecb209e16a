import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../../src/context.js';
import { findWrongTallies } from '../../../src/results/recount.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { namesake } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { eligible, fillIn, respondentOf } from '../../support/filled-in.js';
import type { Page } from '../../support/page.js';
import { seeded } from '../../support/random-answers.js';
import { openSite, type Site } from '../../support/site.js';

const wanted = {
  ...{
    XC_OPLEIDING: '1',
    XC_INITIATIEF: '3',
    XC_WACHTTIJD: '1',
    XC_DREMPELS: ['KOSTEN'],
    XC_EERDER_OPEN: 'Een betere folder',
    XC_MOEILIJK: '1',
  },
  ...{ XC_BELANGRIJK: ['STEUN', 'EXTERN', 'VRIJUIT', 'SPARREN'] },
  ...{ XC_BELANGRIJK_TOP3_1: 'VRIJUIT', XC_BELANGRIJK_TOP3_2: 'STEUN', XC_BELANGRIJK_TOP3_3: 'EXTERN' },
};
const asked = {
  initiative: 'In welk stadium nam u het initiatief om een loopbaanadviseur in te schakelen?',
  strong: 'Wat was voor u belangrijk in de gesprekken?',
  ranking: 'Wat was voor u het belangrijkst in de gesprekken? Zet uw top 3 in volgorde.',
};

/** Somebody new who filled in everything, with the overview open. */
async function atOverview(site: Site) {
  const { ctx, browser } = site;
  const token = await site.inviteOne(namesake());
  const phone = browser();
  await fillIn(ctx, token, seeded(2), { ...eligible, ...wanted });
  const overview = await phone.open(`/i/${token}`);
  expect(overview.path).toBe('/vragenlijst/overzicht');
  const others = await storedIn(ctx);
  /** What this respondent sent: nobody can tell whose a response is, so what is there now and was not before. */
  const sent = async () => {
    const known = new Set(others.map(({ id }) => id));
    return (await storedIn(ctx)).filter(({ id }) => !known.has(id)).map(({ answers }) => JSON.parse(answers) as object);
  };
  return { ...site, token, phone, overview, sent };
}

const storedIn = ({ db }: Ctx) => db.selectFrom('response').select(['id', 'answers']).execute();
const codeOn = (page: Page) => page.textOf('p.code');
const openIn = (page: Page) => page.root.querySelectorAll('details[open] h2').map((title) => title.textContent);
const dropped = (page: Page) =>
  page.root.querySelectorAll('[aria-labelledby=vervallen] li').map((line) => line.textContent);

describe('the overview', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite('sqlite');
  });

  it('shows every answer in words, each with a link to change it, and comes back after a change', async () => {
    const { phone, overview } = await atOverview(site);
    expect(overview.root.querySelectorAll('.answers dt')).toHaveLength(25);
    expect(overview.root.querySelectorAll('.answers .change a')).toHaveLength(25);
    expect(overview.text).toContain('Een betere folder');
    expect(overview.text).toContain('1. Ik kon alles zeggen');
    const item = await overview.follow('Wijzig: Wat veranderde er bij u door het traject? Uw zelfvertrouwen');
    expect(item.form().names).toEqual(['form_token', 'XC_EFFECT_ZELFVERTROUWEN']);
    const back = await item.submit({ XC_EFFECT_ZELFVERTROUWEN: '1' });
    expect([back.path, openIn(back)]).toEqual([
      '/vragenlijst/overzicht?vraag=verandering-zelfvertrouwen',
      ['Wat het traject u opleverde'],
    ]);
    expect(dropped(overview)).toEqual([]);
    const page = await overview.follow('Wijzig: Wat had u geholpen om eerder hulp te zoeken?');
    expect(page.path).toBe('/vragenlijst/vraag/ideeen?wijzig=1');
    const changed = await page.submit({ XC_EERDER_OPEN: 'Een betere website' });
    expect(openIn(changed)).toEqual(['Vóór uw eerste gesprek']);
    expect(phone.answers.at(-2)?.headers.get('location')).toBe('/vragenlijst/overzicht?vraag=ideeen#vraag-ideeen');
    expect(page.root.querySelector('a.back')?.getAttribute('href')).toBe(
      '/vragenlijst/overzicht?vraag=ideeen#vraag-ideeen',
    );
    expect(changed.textOf('#vraag-ideeen')).toBe('Wijzig: Wat had u geholpen om eerder hulp te zoeken?');
    expect(changed.text).toContain('Een betere website');
    expect((await page.follow(respondentTexts.nl.toOverview)).path).toBe('/vragenlijst/overzicht?vraag=ideeen');
  });

  it('says how many questions were skipped, leads there, and says nothing when none was', async () => {
    const { phone, overview } = await atOverview(site);
    const page = await overview.follow('Wijzig: Wat had u geholpen om eerder hulp te zoeken?');
    await page.submit({ XC_EERDER_OPEN: '' });
    const slot = await phone.open('/vragenlijst/vraag/slot?wijzig=1');
    const one = await slot.submit({ XC_SLOT_OPEN: 'Meer tijd' });
    expect(one.text).toContain(respondentTexts.nl.skippedCount(1));
    expect(one.root.querySelectorAll('.answers em').map(({ textContent }) => textContent)).toEqual(['Overgeslagen']);
    expect(one.root.querySelector('a[href="/vragenlijst/overzicht?vraag=ideeen#vraag-ideeen"]')?.textContent).toBe(
      respondentTexts.nl.toSkipped,
    );
    const again = await phone.open('/vragenlijst/overzicht');
    expect(openIn(again)).toEqual(['Vóór uw eerste gesprek']);
    expect(again.textOf('details[open] > summary')).toMatch(/^Vóór uw eerste gesprek \d antwoorden, 1 overgeslagen$/);
    const two = await slot.submit({ XC_SLOT_OPEN: '' });
    expect(two.text).toContain(respondentTexts.nl.skippedCount(2));
    await page.submit({ XC_EERDER_OPEN: 'Een betere folder' });
    const none = await slot.submit({ XC_SLOT_OPEN: 'Meer tijd' });
    expect(none.text).not.toContain('U sloeg');
    expect(none.root.querySelectorAll('.answers em')).toEqual([]);
  });

  it('asks what a change opens before one can send', async () => {
    const { phone, overview } = await atOverview(site);
    const page = await overview.follow(`Wijzig: ${asked.strong}`);
    const ranking = await page.submit({ XC_BELANGRIJK: ['STEUN', 'SPARREN', 'ONBEKEND'] });
    expect(ranking.path).toBe('/vragenlijst/vraag/gesprekken-top-3?wijzig=1');
    expect((await phone.open('/vragenlijst/overzicht')).path).toContain('gesprekken-top-3');
    const places = { XC_BELANGRIJK_TOP3_1: 'ONBEKEND', XC_BELANGRIJK_TOP3_2: 'STEUN', XC_BELANGRIJK_TOP3_3: 'SPARREN' };
    expect((await ranking.submit(places)).path).toBe('/vragenlijst/overzicht?vraag=gesprekken-top-3');
  });
});

describe.each(databases)('answers that an earlier one closes off, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  test('are named on the overview, and are not sent', async () => {
    const { overview, sent } = await atOverview(site);
    const without = await (await overview.follow(`Wijzig: ${asked.initiative}`)).submit({ XC_INITIATIEF: '1' });
    expect(dropped(without)).toEqual([
      'Wat hield u tegen om eerder een loopbaanadviseur in te schakelen?',
      'Wat had u geholpen om eerder hulp te zoeken?',
      'Wat gebeurde er tussen uw eerste twijfels over uw werk en uw eerste contact met een loopbaanadviseur?',
    ]);
    expect(without.text).not.toContain('Een betere folder');
    await without.submit();
    const [answers] = await sent();
    expect(answers).toMatchObject({ XC_INITIATIEF: '1', XC_MOEILIJK: '1' });
    for (const gone of ['XC_DREMPELS', 'XC_TUSSENTIJD', 'XC_EERDER_OPEN']) expect(answers).not.toHaveProperty(gone);
  });

  test('come back with the earlier answer', async () => {
    const { overview } = await atOverview(site);
    const page = await overview.follow(`Wijzig: ${asked.initiative}`);
    await page.submit({ XC_INITIATIEF: '1' });
    const back = await page.submit({ XC_INITIATIEF: '3' });
    expect([back.path, dropped(back)]).toEqual(['/vragenlijst/overzicht?vraag=eerste-stap', []]);
    expect(back.text).toContain('Een betere folder');
  });

  test('are named too when nothing of what was ranked is chosen any more', async () => {
    const { overview, sent } = await atOverview(site);
    const without = await (await overview.follow(`Wijzig: ${asked.strong}`)).submit({ XC_BELANGRIJK: ['GEEN'] });
    expect([without.path, dropped(without)]).toEqual(['/vragenlijst/overzicht?vraag=gesprekken', [asked.ranking]]);
    await without.submit();
    expect((await sent())[0]).not.toHaveProperty('XC_BELANGRIJK_TOP3_1');
  });
});

describe.each(databases)('sending on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  /** Two devices of one respondent that both show the overview. */
  async function twoDevices() {
    const all = await atOverview(site);
    const laptop = all.browser();
    const other = await laptop.open(`/i/${all.token}`);
    expect(other.path).toBe('/vragenlijst/overzicht');
    return { ...all, laptop, other };
  }

  async function expectOneResponse(sent: () => Promise<object[]>, pages: readonly Page[]) {
    expect(pages.map(({ path, status }) => [path, status])).toEqual(pages.map(() => ['/vragenlijst/bedankt', 200]));
    expect(codeOn(pages[0] as Page)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(new Set(pages.map(codeOn)).size).toBe(1);
    expect(await sent()).toHaveLength(1);
    expect(await findWrongTallies(site.ctx)).toEqual([]);
  }

  it('stores what the overview showed, and gives the receipt code that was drawn there', async () => {
    const { token, overview, sent } = await atOverview(site);
    const thanks = await overview.submit();
    await expectOneResponse(sent, [thanks]);
    expect(codeOn(thanks)?.replaceAll('-', '')).toBe(overview.form().valuesOf('receipt_code')[0]);
    expect(await sent()).toMatchObject([{ ...wanted, XC_BELANGRIJK: expect.arrayContaining(wanted.XC_BELANGRIJK) }]);
    expect((await respondentOf(site.ctx, token)).draft).toBeUndefined();
  });

  it('twice, in the same browser or by pressing twice, stores one response', async () => {
    const { overview, sent } = await atOverview(site);
    await expectOneResponse(sent, [
      ...(await Promise.all([overview.submit(), overview.submit()])),
      await overview.submit(),
    ]);
  });

  it('again after the reply was lost, with the cookie of before, gives the same receipt code', async () => {
    const { app, phone, overview, sent } = await atOverview(site);
    const cookie = phone.cookies.header('/');
    const first = await overview.submit();
    const payload = new URLSearchParams(overview.form().filledIn({}) as [string, string][]).toString();
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const again = await app.inject({ method: 'POST', url: '/vragenlijst/verzenden', headers, payload });
    expect([again.statusCode, again.headers.location]).toEqual([303, '/vragenlijst/bedankt']);
    phone.cookies.take(String(again.headers['set-cookie']));
    await expectOneResponse(sent, [first, await phone.open('/vragenlijst/bedankt')]);
  });

  it('on two devices, one after the other, stores one response', async () => {
    const { overview, other, sent } = await twoDevices();
    await expectOneResponse(sent, [await overview.submit(), await other.submit()]);
  });

  it.each([
    ['the phone a moment earlier', false],
    ['the laptop a moment earlier', true],
  ])('on two devices at once, %s, stores one response', async (_what, reversed) => {
    const { overview, other, sent } = await twoDevices();
    const order = reversed ? [other, overview] : [overview, other];
    await expectOneResponse(sent, await Promise.all(order.map((page) => page.submit())));
  });

  it.each([
    ['a moment after', false],
    ['a moment before', true],
  ])('on one device %s an answer is changed on another stores one whole response', async (_what, sendingFirst) => {
    const { token, overview, laptop, sent } = await twoDevices();
    const page = await laptop.open('/vragenlijst/vraag/opleiding?wijzig=1');
    const change = () => page.submit({ XC_OPLEIDING: '3' });
    const send = () => overview.submit();
    const pages = await Promise.all(sendingFirst ? [send(), change()] : [change(), send()]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    const [answers, ...more] = await sent();
    expect(more).toEqual([]);
    expect(answers).toMatchObject({ XC_PERIODE: '1', XC_OPLEIDING: expect.stringMatching(/^[13]$/) });
    expect(await findWrongTallies(site.ctx)).toEqual([]);
    expect((await respondentOf(site.ctx, token)).draft).toBeUndefined();
  });
});
