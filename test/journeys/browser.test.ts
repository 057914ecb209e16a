import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser } from '../support/browser.js';
import { eligible, fillIn } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld, type Person } from '../support/world.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

/** A fresh phone at the start of someone's questionnaire. */
async function arrive(person: Person, options: { javaScriptEnabled?: boolean; width?: number } = {}) {
  const { app, invite, ctx } = await openWorld('sqlite');
  const site = await app.listen({ port: 0, host: '127.0.0.1' });
  const [token = ''] = await invite([person]);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 360, height: 740 },
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  });
  const outside: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) outside.push(request.url());
  });
  await page.goto(`${site}/i/${token}`);
  return { page, site, token, ctx, outside, close: () => context.close() };
}

/** Answers whatever the page asks with what a person could choose, without looking at the definition. */
async function answer(page: Page): Promise<void> {
  const radios = await page.locator('main input[type=radio]').all();
  const names = await Promise.all(radios.map((radio) => radio.getAttribute('name')));
  for (const name of new Set(names)) await page.locator(`input[name="${name}"]`).nth(2).check();
  const boxes = page.locator('main input[type=checkbox]:not([data-exclusive])');
  for (let i = 0; i < Math.min(3, await boxes.count()); i++) await boxes.nth(i).check();
  const other = page.locator('main .other input');
  for (const input of await other.all()) {
    const choice = await input.getAttribute('name');
    const id = choice?.replace(/_([A-Z0-9]+)_TEXT$/, '-$1') ?? '';
    if (await page.locator(`#${id}`).isChecked()) await input.fill('In mijn eigen woorden');
  }
  const places = page.locator('main select:visible');
  for (let i = 0; i < (await places.count()); i++) await places.nth(i).selectOption({ index: i + 1 });
  for (const area of await page.locator('main textarea').all()) await area.fill('Meer tijd.');
}

const forward = 'main form[method=post] button';

async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
}

/** Says so when a page is longer on a phone than anybody wants to scroll. */
async function tooHigh(page: Page): Promise<string[]> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  return height > 1_700 ? [`${page.url()}: ${height} px high`] : [];
}

describe.each(['ex-client', 'employer'] as const)('an %s with a browser', (group) => {
  test.each(['nl', 'en'] as const)(
    'reads and answers every page in %s, and axe finds nothing',
    { timeout: 300_000 },
    async (language) => {
      const { page, outside, close } = await arrive({ email: 'zoe@example.nl', group, language }, { width: 320 });
      const found: string[] = [];
      const look = async () => {
        found.push(...(await axe(page)).map((violation) => `${page.url()}: ${violation}`));
        if (!(await fitsItsWidth(page))) found.push(`${page.url()}: wider than 320 px`);
        await measure();
      };
      const measure = async () => {
        await page.setViewportSize({ width: 360, height: 740 });
        found.push(...(await tooHigh(page)));
        await page.setViewportSize({ width: 320, height: 740 });
      };
      await look();
      await page.click(forward);
      while (page.url().includes('/vragenlijst/vraag/')) {
        await look();
        const [, last, total] = /(\d+) (?:van|of) (\d+)/.exec((await page.textContent('.place')) ?? '') ?? [];
        expect(Number(last)).toBeLessThanOrEqual(Number(total));
        if (await page.locator('input[type=checkbox]').count()) {
          await page.click(forward);
          await measure();
        }
        await answer(page);
        await page.click(forward);
        expect(await page.locator('.summary').count(), page.url()).toBe(0);
      }
      expect(page.url()).toContain('/vragenlijst/overzicht');
      await look();
      for (const section of await page.locator('details').all()) {
        // By keyboard: a click may miss while the page takes its new width.
        await page.locator('details[open] > summary').press('Enter');
        await section.locator('summary').press('Enter');
        expect(await page.locator('details[open]').count()).toBe(1);
        await measure();
      }
      await page.click(forward);
      expect(page.url()).toContain('/vragenlijst/bedankt');
      await look();
      expect(await page.locator('form').count()).toBe(0);
      await page.click('a[href="/vragenlijst/antwoorden"]');
      await look();
      await page.goto(`${new URL(page.url()).origin}/intrekken`);
      await look();
      await page.click(forward);
      await look();
      expect(found).toEqual([]);
      expect(outside).toEqual([]);
      await close();
    },
  );
});

