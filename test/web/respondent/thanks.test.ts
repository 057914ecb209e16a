import { beforeAll, describe, expect, it } from 'vitest';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll } from '../../support/answering.js';
import { jan, mila, namesake, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { begin, openSite, type Site } from '../../support/site.js';

describe.each(databases)('after sending on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  async function sent() {
    const phone = site.browser();
    const question = await begin(phone, await site.inviteOne(namesake()));
    const overview = await answerAll(question, { XC_SLOT_OPEN: 'Meer tijd\n"Echt"' });
    return { ...site, phone, question, overview, thanks: await overview.submit() };
  }

  it('one gets a receipt code, where it can be used, and one’s own answers to print; nothing to send', async () => {
    const { ctx, thanks } = await sent();
    expect([thanks.path, thanks.status, thanks.forms()]).toEqual(['/vragenlijst/bedankt', 200, []]);
    const code = thanks.textOf('p.code') ?? '';
    expect(thanks.text).toContain(`${ctx.config.baseUrl}/intrekken`);
    const answers = await thanks.follow(respondentTexts.nl.printLink);
    expect(answers.textOf('p.code')).toBe(code);
    expect(answers.text).toMatch(/Lager dan mbo, bijvoorbeeld vmbo/);
    expect(answers.text).toContain('"Echt"');
    expect(answers.root.querySelectorAll('.change, form')).toEqual([]);
    expect((await answers.follow('Terug')).path).toBe('/vragenlijst/bedankt');
  });

  it('the print says of which questionnaire and wave it is, and when it was looked at', async () => {
    const { thanks } = await sent();
    const answers = await thanks.follow(respondentTexts.nl.printLink);
    expect(answers.text).toMatch(/Vragen over [^,]+, meting 2026\. Bekeken op \d+ \w+ 20\d\d\./);
    expect(answers.text).toContain('localhost:3000/intrekken');
  });

  it('one is led to the report and to what is done with personal data, by addresses that say nothing', async () => {
    const { thanks } = await sent();
    const links = thanks.root.querySelectorAll('.next a').map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/vragenlijst/antwoorden', '/rapport', '/privacy']);
  });

  it('and erasing, the browser that sent says that it is done, and shows no code any more', async () => {
    const { phone, thanks } = await sent();
    const code = thanks.textOf('p.code') ?? '';
    await (await (await phone.open('/intrekken')).submit({ receipt_code: code })).submit();
    for (const path of ['/vragenlijst/bedankt', '/vragenlijst/antwoorden', '/vragenlijst']) {
      const page = await phone.open(path);
      expect([page.path, page.status, page.textOf('h1')]).toEqual([
        ...['/vragenlijst/bedankt', 200, respondentTexts.nl.erasedTitle],
      ]);
      expect([page.textOf('p.code'), page.forms(), page.textOf('.lead')]).toEqual([
        ...[undefined, [], respondentTexts.nl.erasedText],
      ]);
    }
  });

  it('every page leads to the thank-you, and nothing that is posted is stored', async () => {
    const { ctx, phone, question, overview } = await sent();
    const before = await everyRow(ctx);
    const way = ['', '?inleiding', '/vraag/slot', '/vraag/nergens', '/overzicht', '/niet-voor-u', '/taal/en'];
    for (const path of [...way.map((rest) => `/vragenlijst${rest}`), '/afmelden']) {
      expect((await phone.open(path)).path).toBe('/vragenlijst/bedankt');
    }
    const form = question.form().filledIn({ XC_PERIODE: '2' });
    for (const path of ['/begin', '/vraag/laatste-gesprek', '/vraag/slot', '/verzenden', '/niet-voor-u']) {
      const page = await phone.post(`/vragenlijst${path}`, form);
      expect([page.status, page.textOf('h1')]).toEqual([200, respondentTexts.nl.endedTitle]);
    }
    expect((await phone.post('/afmelden', form)).textOf('h1')).toBe(respondentTexts.nl.endedTitle);
    expect((await overview.submit()).path).toBe('/vragenlijst/bedankt');
    expect(await everyRow(ctx)).toBe(before);
  });

  it('somebody else in the house can answer in the same browser', async () => {
    const { phone, inviteOne, thanks } = await sent();
    const first = await begin(phone, await inviteOne({ ...mila, language: 'nl' }));
    expect(first.path).toBe('/vragenlijst/vraag/laatste-gesprek');
    const others = await (await answerAll(first)).submit();
    expect(others.path).toBe('/vragenlijst/bedankt');
    expect(others.textOf('p.code')).not.toBe(thanks.textOf('p.code'));
  });
});

it('in English one is thanked in English', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const overview = await answerAll(await begin(browser(), await inviteOne({ ...jan, language: 'en' })));
  const thanks = await overview.submit();
  expect(thanks.textOf('h1')).toBe(respondentTexts.en.thanksTitle);
  expect((await thanks.follow(respondentTexts.en.printLink)).textOf('h1')).toBe(respondentTexts.en.overviewTitle);
  expect(thanks.text).toContain('/intrekken?taal=en');
});

it('without having sent there is neither a thank-you nor an answer to see', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const phone = browser();
  expect((await phone.open('/vragenlijst/bedankt')).status).toBe(403);
  const first = await begin(phone, await inviteOne(zoe));
  expect((await phone.open('/vragenlijst/bedankt')).path).toBe(first.path);
  expect((await phone.open('/vragenlijst/antwoorden')).path).toBe(first.path);
});
