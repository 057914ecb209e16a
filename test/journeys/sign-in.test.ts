import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axe, openBrowser } from '../support/browser.js';
import { linkFor } from '../support/signed-in.js';
import { openWorld } from '../support/world.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

test.each([
  ['nl', 320, ''],
  ['en', 1280, '?taal=en'],
])('somebody signs in and out by keyboard in %s, %i px wide, and axe finds nothing', async (language, width, asked) => {
  const world = await openWorld('sqlite');
  const site = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const context = await browser.newContext({ viewport: { width, height: 740 } });
  const page = await context.newPage();
  const found: string[] = [];
  const look = async (path: string) => {
    if (path) await page.goto(site + path);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    found.push(...(await axe(page)).map((violation) => `${page.url()}: ${violation}`));
    const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
    if (!(await page.evaluate(fits))) found.push(`${page.url()}: wider than ${width} px`);
  };
  const press = async () => {
    await page.locator('main button').first().focus();
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.waitForLoadState();
  };
  const link = new URL(await linkFor(world, ['coordinator', 'partner'], 'blcc')).pathname;
  await look(`/aanmelden${asked}`);
  await look(link + asked);
  await press();
  expect(new URL(page.url()).pathname).toBe('/results');
  await look(link + asked);
  await look(`/aanmelden${asked}`);
  await press();
  expect(page.url()).toContain('uitgelogd');
  await look('');
  await look(link + asked);
  expect(found).toEqual([]);
  await context.close();
});
