import { beforeAll, describe, expect, it, test } from 'vitest';
import { showReceiptCode } from '../../../src/response/receipt.js';
import { findWrongTallies } from '../../../src/results/recount.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { publicTexts } from '../../../src/web/public/texts.js';
import { namesake, stranger } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { answer } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { openSite, type Site } from '../../support/site.js';

describe.each(databases)('the page that erases, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  /** The receipt code of somebody who just sent. */
  const sent = async () => answer(site.ctx, await site.inviteOne(namesake()), seeded(1));
  const count = async () => (await site.ctx.db.selectFrom('response').select('id').execute()).length;

  it('changes nothing by being opened, not with a code in its address either', async () => {
    const code = await sent();
    const before = await everyRow(site.ctx);
    for (const query of ['', `?receipt_code=${code}`, `?taal=en&receipt_code=${showReceiptCode(code)}`]) {
      const page = await site.browser().open(`/intrekken${query}`);
      expect([page.status, page.form().valuesOf('receipt_code')]).toEqual([200, ['']]);
    }
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it.each<[string, (code: string) => string]>([
    ['as it is shown', showReceiptCode],
    ['in one piece', (code) => code],
    ['in lower case, with spaces', (code) => ` ${showReceiptCode(code).replaceAll('-', ' ').toLowerCase()} `],
    ['with long dashes', (code) => showReceiptCode(code).replaceAll('-', '–')],
  ])('takes the code %s, once', async (_how, write) => {
    const code = await sent();
    const before = await count();
    const page = await site.browser().open('/intrekken');
    const untouched = await everyRow(site.ctx);
    const question = await page.submit({ receipt_code: write(code) });
    expect([question.status, question.textOf('h1')]).toEqual([200, publicTexts.nl.confirmTitle]);
    expect(question.textOf('.lead')).toMatch(/antwoorden op \d+ vragen: Vragen over .+, meting 2026\./);
    expect(question.root.querySelector('button')?.getAttribute('class')).toBe('danger');
    expect((await question.follow(publicTexts.nl.confirmBack)).path).toBe('/');
    expect(await everyRow(site.ctx)).toBe(untouched);
    const done = await question.submit();
    expect([done.status, done.textOf('h1'), done.forms()]).toEqual([200, publicTexts.nl.erasedTitle, []]);
    expect(await count()).toBe(before - 1);
    expect(await findWrongTallies(site.ctx)).toEqual([]);
    const after = await everyRow(site.ctx);
    const again = await page.submit({ receipt_code: write(code) });
    expect([again.status, again.textOf('.summary')]).toEqual([
      422,
      expect.stringContaining(publicTexts.nl.codeUnknown),
    ]);
    const pressedAgain = await question.submit();
    expect([pressedAgain.status, pressedAgain.textOf('h1')]).toEqual([200, publicTexts.nl.erasedTitle]);
    expect(await everyRow(site.ctx)).toBe(after);
  });

  it.each([
    ['half a code', '7K3M-Q9XT', publicTexts.nl.codeIncomplete],
    ['nothing', '', publicTexts.nl.codeIncomplete],
    ['a code and a half', '7K3M-Q9XT-0BCD-E2FG-7K3M', publicTexts.nl.codeIncomplete],
    ['HTML', '"><script>alert(1)</script>', publicTexts.nl.codeIncomplete],
    ['a code that nobody has', showReceiptCode(stranger.receiptCode), publicTexts.nl.codeUnknown],
  ])('refuses %s, says so on top and keeps what was typed', async (_what, typed, sentence) => {
    await sent();
    const before = await everyRow(site.ctx);
    const page = await (await site.browser().open('/intrekken')).submit({ receipt_code: typed });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Fout: Antwoorden laten wissen – /);
    expect(page.textOf('.summary[role=alert] a[href="#receipt_code"]')).toContain(sentence);
    expect(page.root.querySelector('input#receipt_code')?.getAttribute('aria-invalid')).toBe('true');
    expect(page.form().valuesOf('receipt_code')).toEqual([typed]);
    expect(page.root.querySelectorAll('script')).toHaveLength(1);
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('refuses a code that is sent twice or under another name', async () => {
    const code = await sent();
    const before = await everyRow(site.ctx);
    const browser = site.browser();
    for (const entries of [
      [
        ['receipt_code', code],
        ['receipt_code', code],
      ],
      [['code', code]],
    ] as const) {
      for (const path of ['/intrekken', '/intrekken/zeker']) {
        expect((await browser.post(path, entries)).status).toBe(422);
      }
    }
    expect(await everyRow(site.ctx)).toBe(before);
  });

  it('works in English too', async () => {
    const code = await sent();
    const page = await (await site.browser().open('/intrekken')).follow('English');
    expect([page.path, page.textOf('h1')]).toEqual(['/intrekken?taal=en', respondentTexts.en.eraseLink]);
    const wrong = await page.submit({ receipt_code: code.slice(3) });
    expect(wrong.title).toMatch(/^Error: /);
    expect(wrong.textOf('.summary')).toContain(publicTexts.en.codeIncomplete);
    const question = await wrong.submit({ receipt_code: code });
    expect(question.textOf('h1')).toBe(publicTexts.en.confirmTitle);
    const done = await question.submit();
    expect(done.textOf('h1')).toBe(publicTexts.en.erasedTitle);
    expect((await wrong.submit({ receipt_code: code })).textOf('.summary')).toContain(publicTexts.en.codeUnknown);
    expect((await page.follow('Nederlands')).path).toBe('/intrekken');
  });
});

test('neither the code nor what else was typed comes into the log', async () => {
  const site = await openSite('sqlite', { LOG_LEVEL: 'trace' });
  const code = await answer(site.ctx, await site.inviteOne(namesake()), seeded(1));
  const page = await site.browser().open(`/intrekken?receipt_code=${code}`);
  await page.submit({ receipt_code: 'iets anders' });
  const question = await page.submit({ receipt_code: code });
  expect((await question.submit()).status).toBe(200);
  expect(site.log()).toContain('"route":"/intrekken/zeker"');
  for (const trace of [code, 'iets anders', '127.0.0.1:0']) expect(site.log()).not.toContain(trace);
});
