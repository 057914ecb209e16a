import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { addAccount } from '../../../src/access/accounts.js';
import { mostMails } from '../../../src/web/account/sign-in.js';
import { accountTexts } from '../../../src/web/account/texts.js';
import { stranger } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { openSite, type Site } from '../../support/site.js';
import { openMailServer, type MailServer } from '../../support/smtp.js';
import { statementsOf } from '../../support/statements.js';

const { nl, en } = accountTexts;
const partner = { email: 'noor@bureau.example', roles: ['partner'], bureau: 'blcc' } as const;

let namesakes = 0;

/** A partner to whom no mail went yet: so many an hour go to one address. */
async function addPartner({ ctx }: Site): Promise<string> {
  return (await addAccount(ctx, { ...partner, email: `noor-${++namesakes}@bureau.example` })).email;
}

/** The link and the code in a letter. */
function readLetter(text = ''): { link: string; code: string } {
  const link = /^http:\/\/localhost:3000(\/aanmelden\/\S+)$/m.exec(text)?.[1] ?? '';
  return { link, code: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(text)?.[0] ?? '' };
}

describe.each(databases)('asking for a mail to sign in with, on %s', (kind) => {
  let site: Site;
  let server: MailServer;
  beforeAll(async () => {
    server = await openMailServer();
    site = await openSite(kind, { SMTP_URL: server.url });
  });
  const letterAfter = async <T>(act: () => Promise<T>) => {
    const before = server.letters.length;
    const done = await act();
    const letter = (await server.received(before + 1)).at(-1);
    return { done, letter, ...readLetter(letter?.mail.text) };
  };

  it('signs in by the code, on the page that follows', async () => {
    const email = await addPartner(site);
    const browser = site.browser();
    const page = await browser.open('/aanmelden');
    const { done: asked, letter, code } = await letterAfter(() => page.submit({ email: email.toUpperCase() }));
    expect([asked.status, asked.textOf('h1')]).toEqual([200, nl.codeTitle]);
    expect([letter?.to, letter?.mail.headers.find(({ key }) => key === 'auto-submitted')?.value]).toEqual([
      [email],
      'auto-generated',
    ]);
    expect(letter?.mail.html).not.toMatch(/<img|src=|@import|url\(/);
    await asked.submit({ code });
    expect(browser.answers.at(-2)?.headers.get('location')).toBe('/results');
    expect((await browser.open('/aanmelden')).text).toContain(`${email} (partner)`);
    expect(browser.cookies.names).toEqual(['golfslag-passkey', 'golfslag-account']);
  });

  it('signs in by the link, on another device', async () => {
    const email = await addPartner(site);
    const page = await site.browser().open('/aanmelden');
    const { link } = await letterAfter(() => page.submit({ email }));
    const phone = site.browser();
    const before = await everyRow(site.ctx);
    const opened = await phone.open(link);
    expect([opened.status, await everyRow(site.ctx)]).toEqual([200, before]);
    await opened.press(nl.signIn);
    expect((await phone.open('/aanmelden')).textOf('h1')).toBe(nl.signedInTitle);
  });

  it('leads on to the page that was asked for', async () => {
    const email = await addPartner(site);
    const browser = site.browser();
    const page = await browser.open('/results/2026?bureau=blcc');
    const { done: asked, code } = await letterAfter(() => page.submit({ email }));
    await asked.submit({ code });
    expect(browser.answers.at(-2)?.headers.get('location')).toBe('/results/2026?bureau=blcc');
  });

  it('is in English where the page is', async () => {
    const email = await addPartner(site);
    const page = await (await site.browser().open('/aanmelden')).follow('English');
    const { done: asked, letter, link } = await letterAfter(() => page.submit({ email }));
    expect([asked.textOf('h1'), asked.root.querySelector('html')?.getAttribute('lang')]).toEqual([en.codeTitle, 'en']);
    expect([letter?.mail.subject, link]).toEqual([
      'Your link and code to sign in',
      expect.stringMatching(/\?taal=en$/),
    ]);
    expect((await site.browser().open(link)).textOf('h1')).toBe(en.signIn);
    expect((await asked.follow('Nederlands')).textOf('h1')).toBe(nl.codeTitle);
  });

  it('tells nothing of who has an account: the same page, statements and cookie', async () => {
    const email = await addPartner(site);
    const look = async (typed: string) => {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const payload = `email=${encodeURIComponent(typed)}`;
      const { statusCode, body, cookies } = await site.app.inject({
        ...{ method: 'POST', url: '/aanmelden', headers: form, payload },
      });
      const shown = body.replaceAll(typed, 'ADDRESS').replace(/name="form_token" value="[^"]+"/, 'TOKEN');
      return [statusCode, shown, cookies.map(({ value: _, ...cookie }) => cookie)];
    };
    const sent = server.letters.length;
    const unknown = await look(stranger.email);
    const known = await look(email);
    await server.received(sent + 1);
    expect(known).toEqual(unknown);
    expect(server.letters.slice(sent).flatMap(({ to }) => to)).toEqual([email]);
    const codes = async (typed: string) => {
      const asked = await (await site.browser().open('/aanmelden')).submit({ email: typed });
      const answers = [];
      for (let i = 0; i < 7; i++) {
        const { status, text } = await asked.submit({ code: 'AAAA-AAAA' });
        answers.push([status, text.replaceAll(typed, 'ADDRESS')]);
      }
      return answers;
    };
    const [ofKnown, ofUnknown] = [await codes(email), await codes(stranger.email)];
    expect(ofKnown).toEqual(ofUnknown);
    expect(new Set(ofKnown.map(([status]) => status))).toEqual(new Set([422]));
  });

  it.each(['', 'geen adres', 'twee@example.nl, drie@example.nl', '"><script>alert(1)</script>'])(
    'refuses %j, says so on top and keeps what was typed',
    async (typed) => {
      const before = await everyRow(site.ctx);
      const page = await (await site.browser().open('/aanmelden')).submit({ email: typed });
      expect([page.status, page.form().valuesOf('email')]).toEqual([422, [typed]]);
      expect(page.title).toMatch(/^Fout: /);
      expect(page.textOf('.summary[role=alert] a[href="#email"]')).toContain(nl.wrongAddress);
      expect(await everyRow(site.ctx)).toBe(before);
    },
  );

  it('says of a wrong code what to do, keeps it, and takes the right one after it', async () => {
    const email = await addPartner(site);
    const browser = site.browser();
    const page = await browser.open('/aanmelden');
    const { done: asked, code } = await letterAfter(() => page.submit({ email }));
    const wrong = await asked.submit({ code: 'AAAA-AAAA' });
    expect([wrong.status, wrong.form().valuesOf('code')]).toEqual([422, ['AAAA-AAAA']]);
    expect(wrong.textOf('.summary[role=alert] a[href="#code"]')).toBe(nl.wrongCode);
    expect(wrong.text).toContain(email);
    await wrong.submit({ code });
    expect(browser.cookies.names).toEqual(['golfslag-passkey', 'golfslag-account']);
  });

  it('takes no code that another site has a browser send', async () => {
    const email = await addPartner(site);
    const [own, other] = [site.browser(), site.browser()];
    const first = await (await own.open('/aanmelden')).submit({ email: stranger.email });
    const page = await other.open('/aanmelden');
    const { done: second, code } = await letterAfter(() => page.submit({ email }));
    const foreign = second.form().valuesOf('form_token')[0] ?? '';
    for (const form_token of ['', foreign]) {
      const refused = await own.post('/aanmelden/code', Object.entries({ form_token, code }));
      expect(refused.status).toBe(403);
    }
    expect((await first.submit({ code })).status).toBe(422);
    const lost = await site.browser().post('/aanmelden/code', Object.entries({ form_token: foreign, code }));
    expect([lost.status, lost.textOf('.summary a')]).toEqual([403, nl.lostRequest]);
    expect((await site.browser().open('/aanmelden/code')).path).toBe('/aanmelden');
    expect((await other.open('/aanmelden/code')).textOf('h1')).toBe(nl.codeTitle);
  });
});

test('writes so many times an hour to an address, and then says nothing else than before', async () => {
  const server = await openMailServer();
  const { ctx, browser } = await openSite('sqlite', { SMTP_URL: server.url });
  await addAccount(ctx, partner);
  const own = browser();
  const page = await own.open('/aanmelden');
  const answers = [];
  for (let i = 0; i < mostMails.toAddress + 2; i++) answers.push(await page.submit({ email: partner.email }));
  const shown = answers.map(({ status, text }) => [status, text]);
  expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
  const letters = await server.received(mostMails.toAddress);
  const { code } = readLetter(letters.at(-1)?.mail.text);
  // The last mail that went is still the one whose code this browser can type.
  await answers.at(-1)?.submit({ code });
  expect(own.cookies.names).toEqual(['golfslag-passkey', 'golfslag-account']);
  for (let i = answers.length; i < mostMails.fromMachine; i++) await page.submit({ email: `lezer-${i}@example.nl` });
  const refused = await page.submit({ email: 'een-te-veel@example.nl' });
  expect([refused.status, refused.form().valuesOf('email')]).toEqual([429, ['een-te-veel@example.nl']]);
  expect(refused.textOf('.summary')).toContain(nl.tooOften);
  expect(server.letters).toHaveLength(mostMails.toAddress);
});

test('asks the database the same for every address', async () => {
  const { ctx, app } = await openSite('sqlite');
  await addAccount(ctx, partner);
  const ask = async (email: string) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await app.inject({ method: 'POST', url: '/aanmelden', headers, payload: `email=${email}` });
  };
  await ask(stranger.email);
  const unknown = await statementsOf(() => ask(stranger.email));
  const known = await statementsOf(() => ask(partner.email));
  expect(known.slice(0, unknown.length)).toEqual(unknown);
});

