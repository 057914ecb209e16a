import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { passkeyTexts } from '../../src/web/account/passkey-texts.js';
import { accountTexts } from '../../src/web/account/texts.js';
import { axe, openBrowser } from '../support/browser.js';
import { linkFor } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

const site = 'http://localhost:3000';
/** The same server under an address that is not BASE_URL. */
const elsewhere = 'http://localhost:4000';
const { nl } = accountTexts;

let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld('sqlite', { BASE_URL: site });
  const at = await world.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser({ 'localhost:3000': at, 'localhost:4000': at });
});

interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** From now on the device does not know the finger that is put on it. */
  forgetFinger(): Promise<void>;
}

/** Somebody at a device of their own, signed in by a link. */
async function arrive({ width = 1280, proposed = false } = {}): Promise<Person> {
  const context = await browser.newContext({ viewport: { width, height: 740 } });
  // What is proposed at the field would sign in before a button is pressed.
  if (!proposed) await context.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = undefined');
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const kind = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const;
  const options = { ...kind, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  await page.goto(site + new URL(await linkFor(world, ['partner'], 'blcc')).pathname);
  await page.click('main button');
  return {
    context,
    page,
    forgetFinger: async () => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    },
  };
}

async function addPasskey(page: Page): Promise<void> {
  await page.goto(`${site}/passkeys`);
  await page.click('[data-passkey]');
  await page.waitForURL(/done=added/);
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${site}/aanmelden`);
  await page.getByText(nl.signOut, { exact: true }).click();
  await page.waitForURL(/uitgelogd/);
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

test.each([
  ['nl', 360, ''],
  ['en', 1280, 'taal=en'],
] as const)(
  'a passkey is made, used and removed by keyboard in %s, %i px wide, and axe finds nothing',
  async (language, width, asked) => {
    const { context, page } = await arrive({ width });
    const found: string[] = [];
    const look = async () => {
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      found.push(...(await axe(page)).map((violation) => `${page.url()}: ${violation}`));
      const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
      if (!(await page.evaluate(fits))) found.push(`${page.url()}: wider than ${width} px`);
    };
    const press = async (selector: string) => {
      await page.locator(selector).first().focus();
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
      await page.waitForLoadState();
    };
    await page.goto(`${site}/aanmelden?${asked}`);
    await look();
    await press('a[href^="/passkeys"]');
    await look();
    await page.fill('#name', 'laptop');
    await press('#name');
    expect(page.url()).toContain('done=added');
    await look();
    await page.goto(`${site}/aanmelden?${asked}`);
    await press('main button');
    await look();
    await press('[data-passkey]');
    expect(pathOf(page)).toBe('/results');
    await page.goto(`${site}/passkeys?${asked}`);
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await press('.danger');
    expect(page.url()).toContain('done=removed');
    await page.goto(`${site}/aanmelden?${asked}`);
    await press('main button');
    await press('[data-passkey]');
    expect(await page.textContent('.summary a')).toBe(accountTexts[language].passkeyRefused);
    await look();
    expect(found).toEqual([]);
    await context.close();
  },
);

test('it is proposed at the field for the address, without a button', async () => {
  const { context, page } = await arrive({ proposed: true });
  await addPasskey(page);
  await page.goto(`${site}/aanmelden`);
  await page.getByText(nl.signOut, { exact: true }).click();
  await page.waitForURL(/results/);
  expect(await context.cookies(site)).toContainEqual(
    expect.objectContaining({ name: 'golfslag-account', httpOnly: true }),
  );
  await context.close();
});

test('what was sent is worth nothing when it is sent again, nor ten minutes later', async () => {
  const { context, page } = await arrive();
  await addPasskey(page);
  await signOut(page);
  const sending = page.waitForRequest((request) => request.method() === 'POST');
  await page.click('[data-passkey]');
  const sent = await sending;
  const { cookie = '', 'content-type': type = '' } = await sent.allHeaders();
  const headers = { cookie, 'content-type': type };
  const same = { method: 'POST', url: '/aanmelden/passkey', headers, payload: sent.postData() ?? '' } as const;
  await page.waitForURL(/results/);
  await signOut(page);
  expect((await world.app.inject(same)).statusCode).toBe(422);
  world.passDays(11 / 1440);
  await page.click('[data-passkey]');
  expect(await page.textContent('.summary a')).toBe(nl.passkeyRefused);
  // The page that says so asks anew.
  await page.click('[data-passkey]');
  await page.waitForURL(/results/);
  await context.close();
});

test('at another address nothing is offered, and what is signed there signs nobody in', async () => {
  const { context, page } = await arrive();
  await addPasskey(page);
  await signOut(page);
  await page.goto(`${elsewhere}/aanmelden`);
  expect(await page.isVisible('[data-passkey]')).toBe(false);
  const status = page.waitForResponse((response) => response.url().endsWith('/aanmelden/passkey'));
  await page.evaluate(`document.querySelector('[data-passkey]').dataset.origin = location.origin`);
  const script = String(await page.getAttribute('script[type=module]', 'src'));
  await page.addScriptTag({ url: `${script}?again`, type: 'module' });
  await page.click('[data-passkey]');
  expect((await status).status()).toBe(422);
  expect(world.log()).toContain(`it was used on another site: ${elsewhere}`);
  await context.close();
});

test('a device that does not know the finger says so, and the mail stays', async () => {
  const { context, page, forgetFinger } = await arrive();
  await addPasskey(page);
  await page.click('[data-passkey]');
  await expect.poll(() => page.textContent('form [role=status]')).toBe(passkeyTexts.nl.there);
  await signOut(page);
  await forgetFinger();
  await page.click('[data-passkey]');
  await expect.poll(() => page.textContent('form [role=status]')).toBe(nl.passkeyNotDone);
  await page.fill('#email', 'partner-blcc@bureau.example');
  await page.keyboard.press('Enter');
  await page.waitForURL(/aanmelden$/);
  expect(await page.textContent('h1')).toBe(nl.codeTitle);
  await context.close();
});

test('it signs in as whose it is, also where another was signed in before', async () => {
  const { context, page } = await arrive();
  await addPasskey(page);
  await signOut(page);
  await page.goto(site + new URL(await linkFor(world, ['partner'], 'careercoach')).pathname);
  await page.click('main button');
  await signOut(page);
  await page.click('[data-passkey]');
  await page.waitForURL(/results/);
  await page.goto(`${site}/aanmelden`);
  expect(await page.textContent('.lead strong')).toBe('partner-blcc@bureau.example');
  await context.close();
});

test('without JavaScript there is no button that does nothing, and the pages are whole', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}/aanmelden`);
  expect(await page.locator('main button:visible').allTextContents()).toEqual([nl.sendMail]);
  await page.goto(site + new URL(await linkFor(world, ['partner'], 'blcc')).pathname);
  await page.click('main button');
  await page.goto(`${site}/passkeys`);
  expect(await page.locator('main button:visible').allTextContents()).toEqual([]);
  expect(await page.isVisible(`text=${passkeyTexts.nl.without}`)).toBe(true);
  await context.close();
});
