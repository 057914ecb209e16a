import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axe, openBrowser } from '../support/browser.js';
import { addAnsweredWave, publishWave } from '../support/published-wave.js';
import { signIn } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

let browser: Browser;
let world: World;
let site: string;
beforeAll(async () => {
  browser = await openBrowser();
  world = await openWorld('sqlite');
  await addAnsweredWave(world, '2028', 12);
  await publishWave(world, '2028');
  await addAnsweredWave(world, '2030');
  await publishWave(world, '2030');
  site = await world.app.listen({ port: 0, host: '127.0.0.1' });
}, 600_000);

async function openAs(roles: ('coordinator' | 'partner')[], width: number) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const [name = '', value = ''] = (await signIn(world, roles)).cookie.split('=');
  await context.addCookies([{ name, value, url: site }]);
  return { context, page: await context.newPage() };
}

const unfold = `for (const folded of document.querySelectorAll('main details')) folded.open = true`;
const group = '/results/2030/ex-client';
const ofPartner = [
  '/results',
  '/results/2026',
  group,
  `${group}?part=2`,
  '/results/2030/employer',
  `${group}/comparison?against=2015`,
  `${group}/comparison?against=2028`,
  `${group}/crosstab`,
];

test.each([320, 1280])('what a partner sees is accessible and fits %i px', { timeout: 180_000 }, async (width) => {
  const found: string[] = [];
  for (const [roles, paths] of [
    [['partner'], ofPartner],
    [['coordinator'], ['/results/2030', '/results/2030?as=blcc&taal=en']],
  ] as const) {
    const { context, page } = await openAs([...roles], width);
    for (const path of paths) {
      await page.goto(site + path);
      await page.evaluate(unfold);
      found.push(...(await axe(page)).map((violation) => `${path}: ${violation}`));
      const fits = await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
      if (!fits) found.push(`${path}: wider than ${width} px`);
    }
    await context.close();
  }
  expect(found).toEqual([]);
});

test('the page of a wave is one sheet of paper', { timeout: 60_000 }, async () => {
  const { context, page } = await openAs(['partner'], 1280);
  await page.goto(`${site}/results`);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await context.close();
});
