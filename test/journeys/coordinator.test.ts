import { expect, test } from 'vitest';
import { addAccount } from '../../src/access/accounts.js';
import { addWave } from '../../src/study/wave-life.js';
import { jan, mila, zoe } from '../support/cast.js';
import { axe, openBrowser } from '../support/browser.js';
import { reword } from '../support/reworded.js';
import { signIn } from '../support/signed-in.js';
import { openWorld } from '../support/world.js';

/** Opens all that is folded on the page itself: menus of the bar would lie over each other. */
const unfold = `for (const folded of document.querySelectorAll('main details')) folded.open = true`;

test.each(['nl', 'en'] as const)(
  'the pages of the coordinator are accessible and fit a phone, in %s',
  { timeout: 180_000 },
  async (language) => {
    const world = await openWorld('sqlite');
    const site = await world.app.listen({ port: 0, host: '127.0.0.1' });
    await world.invite([zoe, mila, jan]);
    await reword(world.ctx, 'XC_BETALER', 'Wie heeft uw traject betaald?');
    await addWave(world.ctx, '2031', '2026');
    const email = 'een.heel.lange.naam@wageningen-career-support.example';
    const { id } = await addAccount(world.ctx, { email, roles: ['staff', 'partner'], bureau: 'blcc' });
    const pages = [
      ...['/staff/wave', '/staff/wave?wave=2031', '/staff/wave/next', '/staff/wave/opening?wave=2031'],
      ...['/staff/wave/closing', '/staff/questionnaire/ex-client', '/staff/questionnaire/employer'],
      ...['/staff/accounts', `/staff/accounts/${id}`, '/staff/log'],
    ];
    const browser = await openBrowser();
    const found: string[] = [];
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const [name = '', value = ''] = (await signIn(world)).cookie.split('=');
      await context.addCookies([{ name, value, url: site }]);
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
