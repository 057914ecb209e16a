import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { respondentTexts } from '../../src/web/respondent/texts.js';
import type { Wanted } from '../support/answering.js';
import { axe, openBrowser } from '../support/browser.js';
import { jan, zoe } from '../support/cast.js';
import { fillIn } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld, type Person } from '../support/world.js';

const texts = respondentTexts.nl;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

/** A phone on which somebody has answered everything, at the overview. */
async function atOverview({
  person = zoe,
  javaScriptEnabled = true,
  fixed = {},
}: { person?: Person; javaScriptEnabled?: boolean; fixed?: Wanted } = {}) {
  const { app, ctx, invite } = await openWorld('sqlite');
  const site = await app.listen({ port: 0, host: '127.0.0.1' });
  const [token = ''] = await invite([person]);
  const { draft } = await fillIn(ctx, token, seeded(2), { XC_PERIODE: '1', ...fixed });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${site}/i/${token}`);
  expect(page.url()).toBe(`${site}/vragenlijst/overzicht`);
  return { page, site, context, stops: draft?.journey.stops ?? [] };
}

/** Where an element stands on the screen, in CSS pixels from the top. */
async function placeOf(page: Page, selector: string): Promise<{ top: number; bottom: number }> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  return { top: box.y, bottom: box.y + box.height };
}

/** Unfolds every section, as somebody does who checks them all. */
async function openAll(page: Page): Promise<void> {
  for (const section of await page.locator('details').all()) {
    if ((await section.getAttribute('open')) === null) await section.locator('summary').press('Enter');
  }
}

const send = '.send button';
const focused = 'document.activeElement.getBoundingClientRect()';

describe('the overview', { timeout: 120_000 }, () => {
  it('keeps sending in reach and never over what has the focus', async () => {
    const { page } = await atOverview();
    expect((await placeOf(page, send)).bottom).toBeLessThanOrEqual(740);
    await openAll(page);
    const changes = await page.locator('.change a').count();
    expect(changes).toBeGreaterThan(15);
    let seen = 0;
    for (let i = 0; i < 60 && seen < changes; i++) {
      await page.keyboard.press('Tab');
      if (!(await page.evaluate<boolean>('document.activeElement.matches(".change a")'))) continue;
      seen++;
      const bottom = await page.evaluate<number>(`${focused}.bottom`);
      expect(bottom).toBeLessThanOrEqual((await placeOf(page, '.send')).top);
    }
    expect(seen).toBe(changes);
    expect(await axe(page)).toEqual([]);
  });

  it('does not let the bar take half of a low screen, or stand in print', async () => {
    const { page } = await atOverview();
    await page.setViewportSize({ width: 740, height: 360 });
    expect((await placeOf(page, send)).top).toBeGreaterThan(360);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.send').isVisible()).toBe(false);
  });

  it('shows and focuses the row that one comes back to, in forced colours too', async () => {
    const { page } = await atOverview();
    await page.emulateMedia({ forcedColors: 'active' });
    await openAll(page);
    const link = page.locator('.change a').nth(9);
    const id = (await link.getAttribute('id')) ?? '';
    await link.click();
    await page.click('main form[method=post] button');
    expect(page.url()).toMatch(new RegExp(`/vragenlijst/overzicht\\?vraag=.+#${id}$`));
    expect(await page.locator('details[open]').count()).toBe(1);
    expect(await page.evaluate('document.activeElement.id')).toBe(id);
    const { top, bottom } = await page.evaluate<{ top: number; bottom: number }>(`${focused}.toJSON()`);
    expect(top).toBeGreaterThan(0);
    expect(bottom).toBeLessThanOrEqual((await placeOf(page, '.send')).top);
    expect(await axe(page)).toEqual([]);
  });
});

test('without script too, the link to what was skipped opens its section; in print all are open', async () => {
  const { page, site } = await atOverview({ javaScriptEnabled: false, fixed: { XC_SLOT_OPEN: '' } });
  await page.goto(`${site}/vragenlijst/overzicht?vraag=opleiding`);
  expect(await page.locator('#vraag-slot').isVisible()).toBe(false);
  await page.getByRole('link', { name: texts.toSkipped }).click();
  expect(new URL(page.url()).hash).not.toBe('');
  expect(await page.locator('.answers div:has(:target) em').textContent()).toBe(texts.skipped);
  expect(await page.locator('.answers div:has(:target)').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  const rows = await page.locator('.answers dt').all();
  for (const row of rows) expect(await row.isVisible()).toBe(true);
});

describe('after sending', { timeout: 120_000 }, () => {
  it('a button copies the code and says so; another prints the answers', async () => {
    const { page, context } = await atOverview();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript('window.print = () => { document.body.dataset.printed = "yes"; }');
    await page.click(send);
    expect(await page.locator('form').count()).toBe(0);
    const said = page.locator('[data-copy] ~ [role=status]');
    expect(await said.textContent()).toBe('');
    await page.getByRole('button', { name: texts.copy }).click();
    await expect.poll(() => said.textContent()).toBe(texts.copied);
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(await page.textContent('p.code'));
    expect(await axe(page)).toEqual([]);
    await page.getByRole('link', { name: texts.printLink }).click();
    await page.getByRole('button', { name: texts.printButton }).click();
    expect(await page.evaluate('document.body.dataset.printed')).toBe('yes');
    expect(await axe(page)).toEqual([]);
  });

  it('without script there is no button that does nothing, and the code is there to select', async () => {
    const { page } = await atOverview({ javaScriptEnabled: false });
    await page.click(send);
    expect(await page.locator('button').count()).toBe(0);
    expect(await page.textContent('p.code')).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  });
});

test.each([zoe, { ...jan, language: 'nl' as const }])(
  'on a phone "go on" of a question on a scale is on the first screen, for %o',
  { timeout: 120_000 },
  async (person) => {
    const { page, site, stops } = await atOverview({ person, fixed: { OG_MGT: '0' } });
    let scales = 0;
    for (const stop of stops.filter(({ questions }) => questions[0]?.kind === 'scale')) {
      await page.goto(`${site}/vragenlijst/vraag/${stop.page.id}`);
      if ((await page.locator('main input[type=radio]').count()) > 6) continue;
      scales++;
      const { bottom } = await placeOf(page, 'main form[method=post] button:not(.plain)');
      expect([stop.page.id, bottom <= 740]).toEqual([stop.page.id, true]);
    }
    expect(scales).toBeGreaterThan(2);
  },
);

test('what is done and what is to come differ in shape, not in colour alone', async () => {
  const { page } = await atOverview();
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors });
    const height = async (part: string) => (await page.locator(`.wave .${part}`).boundingBox())?.height;
    expect([await height('done'), await height('ahead')]).toEqual([12, 2]);
  }
});
