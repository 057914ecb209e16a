import { expect, test } from 'vitest';
import { axe, openBrowser } from '../support/browser.js';
import { openWorld } from '../support/world.js';

test('the page about the API fits any width, prints whole, and axe finds nothing', async () => {
  const { app } = await openWorld('sqlite');
  const site = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await openBrowser();
  const refused: string[] = [];
  for (const width of [320, 1280]) {
    const page = await (await browser.newContext({ viewport: { width, height: 740 } })).newPage();
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`${site}/docs`);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.emulateMedia({ media: 'print' });
    const whole = '[...document.querySelectorAll("pre")].every((pre) => pre.scrollWidth <= pre.clientWidth)';
    expect(await page.evaluate(whole)).toBe(true);
  }
  expect(refused).toEqual([]);
});
