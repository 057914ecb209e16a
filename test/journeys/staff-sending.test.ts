import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/access/rights.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { planDaysOf, setPlanDays } from '../../src/fieldwork/plan-days.js';
import { localDay } from '../../src/language/local-day.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { getWave } from '../../src/study/waves.js';
import { mila, namesake, zoe } from '../support/cast.js';
import { axe, openBrowser } from '../support/browser.js';
import { sendDue } from '../support/send-due.js';
import { linkFor } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

let browser: Browser;
let world: World;
let site: string;
beforeAll(async () => {
  browser = await openBrowser();
  world = await openWorld('sqlite', { SMTP_URL: 'smtp://127.0.0.1:9' });
  site = await world.app.listen({ port: 0, host: '127.0.0.1' });
  const { ctx } = world;
  await world.invite([zoe, namesake(), namesake(), mila]);
  const { definition } = await getOnlyStudy(ctx);
  const days = planDaysOf(definition.mail.steps, await getWave(ctx, '2026'), localDay(ctx.now()));
  await setPlanDays(ctx, '2026', new Map(days.map(({ step, day }) => [step.step, day])));
  await inviteAll(ctx, { wave: '2026', bureau: 'blcc' });
  let tried = 0;
  const outcomes = [
    { kind: 'accepted' },
    { kind: 'unknown', reason: 'lost' },
    { kind: 'refused', reason: 'full', cause: 'mailbox' },
  ] as const;
  await sendDue(ctx, () => Promise.resolve(outcomes[tried++ % outcomes.length] ?? outcomes[0]));
  await world.invite([namesake()]);
  await inviteAll(ctx, { wave: '2026', bureau: 'careercoach' });
}, 60_000);

/** Signs somebody in. */
async function enter(roles: readonly Role[], width: number) {
  const context = await browser.newContext({ viewport: { width, height: 740 }, javaScriptEnabled: true });
  const page = await context.newPage();
  await page.goto(site + new URL(await linkFor(world, roles, roles.includes('staff') ? 'blcc' : null)).pathname);
  await page.click('main button');
  return page;
}

test.each([
  ['staff', 'nl', 360],
  ['staff', 'en', 1280],
  ['coordinator', 'nl', 1280],
  ['coordinator', 'en', 360],
] as const)(
  'axe finds nothing on the pages of the plan and of sending, for %s in %s, %i px wide',
  { timeout: 60_000 },
  async (role, language, width) => {
    const page = await enter([role], width);
    const found: string[] = [];
    const own = ['/staff/send/invitation', '/staff/send/invitation/progress', '/staff/silent'];
    for (const path of ['/staff', '/staff/plan', '/staff/outbox', ...(role === 'staff' ? own : [])]) {
      const answer = await page.goto(`${site}${path}${language === 'en' ? '?taal=en' : ''}`);
      expect([path, answer?.status()]).toEqual([path, 200]);
      found.push(...(await axe(page)).map((violation) => `${path}: ${violation}`));
      const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
      if (!(await page.evaluate(fits))) found.push(`${path}: wider than ${width} px`);
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
);

test('a button whose number is no longer true leads the keyboard to what changed', async () => {
  const page = await enter(['staff'], 360);
  await page.goto(`${site}/staff/send/invitation`);
  expect(await page.locator('main form button').first().textContent()).toBe('1 uitnodiging versturen');
  await world.invite([namesake()]);
  await page.locator('main form button').first().focus();
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState();
  expect(await page.evaluate('document.activeElement.id')).toBe('problemen');
  expect([await page.title(), await axe(page)]).toEqual([expect.stringMatching(/^Fout: /), []]);
  await page.context().close();
});
