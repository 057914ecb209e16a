import { beforeAll, describe, expect, it, test } from 'vitest';
import { listPasskeys } from '../../../src/access/passkeys.js';
import type { Role } from '../../../src/access/rights.js';
import { passkeyTexts } from '../../../src/web/account/passkey-texts.js';
import { mostMails } from '../../../src/web/account/sign-in.js';
import { accountTexts } from '../../../src/web/account/texts.js';
import { Authenticator } from '../../support/authenticator.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import type { Visitor } from '../../support/http.js';
import type { Page } from '../../support/page.js';
import { linkFor } from '../../support/signed-in.js';
import { openSite, type Site } from '../../support/site.js';
import { openMailServer } from '../../support/smtp.js';

const { nl, en } = passkeyTexts;
const minute = 1 / 1440;

/** What a page asks the browser for. */
const askedOn = (page: Page) => page.root.querySelector('[data-passkey]')?.getAttribute('data-options') ?? '';

/** Sends what a passkey signed for the page for signing in, as its script does. */
async function signInWith(browser: Visitor, device: Authenticator): Promise<Page> {
  const page = await browser.open('/aanmelden');
  return browser.post('/aanmelden/passkey', [['credential', device.sign(askedOn(page))]]);
}

async function enter(site: Site, roles: readonly Role[] = ['partner'], bureau: string | null = 'blcc') {
  const browser = site.browser();
  await (await browser.open(new URL(await linkFor(site, roles, bureau)).pathname)).submit();
  return browser;
}

async function addOn(browser: Visitor, device: Authenticator, name = 'laptop'): Promise<Page> {
  const page = await browser.open('/passkeys');
  return page.submit({ name, credential: device.make(askedOn(page)) }, '/passkeys');
}

