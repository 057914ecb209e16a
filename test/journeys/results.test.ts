import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { closeWave } from '../../src/study/wave-life.js';
import { openAnsweredStudy, type AnsweredStudy } from '../support/answered-study.js';
import { axe, openBrowser } from '../support/browser.js';
import { addCountedWave } from '../support/counted.js';
import { reword } from '../support/reworded.js';
import { signIn } from '../support/signed-in.js';

let browser: Browser;
let study: AnsweredStudy;
let site: string;
beforeAll(async () => {
  browser = await openBrowser();
  study = await openAnsweredStudy('sqlite', 24);
  await study.send(20);
  await closeWave(study.ctx, '2026');
  study.passDays(400);
  await reword(study.ctx, 'XC_BETALER', 'Wie heeft uw traject betaald?');
  for (const [wave, late] of Object.entries({ '2028': 30, '2030': 12 })) {
    await addCountedWave(study.ctx, wave, 'ex-client', {
      ...{ XC_INITIATIEF: { 3: late, 1: 60 - late }, XC_BETALER: { 1: 20, 2: 40 } },
      ...{ XC_DRINGEND: { 1: late, 2: 5, 3: 10, 4: 20, 5: 8 }, XC_DREMPELS: { ZELF: 30, DUUR: 20 } },
    });
  }
  site = await study.app.listen({ port: 0, host: '127.0.0.1' });
});

/** Opens all that is folded on the page itself: menus of the bar would lie over each other. */
const unfold = `for (const folded of document.querySelectorAll('main details')) folded.open = true`;

/** A browser in which the coordinator is signed in. */
async function openSignedIn(options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  const [name = '', value = ''] = (await signIn(study)).cookie.split('=');
  await context.addCookies([{ name, value, url: site }]);
  return context;
}

const group = '/results/2026/ex-client';
const pages = [
  '/results',
  '/results/method',
  '/results/2026',
  '/results/2026/fieldwork',
  group,
  `${group}?part=2`,
  `${group}/crosstab?row=XC_OPLEIDING&column=XC_BETALER`,
  `${group}/crosstab?row=XC_OPLEIDING&column=XC_BELANGRIJK`,
  `${group}/open`,
  `${group}/open/XC_SLOT_OPEN?q=a`,
  '/results/planning',
  '/results/2030',
  '/results/2015',
  '/results/2030/ex-client/codebook',
  '/results/2026/employer/codebook',
  '/results/2015/ex-client/codebook',
  '/results/2030/ex-client/comparison?against=2015',
  '/results/2030/ex-client/comparison?against=2028',
  '/results/2030/ex-client/comparison?against=2026',
  '/results/2030/ex-client/comparison/XC_BETALER?against=2026',
  '/results/2030/ex-client/comparison/XC_INITIATIEF?against=2028',
  '/results/2030/ex-client/comparison/XC_EFFECT?against=2028',
];

test.each(['nl', 'en'] as const)(
  'every page of the results is accessible and fits a phone, in %s',
  { timeout: 300_000 },
  async (language) => {
    const found: string[] = [];
    for (const width of [320, 1280]) {
      const context = await openSignedIn({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      for (const path of pages) {
        const address = language === 'en' ? `${path}${path.includes('?') ? '&' : '?'}taal=en` : path;
        await page.goto(site + address);
        await page.evaluate(unfold);
        found.push(...(await axe(page)).map((violation) => `${address}: ${violation}`));
        const fits = await page.evaluate(
          'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
        );
        if (!fits) found.push(`${address}: wider than ${width} px`);
      }
      await context.close();
    }
    expect(found).toEqual([]);
  },
);

test('text in a chart stays as large on a phone as anywhere, and inside it', { timeout: 60_000 }, async () => {
  const context = await openSignedIn({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await page.goto(site + group);
  await page.evaluate(unfold);
  const texts = await page.evaluate<{ words: string; left: number; right: number; size: number; height: number }[]>(
    `[...document.querySelectorAll('.chart text')].filter((text) => text.getClientRects().length).map((text) => {
      const { left, right, height } = text.getBoundingClientRect();
      return { words: text.textContent, left, right, size: parseFloat(getComputedStyle(text).fontSize), height };
    })`,
  );
  expect(texts.length).toBeGreaterThan(100);
  for (const { words, left, right, size, height } of texts) {
    expect([words, size >= 12, height >= 12, left >= 13, right <= 347]).toEqual([words, true, true, true, true]);
  }
  await context.close();
});

test('two questions are put together with the keyboard, without JavaScript', { timeout: 60_000 }, async () => {
  const context = await openSignedIn({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}${group}/crosstab?taal=en`);
  await page.selectOption('#row', 'XC_OPLEIDING');
  await page.selectOption('#column', 'XC_BETALER');
  await page.locator('main form button').focus();
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  expect(page.url()).toContain('taal=en');
  expect(await page.locator('table.cross').count()).toBe(1);
  await context.close();
});