test('without a mail server the letter is a file, and one that cannot go is told in the log without the address', async () => {
  const site = await openSite('sqlite', { LOG_LEVEL: 'trace' });
  await addAccount(site.ctx, partner);
  await (await site.browser().open('/aanmelden')).submit({ email: partner.email });
  const folder = join(site.ctx.config.dataDir, 'mail');
  const file = await vi.waitFor(() => {
    const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.eml'));
    return readFileSync(join(folder, name), 'utf8');
  });
  expect(file).toContain(partner.email);
  const token = /\/aanmelden\/([\w-]{22})/.exec(file)?.[1] ?? '';
  for (const secret of [token, 'noor']) expect(site.log()).not.toContain(secret);

  const server = await openMailServer();
  server.answer('refuse');
  const refusing = await openSite('sqlite', { LOG_LEVEL: 'trace', SMTP_URL: server.url });
  await addAccount(refusing.ctx, partner);
  const asked = await (await refusing.browser().open('/aanmelden')).submit({ email: partner.email });
  expect([asked.status, asked.textOf('h1')]).toEqual([200, nl.codeTitle]);
  await vi.waitFor(() => {
    expect(refusing.log()).toContain('"outcome":"refused","reason":"SMTP 550 5.1.1"');
  });
  expect(refusing.log()).not.toContain('noor');
});
