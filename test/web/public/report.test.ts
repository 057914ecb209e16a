import { beforeAll, describe, expect, it, test } from 'vitest';
import { makeReaderToken } from '../../../src/readers/reader-link.js';
import { reportTexts } from '../../../src/web/public/report-texts.js';
import { stranger, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { openSite, type Site } from '../../support/site.js';
import { openMailServer, type MailServer } from '../../support/smtp.js';

const { nl, en } = reportTexts;

/** The link in the newest letter. */
function linkIn({ letters }: MailServer): string {
  return /^http:\/\/localhost:3000(\/rapport\/\S+)$/m.exec(letters.at(-1)?.mail.text ?? '')?.[1] ?? '';
}

describe.each(databases)('asking for the report, on %s', (kind) => {
  let site: Site;
  let server: MailServer;
  beforeAll(async () => {
    server = await openMailServer();
    site = await openSite(kind, { SMTP_URL: server.url });
  });
  const readers = async () =>
    (await site.ctx.db.selectFrom('reader').select(['email', 'language']).orderBy('email').execute()).map(
      ({ email, language }) => `${email} ${language}`,
    );

  it('goes from the home page to the list by a button in a mail, and off it again', async () => {
    const before = await everyRow(site.ctx);
    const browser = site.browser();
    const form = await (await browser.open('/')).follow(nl.title);
    expect([form.path, form.textOf('h1')]).toEqual(['/rapport', nl.title]);
    const asked = await form.submit({ email: 'lezer@example.nl' });
    expect([asked.status, asked.textOf('h1'), asked.forms()]).toEqual([200, nl.askedTitle, []]);
    expect(await everyRow(site.ctx)).toBe(before);

    const [letter] = await server.received(1);
    expect(letter?.to).toEqual(['lezer@example.nl']);
    expect(letter?.mail.subject).not.toMatch(/loopbaan|advi[es]/i);
    const link = linkIn(server);
    expect(decodeURIComponent(link)).not.toContain('lezer');
    const confirm = await browser.open(link);
    expect([confirm.status, confirm.textOf('h1')]).toEqual([200, nl.confirmTitle]);
    expect(await everyRow(site.ctx)).toBe(before);

    const listed = await confirm.submit();
    expect([listed.path, listed.textOf('h1')]).toEqual([link, nl.listedTitle]);
    expect(await readers()).toEqual(['lezer@example.nl nl']);
    expect((await confirm.submit()).textOf('h1')).toBe(nl.listedTitle);
    expect(await readers()).toEqual(['lezer@example.nl nl']);

    const again = await form.submit({ email: 'LEZER@example.nl' });
    expect(again.textOf('h1')).toBe(nl.askedTitle);
    expect(again.body.replace('LEZER', 'lezer')).toBe(asked.body);

    const left = await (await browser.open(link)).submit();
    expect([left.textOf('h1'), left.forms()]).toEqual([nl.leftTitle, []]);
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('works in English, and a mail program can take an address off with one click', async () => {
    const page = await (await site.browser().open('/rapport')).follow('English');
    await page.submit({ email: 'reader@example.nl' });
    const link = linkIn(server);
    expect(link).toMatch(/\?taal=en$/);
    expect(server.letters.at(-1)?.mail.html).toContain('<html lang="en">');
    const listed = await (await site.browser().open(link)).submit();
    expect(listed.textOf('h1')).toBe(en.listedTitle);
    expect(await readers()).toEqual(['reader@example.nl en']);
    const leave = link.replace('?', '/af?');
    expect((await site.browser().open(leave)).textOf('h1')).toBe(en.listedTitle);
    await site.browser().post(leave, [['List-Unsubscribe', 'One-Click']], true);
    expect(await readers()).toEqual([]);
  });

  it.each(['', 'geen adres', 'twee@example.nl, drie@example.nl', 'a@b', '"><script>alert(1)</script>'])(
    'refuses %j, says so on top and keeps what was typed',
    async (typed) => {
      const sent = server.letters.length;
      const page = await (await site.browser().open('/rapport')).submit({ email: typed });
      expect([page.status, page.form().valuesOf('email')]).toEqual([422, [typed]]);
      expect(page.title).toMatch(/^Fout: /);
      expect(page.textOf('.summary[role=alert] a[href="#email"]')).toContain(nl.wrongAddress);
      expect(page.root.querySelectorAll('script')).toHaveLength(1);
      expect(server.letters).toHaveLength(sent);
    },
  );

  it('says when no mail can go, and keeps what was typed', async () => {
    server.answer('defer', 'traag@example.nl');
    server.answer('refuse', 'nergens@example.nl');
    for (const [email, status, sentence] of [
      ['traag@example.nl', 503, nl.notNow],
      ['nergens@example.nl', 422, nl.refusedAddress],
    ] as const) {
      const page = await (await site.browser().open('/rapport')).submit({ email });
      expect([page.status, page.form().valuesOf('email')]).toEqual([status, [email]]);
      expect(page.textOf('.summary')).toContain(sentence);
    }
  });

  it('puts nobody on the list by a link that is over, and can still take them off by it', async () => {
    const late = await openSite(kind);
    const path = `/rapport/${makeReaderToken(late.ctx, { email: zoe.email, language: 'nl' })}`;
    const confirm = await late.browser().open(path);
    late.passDays(8);
    expect((await late.browser().open(path)).textOf('h1')).toBe(nl.overTitle);
    expect((await confirm.submit()).textOf('h1')).toBe(nl.overTitle);
    expect((await late.browser().open('/rapport/vreemd')).status).toBe(404);
    expect((await late.browser().open(`/rapport/${stranger.token}/af`)).status).toBe(404);
  });
});

test('writes three times a day to an address, and then says nothing else than before', async () => {
  const server = await openMailServer();
  const { browser } = await openSite('sqlite', { SMTP_URL: server.url });
  const page = await browser().open('/rapport');
  const answers = [];
  for (let i = 0; i < 5; i++) answers.push((await page.submit({ email: zoe.email })).body);
  expect(new Set(answers).size).toBe(1);
  expect(server.letters).toHaveLength(3);
  for (let i = 5; i < 30; i++) await page.submit({ email: `lezer-${i}@example.nl` });
  const refused = await page.submit({ email: 'een-te-veel@example.nl' });
  expect([refused.status, refused.form().valuesOf('email')]).toEqual([429, ['een-te-veel@example.nl']]);
  expect(refused.textOf('.summary')).toContain(nl.tooOften);
});

test('neither an address nor a link comes into the log', async () => {
  const server = await openMailServer();
  const site = await openSite('sqlite', { LOG_LEVEL: 'trace', SMTP_URL: server.url });
  await (await site.browser().open('/rapport')).submit({ email: 'lezer@example.nl' });
  const link = linkIn(server);
  await (await (await site.browser().open(link)).submit()).submit();
  expect(site.log()).toContain('"route":"/rapport/:token/af"');
  for (const trace of ['lezer', link.split('/').at(-1) ?? '']) expect(site.log()).not.toContain(trace);
});
