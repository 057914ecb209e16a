import { describe, expect, it, test } from 'vitest';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll } from '../../support/answering.js';
import { mila, zoe } from '../../support/cast.js';
import { respondentOf } from '../../support/filled-in.js';
import type { Page } from '../../support/page.js';
import { begin, openSite } from '../../support/site.js';

/** Switches to the other language: by the form of a question, by a link elsewhere. */
const switchTo = (page: Page, language: string) =>
  page.path.startsWith('/vragenlijst/vraag/') ? page.press(language) : page.follow(language);

const langOf = (page: Page) => page.root.querySelector('html')?.getAttribute('lang');

describe('the other language', () => {
  it('is one step away on every page, and keeps the place', async () => {
    const { ctx, browser, inviteOne } = await openSite('sqlite');
    const phone = browser();
    const token = await inviteOne(zoe);
    await answerAll(await begin(phone, token));
    const before = (await respondentOf(ctx, token)).draft?.answers;
    const places = [
      '',
      '?inleiding',
      '/vraag/opleiding',
      '/vraag/slot?wijzig=1',
      '/overzicht',
      '/overzicht?vraag=slot',
    ];
    for (const place of [...places.map((rest) => `/vragenlijst${rest}`), '/afmelden']) {
      const page = await phone.open(place);
      const english = await switchTo(page, 'English');
      expect([english.status, english.path, langOf(english)]).toEqual([200, page.path, 'en']);
      const dutch = await switchTo(english, 'Nederlands');
      expect([dutch.path, dutch.body]).toEqual([page.path, page.body]);
    }
    const wrong = await phone.open('/vragenlijst/vraag/slot');
    const tooLong = await wrong.submit({ XC_SLOT_OPEN: 'x'.repeat(1001) });
    expect((await tooLong.press('English')).path).toBe('/vragenlijst/vraag/slot');
    expect((await respondentOf(ctx, token)).draft?.answers).toEqual(before);
  });

  it('stays until the end, on this device only', async () => {
    const { browser, inviteOne } = await openSite('sqlite');
    const token = await inviteOne(mila);
    const first = await (await begin(browser(), token)).press('Nederlands');
    const overview = await answerAll(first);
    expect(langOf(overview)).toBe('nl');
    expect(langOf(await browser().open(`/i/${token}`))).toBe('en');
    expect((await overview.submit()).textOf('h1')).toBe(respondentTexts.nl.thanksTitle);
  });
});

describe('switching on a page with questions', () => {
  it('keeps what is valid, judges nothing, and takes nothing for skipped', async () => {
    const { ctx, browser, inviteOne } = await openSite('sqlite');
    const token = await inviteOne(zoe);
    const stored = async () => (await respondentOf(ctx, token)).draft?.answers;
    const first = await begin(browser(), token);
    expect(first.form().buttons.map(({ text }) => text)).toEqual([respondentTexts.nl.next, 'English']);
    const empty = await first.press('English');
    expect([empty.status, empty.path, langOf(empty), empty.root.querySelector('.summary')]).toEqual([
      ...[200, first.path, 'en', null],
    ]);
    expect(await stored()).toEqual({});
    const chosen = await empty.press('Nederlands', { XC_PERIODE: '2' });
    expect([chosen.path, chosen.form().valuesOf('XC_PERIODE')]).toEqual([first.path, ['2']]);
    expect(await stored()).toEqual({ XC_PERIODE: '2' });
    const open = await answerAll(chosen, { XC_INITIATIEF: '3' }, 'ideeen');
    await open.press('English');
    expect(await stored()).not.toHaveProperty('XC_EERDER_OPEN');
    expect((await browser().open(`/i/${token}`)).path).toBe(open.path);
  });
});

test.each([
  'https://elders.nl',
  '//elders.nl',
  '/\\elders.nl',
  '/vragenlijst.elders.nl',
  '/vragenlijst/vraag/../../intrekken',
  '/vragenlijst%0d%0aset-cookie:x=1',
  '/vragenlijst&pagina=/vragenlijst',
  '/i/token',
  '',
])('the language link leads to no other place than the questionnaire: %s', async (place) => {
  const { app, browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  await phone.open(`/i/${await inviteOne(zoe)}`);
  const headers = { cookie: phone.cookies.header('/') };
  const answer = await app.inject({ url: `/vragenlijst/taal/en?pagina=${place}`, headers });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/vragenlijst']);
});

test('a language that the study does not have changes nothing', async () => {
  const { app, browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  await phone.open(`/i/${await inviteOne(zoe)}`);
  for (const language of ['fr', 'NL', '__proto__', '%00']) {
    const headers = { cookie: phone.cookies.header('/') };
    const answer = await app.inject({ url: `/vragenlijst/taal/${language}`, headers });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([303, undefined]);
  }
});