test.each(['nl', 'en'] as const)('every page beside the way is accessible too, in %s', async (language) => {
  const { page, site, ctx, token, close } = await arrive({ email: 'zoe@example.nl', language });
  const found: string[] = [];
  const look = async (path: string) => {
    await page.goto(site + path);
    found.push(...(await axe(page)).map((violation) => `${path}: ${violation}`), ...(await tooHigh(page)));
  };
  await look('/');
  await look('/er-is-niets');
  await look(language === 'en' ? '/privacy?taal=en' : '/privacy');
  const press = async () => {
    await page.click(forward);
    found.push(...(await axe(page)).map((violation) => `after ${page.url()}: ${violation}`));
    if (!(await fitsItsWidth(page))) found.push(`${page.url()}: wider than 360 px`);
  };
  await look('/afmelden');
  await press();
  await press();
  expect(page.url()).toBe(`${site}/vragenlijst`);
  await look(`/niet-voor-mij/${token}`);
  await press();
  expect(await page.title()).toMatch(/^(Fout|Error): /);
  await page.click('.summary a');
  expect(await page.evaluate('document.activeElement.value')).toBe('not-me');
  await page.check('input[value=left]');
  await press();
  await look(`/i/${token}`);
  await ctx.db.updateTable('wave').set({ closed_at: ctx.now().toISOString() }).where('slug', '=', '2026').execute();
  await look(`/i/${token}`);
  expect(found).toEqual([]);
  await close();
});

test('an error is announced before anything else, keeps what was typed, and leads to the field', async () => {
  const { page, close } = await arrive({ email: 'zoe@example.nl' });
  await page.click(forward);
  await page.click(forward);
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await page.evaluate('document.activeElement.closest(".summary") !== null')).toBe(true);
  expect(await page.locator('main .summary, main form').first().getAttribute('class')).toBe('summary');
  expect(await axe(page)).toEqual([]);
  await page.click('.summary a');
  expect(await page.evaluate('document.activeElement.name')).toBe('XC_PERIODE');
  await close();
});

test('the keyboard alone is enough', { timeout: 60_000 }, async () => {
  const { page, close } = await arrive({ email: 'jan@example.nl', group: 'employer' });
  const press = async (key: string) => {
    await page.keyboard.press(key);
  };
  const tabTo = async (selector: string) => {
    for (let i = 0; i < 40; i++) {
      await press('Tab');
      if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
    }
    throw new Error(`Tab does not reach ${selector} on ${page.url()}`);
  };
  const enter = async () => {
    await Promise.all([page.waitForEvent('framenavigated'), press('Enter')]);
    await page.waitForLoadState();
  };
  await tabTo(forward);
  await enter();
  for (let step = 0; step < 3; step++) {
    const before = page.url();
    await tabTo('main input[type=radio]');
    await press('ArrowDown');
    await tabTo(forward);
    await enter();
    expect(page.url()).not.toBe(before);
  }
  await page.goBack();
  expect(await page.locator('input:checked').count()).toBe(1);
  await close();
});

test('the script unticks what cannot go together, and the page works the same without it', async () => {
  const { page, close } = await arrive({ email: 'jan@example.nl', group: 'employer' });
  await page.click(forward);
  while (!(await page.locator('input[type=checkbox]').count())) {
    await answer(page);
    await page.click(forward);
  }
  await page.locator('input[type=checkbox]').first().check();
  await page.locator('input[data-exclusive]').first().check();
  expect(await page.locator('input:checked').count()).toBe(1);
  await close();

  const plain = await arrive({ email: 'zoe@example.nl' }, { javaScriptEnabled: false });
  await plain.page.click(forward);
  for (let i = 0; i < 4; i++) {
    await answer(plain.page);
    await plain.page.click(forward);
  }
  expect(plain.page.url()).toContain('/vragenlijst/vraag/');
  await plain.close();
});

