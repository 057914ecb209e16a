import type { Page } from 'playwright-core';
import { describe, expect, it, test } from 'vitest';
import { listSampleLinks } from '../../src/fieldwork/sample.js';
import { respondentTexts } from '../../src/web/respondent/texts.js';
import { axe, openBrowser } from '../support/browser.js';
import { namesake, zoe } from '../support/cast.js';
import { fillIn, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld, type Person } from '../support/world.js';

const own = 'Woorden die nog niet bewaard zijn';
const open = '/vragenlijst/vraag/slot';
const { nl } = respondentTexts;

/** A phone of somebody who answered everything, so that every page can be opened. */
async function arrive(person: Person = zoe, options: { javaScriptEnabled?: boolean } = {}) {
  const { app, invite, ctx } = await openWorld('sqlite');
  const site = await app.listen({ port: 0, host: '127.0.0.1' });
  const join = async (someone: Person) => {
    const [token = ''] = await invite([someone]);
    await fillIn(ctx, token, seeded(1), { XC_PERIODE: '1', XC_INITIATIEF: '3', XC_SLOT_OPEN: '' });
    return token;
  };
  const token = await join(person);
  const phone = await (await openBrowser()).newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await phone.newPage();
  await page.goto(`${site}/i/${token}`);
  await page.goto(site + open);
  return { page, phone, site, token, ctx, join, stored: async () => (await respondentOf(ctx, token)).draft?.answers };
}

const words = (page: Page) => page.inputValue('textarea');
const kept = (page: Page) => page.evaluate<number>('sessionStorage.length');
const forward = async (page: Page) => {
  await page.click('main form button >> nth=0');
  await page.waitForLoadState();
};
const english = (page: Page) => page.click('button[lang=en]');

describe('what was typed and not saved yet', () => {
  it('stays through reload, Back, another page and another language, and goes nowhere before a button', async () => {
    const { page, site, stored } = await arrive();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.fill('textarea', own);
    await page.reload();
    expect(await words(page)).toBe(own);
    expect(await page.textContent('.most')).toContain(String(1000 - own.length));
    await page.click(`text=${nl.back}`);
    await page.goBack();
    expect(await words(page)).toBe(own);
    await page.click('.foot a[href*=inleiding]');
    await page.goBack();
    expect(await words(page)).toBe(own);
    expect([sent, (await stored())?.['XC_SLOT_OPEN']]).toEqual([[], '']);

    await page.fill('textarea', own.repeat(40));
    await english(page);
    expect([page.url(), await page.getAttribute('html', 'lang')]).toEqual([site + open, 'en']);
    expect(await words(page)).toBe(own.repeat(40));
  });

  it('comes back with everything that goes with it: choices, words of one’s own, places', async () => {
    const { page, site } = await arrive();
    await page.goto(`${site}/vragenlijst/vraag/voor-de-start`);
    for (const box of await page.locator('input[type=checkbox]').all()) await box.uncheck();
    await page.check('input[value=KOSTEN]');
    await page.fill('#XC_DREMPELS_ANDERS_TEXT', own);
    await page.reload();
    const chosen = await page.evaluate('[...document.querySelectorAll("input:checked")].map((input) => input.value)');
    expect([chosen, await page.inputValue('#XC_DREMPELS_ANDERS_TEXT')]).toEqual([
      expect.arrayContaining(['KOSTEN', 'ANDERS']),
      own,
    ]);
  });

  it('survives a connection that is dead at “Verder”', async () => {
    const { page, phone, site, token, stored } = await arrive();
    await page.fill('textarea', own);
    await phone.setOffline(true);
    await forward(page).catch(() => undefined);
    await phone.setOffline(false);
    await page.goto(`${site}/i/${token}`);
    await page.goto(site + open);
    expect([await words(page), (await stored())?.['XC_SLOT_OPEN']]).toEqual([own, '']);
    await forward(page);
    expect([new URL(page.url()).pathname, (await stored())?.['XC_SLOT_OPEN']]).toEqual(['/vragenlijst/overzicht', own]);
    expect(await kept(page)).toBe(0);
  });

  it('never comes back over an answer that was saved since, here or elsewhere', async () => {
    const { page, phone, site } = await arrive();
    await page.fill('textarea', own);
    const elsewhere = await phone.newPage();
    await elsewhere.goto(site + open);
    expect(await words(elsewhere)).toBe('');
    await elsewhere.fill('textarea', 'Later en elders');
    await forward(elsewhere);
    await page.reload();
    expect([await words(page), await kept(page)]).toEqual(['Later en elders', 0]);
  });

  it('is kept apart for each link, under a name that tells nothing', async () => {
    const { page, site, token, join } = await arrive();
    await page.fill('textarea', own);
    const other = await join(namesake());
    await page.goto(`${site}/i/${other}`);
    await page.goto(site + open);
    expect(await words(page)).toBe('');
    const names = await page.evaluate<string>('Object.keys(sessionStorage).join()');
    for (const trace of [token, other, token.slice(0, 6), 'zoe']) expect(names).not.toContain(trace);
    await page.goto(`${site}/i/${token}`);
    await page.goto(site + open);
    expect(await words(page)).toBe(own);
  });

  it('is gone after sending, and nothing of it stays in the tab', async () => {
    const { page, site } = await arrive();
    await page.fill('textarea', own);
    await page.goto(`${site}/vragenlijst/vraag/ideeen`);
    await page.fill('textarea', own);
    expect(await kept(page)).toBe(2);
    await page.goto(`${site}/vragenlijst/overzicht`);
    await forward(page);
    expect([await page.textContent('h1'), await kept(page)]).toEqual([nl.thanksTitle, 0]);
  });

  it('is gone after opting out', async () => {
    const { page, site } = await arrive();
    await page.fill('textarea', own);
    await page.goto(`${site}/afmelden`);
    await forward(page);
    expect([await page.textContent('h1'), await kept(page)]).toEqual([nl.optedOutTitle, 0]);
  });

  it('is not kept at all in a sample', async () => {
    const { page, ctx, site } = await arrive();
    const link = (await listSampleLinks(ctx)).find(({ group }) => group === 'ex-client')?.link ?? '';
    await page.goto(site + new URL(link).pathname);
    await forward(page);
    await page.locator('main input[type=radio]').first().check();
    expect(await kept(page)).toBe(0);
    await page.reload();
    expect(await page.locator('input:checked').count()).toBe(0);
  });
});