describe.each(databases)('the page of passkeys, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  it('is offered on the account’s page, adds a passkey that signs in, and removes it', async () => {
    const [browser, device] = [await enter(site), new Authenticator()];
    const page = await (await browser.open('/aanmelden')).follow(accountTexts.nl.offerPasskey);
    expect([page.path, page.textOf('#nieuw')]).toEqual(['/passkeys', nl.newTitle]);
    const added = await page.submit(
      { name: 'laptop van het werk', credential: device.make(askedOn(page)) },
      '/passkeys',
    );
    expect([added.path, added.textOf('[role=status]')]).toEqual(['/passkeys?done=added', nl.done.added]);
    expect(added.textOf('li.card')).toMatch(/^laptop van het werk Gemaakt op \d+ \w+ \d{4}\./);
    const elsewhere = site.browser();
    expect((await signInWith(elsewhere, device)).path).toBe('/results');
    const own = await (await elsewhere.open('/aanmelden')).follow(accountTexts.nl.passkeysTitle);
    const removed = await own.press(nl.removeNow('laptop van het werk'));
    expect([removed.path, removed.textOf('[role=status]')]).toEqual(['/passkeys?done=removed', nl.done.removed]);
    const refused = await signInWith(site.browser(), device);
    expect([refused.status, refused.textOf('.summary a')]).toEqual([422, accountTexts.nl.passkeyRefused]);
  });

  it('leads back to the page that was asked for', async () => {
    const [browser, device] = [await enter(site, ['staff']), new Authenticator()];
    await addOn(browser, device);
    const later = site.browser();
    await later.open('/staff/people?state=sent');
    expect((await signInWith(later, device)).path).toBe('/staff/people?state=sent');
  });

  it.each(['form_token', 'credential'])('adds nothing by a form without its %s', async (left) => {
    const [browser, device] = [await enter(site), new Authenticator()];
    const page = await browser.open('/passkeys');
    const given = {
      form_token: page.form('/passkeys').valuesOf('form_token')[0] ?? '',
      credential: device.make(askedOn(page)),
    };
    const before = await everyRow(site.ctx);
    const entries = Object.entries({ ...given, name: 'x', [left]: '' });
    const { status } = await browser.post('/passkeys', entries);
    expect([status, await everyRow(site.ctx)]).toEqual([left === 'credential' ? 422 : 403, before]);
  });

  it('refuses a name that is too long, says so on top and keeps it', async () => {
    const [browser, device] = [await enter(site), new Authenticator()];
    const page = await browser.open('/passkeys?taal=en');
    const typed = { name: 'x'.repeat(61), credential: device.make(askedOn(page)) };
    const refused = await page.submit(typed, '/passkeys?taal=en');
    expect([refused.status, refused.textOf('.summary a[href="#name"]')]).toEqual([422, en.nameProblem]);
    expect(refused.form('/passkeys?taal=en').valuesOf('name')).toEqual(['x'.repeat(60)]);
  });

  it('removes nothing of another account, and tells it apart from nothing', async () => {
    const [one, other] = [await enter(site), await enter(site, ['partner'], 'careercoach')];
    await addOn(one, new Authenticator());
    const rows = await site.ctx.db.selectFrom('passkey').select('id').execute();
    const form_token = (await other.open('/passkeys')).form('/passkeys').valuesOf('form_token')[0] ?? '';
    const before = await everyRow(site.ctx);
    const tried = [];
    for (const id of [...rows.map((row) => row.id), 'niemands']) {
      const { status, body } = await other.post(`/passkeys/${id}/removal`, [['form_token', form_token]]);
      tried.push(JSON.stringify([status, body]));
    }
    expect([tried.length > 1, new Set(tried).size, tried[0]?.slice(1, 4)]).toEqual([true, 1, '404']);
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('signs in no browser that was not asked, whoever sends it there', async () => {
    const [browser, device] = [await enter(site), new Authenticator()];
    await addOn(browser, device);
    const [asked, other] = [site.browser(), site.browser()];
    const given = [['credential', device.sign(askedOn(await asked.open('/aanmelden')))]] as const;
    expect((await other.post('/aanmelden/passkey', given)).status).toBe(422);
    await other.open('/aanmelden');
    expect((await other.post('/aanmelden/passkey', given)).status).toBe(422);
    expect((await asked.post('/aanmelden/passkey', given)).path).toBe('/results');
  });

  it('refuses what is wrong in the same words, and says why in the log alone, without a secret', async () => {
    const [browser, device, unknown] = [await enter(site), new Authenticator(), new Authenticator()];
    await addOn(browser, device);
    unknown.make(askedOn(await browser.open('/passkeys')));
    const read = site.log().length;
    const pages = [];
    for (const given of [
      (asked: string) => unknown.sign(asked),
      (asked: string) => device.sign(asked, { origin: 'https://elders.example' }),
      (asked: string) => device.sign(asked, { origin: `https://${'o'.repeat(60_000)}.example` }),
      () => device.sign(JSON.stringify({ challenge: 'c'.repeat(60_000) })),
      (asked: string) => device.sign(asked, { counter: 0, verifies: false }),
      () => 'x',
    ]) {
      const visitor = site.browser();
      const entries = [['credential', given(askedOn(await visitor.open('/aanmelden')))]] as const;
      const { status, body } = await visitor.post('/aanmelden/passkey', entries);
      pages.push(JSON.stringify([status, body.replace(/data-options="[^"]*"/, '')]));
    }
    expect(new Set(pages).size).toBe(1);
    const lines = site.log().slice(read);
    const why = Array.from(lines.matchAll(/"refused":"sign-in-passkey","why":"([^"]*)"/g), ([, reason]) => reason);
    expect(why).toEqual([
      'the passkey is not there',
      'it was used on another site: https://elders.example',
      `it was used on another site: https://${'o'.repeat(92)}`,
      'it answers nothing that this browser was asked lately',
      'no finger, face or PIN was asked for',
      'the form holds nothing that a passkey signed',
    ]);
    expect(lines.length).toBeLessThan(6000);
    expect(lines).not.toMatch(/@bureau\.example|golfslag-account/);
  });

  it('writes nothing by being opened', async () => {
    const browser = await enter(site);
    const before = await everyRow(site.ctx);
    for (const path of ['/passkeys', '/passkeys?taal=en', '/aanmelden', '/aanmelden/passkey']) await browser.open(path);
    await site.browser().open('/aanmelden');
    expect(await everyRow(site.ctx)).toBe(before);
  });
});

test('who signed in long ago signs in anew by mail, and comes back to the page', async () => {
  const server = await openMailServer();
  const site = await openSite('sqlite', { SMTP_URL: server.url });
  const browser = await enter(site);
  site.passDays(31 * minute);
  const late = await browser.open('/passkeys');
  expect([askedOn(late), late.text]).toEqual(['', expect.stringContaining('partner-blcc@bureau.example')]);
  const asked = await late.press(nl.again);
  expect(asked.textOf('h1')).toBe(accountTexts.nl.codeTitle);
  const [letter] = await server.received(1);
  const code = /^[\dA-Z]{4}-[\dA-Z]{4}$/m.exec(letter?.mail.text ?? '')?.[0] ?? '';
  const back = await asked.submit({ code });
  expect([back.path, askedOn(back) !== '']).toEqual(['/passkeys', true]);
});

test('a passkey that was made too late is refused, with the page that asks to sign in anew', async () => {
  const site = await openSite('sqlite');
  const browser = await enter(site);
  site.passDays(25 * minute);
  const page = await browser.open('/passkeys');
  const credential = new Authenticator().make(askedOn(page));
  site.passDays(11 * minute);
  const refused = await page.submit({ credential }, '/passkeys');
  expect([refused.status, refused.textOf('.summary a'), askedOn(refused)]).toEqual([422, nl.notMade, '']);
  expect(await site.ctx.db.selectFrom('passkey').selectAll().execute()).toEqual([]);
});

test.each(['http://127.0.0.1:3000', 'http://onderzoek.example'])(
  'at %s, where browsers make none, nothing is offered',
  async (BASE_URL) => {
    const site = await openSite('sqlite', { BASE_URL });
    expect(askedOn(await site.browser().open('/aanmelden'))).toBe('');
    const browser = await enter(site);
    expect((await browser.open('/aanmelden')).text).not.toContain('passkey');
    expect((await browser.open('/passkeys')).text).toContain(nl.unavailable);
    expect((await browser.post('/aanmelden/passkey', [['credential', 'x']])).status).toBe(422);
  },
);

test('so many tries an hour come from one machine, and mails are not among them', async () => {
  const site = await openSite('sqlite');
  const browser = site.browser();
  const tries = [];
  for (let i = 0; i <= mostMails.fromMachine; i++) tries.push((await browser.post('/aanmelden/passkey', [])).status);
  expect([new Set(tries.slice(0, -1)), tries.at(-1)]).toEqual([new Set([422]), 429]);
  expect((await browser.post('/aanmelden', [['email', 'iemand@bureau.example']])).status).toBe(200);
});

test('an account without a role has no passkeys, and those that it had sign nobody in', async () => {
  const site = await openSite('sqlite');
  const [browser, device] = [await enter(site), new Authenticator()];
  await addOn(browser, device);
  await site.ctx.db.updateTable('account').set({ roles: '[]' }).where('email', 'like', 'partner-%').execute();
  expect((await browser.open('/passkeys')).status).toBe(404);
  expect((await signInWith(site.browser(), device)).status).toBe(422);
});

test('each passkey has its name and its day, also without a name, and no time', async () => {
  const site = await openSite('sqlite');
  const browser = await enter(site);
  await addOn(browser, new Authenticator(), '');
  const page = await addOn(browser, new Authenticator(), 'telefoon');
  const shown = page.root.querySelectorAll('li.card h3').map(({ text }) => text);
  expect(shown.sort()).toEqual([nl.unnamed, 'telefoon'].sort());
  const { id } = await site.ctx.db
    .selectFrom('account')
    .select('id')
    .where('email', 'like', 'partner-b%')
    .executeTakeFirstOrThrow();
  expect((await listPasskeys(site.ctx, id)).map(({ addedOn }) => addedOn.length)).toEqual([10, 10]);
});