test('a top three is chosen by touching answers in order, over selects that stay the fields', async () => {
  const { page, site, ctx, token, close } = await arrive({ email: 'zoe@example.nl' });
  const chosen = { XC_BELANGRIJK: ['STEUN', 'EXTERN', 'VRIJUIT', 'SPARREN'] };
  const places = ['XC_BELANGRIJK_TOP3_1', 'XC_BELANGRIJK_TOP3_2', 'XC_BELANGRIJK_TOP3_3'];
  const ranked = { XC_BELANGRIJK_TOP3_1: 'STEUN', XC_BELANGRIJK_TOP3_2: 'VRIJUIT', XC_BELANGRIJK_TOP3_3: 'EXTERN' };
  await fillIn(ctx, token, seeded(2), { ...eligible, XC_INITIATIEF: '1', ...chosen, ...ranked });
  await page.goto(`${site}/vragenlijst/vraag/gesprekken-top-3?wijzig=1`);
  const values = () => Promise.all(places.map((name) => page.locator(`select[name=${name}]`).inputValue()));
  const card = (value: string) => page.locator(`.ranking input[value="${value}"]`);
  const touch = (value: string) => page.locator(`.ranking .choice:has(input[value="${value}"]) label`).click();
  const nameOf = async (value: string) => (await card(value).ariaSnapshot()).replace(/^- checkbox "(.*?)".*$/, '$1');

  expect(await page.locator('main select:visible').count()).toBe(0);
  expect(await nameOf('VRIJUIT')).toMatch(/, plaats 2$/);
  expect(await card('SPARREN').isDisabled()).toBe(true);
  await touch('STEUN');
  expect(await values()).toEqual(['VRIJUIT', 'EXTERN', '']);
  expect(await nameOf('VRIJUIT')).toMatch(/, plaats 1$/);
  expect(await page.textContent('.ranking [role=status]')).toBe('Kies wat op plaats 3 komt.');
  const { height } = (await page.locator('.ranking .choice').first().boundingBox()) ?? { height: 0 };
  expect(height).toBeGreaterThanOrEqual(44);
  expect(await axe(page)).toEqual([]);

  await page.click(forward);
  expect(await page.title()).toMatch(/^Fout: /);
  await page.click('.summary a');
  expect(await page.evaluate('document.activeElement.type')).toBe('checkbox');
  expect(await page.locator('.ranking .problem').isVisible()).toBe(true);
  expect(await axe(page)).toEqual([]);

  await card('SPARREN').focus();
  await page.keyboard.press('Space');
  expect(await values()).toEqual(['VRIJUIT', 'EXTERN', 'SPARREN']);
  await page.evaluate(
    `for (const [name, value] of [['${places[0] ?? ''}', 'EXTERN'], ['${places[1] ?? ''}', 'VRIJUIT']]) {
      const select = document.querySelector('select[name=' + name + ']');
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }`,
  );
  expect(await nameOf('EXTERN')).toMatch(/, plaats 1$/);
  await touch('98');
  expect(await values()).toEqual(['98', '', '']);
  expect(await page.locator('.ranking input:checked').count()).toBe(1);
  for (const value of ['SPARREN', 'STEUN', 'EXTERN']) await touch(value);
  expect(await values()).toEqual(['SPARREN', 'STEUN', 'EXTERN']);
  await page.click(forward);
  expect(page.url()).toContain('/vragenlijst/overzicht');
  expect(await page.textContent('main')).toMatch(/1\. .*2\. .*3\. /s);
  await close();
});

test('a first visit to a question page weighs at most 14 KB', async () => {
  const { page, site, close } = await arrive({ email: 'zoe@example.nl' });
  await page.click(forward);
  for (let i = 0; i < 6; i++) {
    await answer(page);
    await page.click(forward);
  }
  const html = await page.content();
  const elements = await page.locator('link[href], script[src], img[src]').all();
  const parts = await Promise.all(
    elements.map(async (element) => (await element.getAttribute('href')) ?? (await element.getAttribute('src')) ?? ''),
  );
  const bodies = await Promise.all([...new Set(parts)].map(async (part) => (await fetch(site + part)).text()));
  const weigh = (compress: (text: string) => Buffer) =>
    [html, ...bodies].reduce((sum, text) => sum + compress(text).length, 0);
  expect(weigh((text) => gzipSync(text))).toBeLessThan(14_000);
  expect(weigh((text) => brotliCompressSync(text))).toBeLessThan(14_000);
  await close();
});