test('after a mistake was mended Back shows the question before, and never asks to send again', async () => {
  const { page, site, stored } = await arrive();
  await page.goto(`${site}/vragenlijst/vraag/ideeen`);
  await page.goto(site + open);
  await page.fill('textarea', own.repeat(40));
  await forward(page);
  expect(await page.title()).toMatch(/^Fout: /);
  await page.reload();
  expect([await page.locator('.summary').count(), await words(page)]).toEqual([0, own.repeat(40)]);
  await forward(page);
  expect(await words(page)).toBe(own.repeat(40));
  await page.fill('textarea', own);
  await forward(page);
  expect(page.url()).toBe(`${site}/vragenlijst/overzicht`);
  const back = await page.goBack();
  expect([back?.status(), page.url(), await page.locator('.summary').count(), await words(page)]).toEqual([
    ...[200, site + open, 0, own],
  ]);
  expect((await stored())?.['XC_SLOT_OPEN']).toBe(own);
});

describe('without JavaScript', () => {
  it('switching the language keeps what is valid, and Enter in a field means “Verder”', async () => {
    const { page, site, stored } = await arrive(zoe, { javaScriptEnabled: false });
    await page.fill('textarea', own);
    await english(page);
    expect([page.url(), await page.getAttribute('html', 'lang'), await words(page)]).toEqual([site + open, 'en', own]);
    await page.goto(`${site}/vragenlijst/vraag/voor-de-start`);
    await page.check('#XC_DREMPELS-ANDERS');
    await page.fill('#XC_DREMPELS_ANDERS_TEXT', own);
    await page.press('#XC_DREMPELS_ANDERS_TEXT', 'Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('voor-de-start'));
    expect([await page.getAttribute('html', 'lang'), (await stored())?.['XC_DREMPELS_ANDERS_TEXT']]).toEqual([
      ...['en', own],
    ]);
  });
});

describe('a browser that lost its cookie', () => {
  it('is told to open the link again, gets back what it sent, and goes on with it', async () => {
    const { page, phone, site, token, stored } = await arrive();
    await page.fill('textarea', `${own} <b>`);
    await phone.clearCookies();
    await forward(page);
    expect(await page.textContent('h1')).toBe(nl.withoutCookieTitle);
    expect(await page.textContent('.foot')).toContain('Onderzoeksteam Loopbaanadvies');
    expect(await page.inputValue('textarea >> nth=0')).toContain(`\n${own} <b>`);
    expect([await axe(page), await page.locator('form').count()]).toEqual([[], 0]);
    expect((await stored())?.['XC_SLOT_OPEN']).toBe('');
    await page.goto(`${site}/i/${token}`);
    await page.goto(site + open);
    expect(await words(page)).toBe(`${own} <b>`);
  });

  it('loses it only long after the letter: closing the browser does not', async () => {
    const { phone, ctx } = await arrive();
    const [cookie] = await phone.cookies();
    expect(((cookie?.expires ?? 0) * 1000 - ctx.now().getTime()) / 86_400_000).toBeGreaterThan(59);
  });
});
