import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { mila, namesake } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { answer, respondentOf } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { begin, openSite, type Site } from '../../support/site.js';
import type { Person } from '../../support/world.js';

describe.each(databases)('saying that a letter is not for oneself, on %s', (kind) => {
  let site: Site;
  let person: Person;
  let token = '';
  beforeAll(async () => {
    site = await openSite(kind);
  });
  beforeEach(async () => {
    person = namesake();
    token = await site.inviteOne(person);
  });

  const claimOf = async () => {
    const found = site.ctx.db.selectFrom('invitee').select(['claim', 'opted_out_at']).where('email', '=', person.email);
    const { claim, opted_out_at } = await found.executeTakeFirstOrThrow();
    return [claim, opted_out_at !== null];
  };

  it('asks which, with nothing chosen, and tells nothing of whom it was meant for', async () => {
    const { ctx, browser } = site;
    const before = await everyRow(ctx);
    const page = await browser().open(`/niet-voor-mij/${token}`);
    expect([page.path, page.textOf('h1'), page.form().valuesOf('reden')]).toEqual([
      ...['/niet-voor-mij', respondentTexts.nl.claimTitle, []],
    ]);
    const wrong = await page.submit();
    expect([wrong.status, wrong.textOf('.summary a')]).toEqual([422, 'Kies een antwoord']);
    expect(wrong.root.querySelector('.summary a')?.getAttribute('href')).toBe('#reden');
    expect(wrong.title).toMatch(/^Fout: /);
    const odd = await browser().open(`/niet-voor-mij/${token}`);
    const forged = [
      ['form_token', odd.form().valuesOf('form_token')[0] ?? ''],
      ['reden', 'screened-out'],
    ] as const;
    const phone = browser();
    await phone.open(`/niet-voor-mij/${token}`);
    expect((await phone.post('/niet-voor-mij', forged)).status).toBe(422);
    const english = await wrong.follow('English');
    expect([english.path, english.textOf('h1')]).toEqual(['/niet-voor-mij', respondentTexts.en.claimTitle]);
    for (const { body } of [page, wrong, english]) expect(body).not.toMatch(/Zoë|zoe-/);
    expect(await everyRow(ctx)).toBe(before);
  });

  it.each([
    ['not-me', respondentTexts.nl.claimedNotMe],
    ['left', respondentTexts.nl.claimedLeft],
  ])('as “%s” is kept, ends letters and drops what was answered', async (reason, text) => {
    const { ctx, browser } = site;
    await begin(browser(), token);
    const done = await (await browser().open(`/niet-voor-mij/${token}`)).submit({ reden: reason });
    expect([done.status, done.textOf('h1'), done.textOf('.lead')]).toEqual([
      200,
      respondentTexts.nl.claimedTitle,
      text,
    ]);
    expect(await claimOf()).toEqual([reason, true]);
    expect((await respondentOf(ctx, token)).draft).toBeUndefined();
    const after = await everyRow(ctx);
    for (const path of ['i', 'afmelden', 'niet-voor-mij']) {
      expect((await browser().open(`/${path}/${token}`)).textOf('.lead')).toBe(text);
    }
    expect(await everyRow(ctx)).toBe(after);
  });

  it('can be taken back, and then the questionnaire begins', async () => {
    const { ctx, browser } = site;
    const before = await everyRow(ctx);
    const done = await (await browser().open(`/niet-voor-mij/${token}`)).submit({ reden: 'left' });
    const back = await done.press(respondentTexts.nl.takeBackButton);
    expect([back.path, back.form().buttons[0]?.text]).toEqual(['/vragenlijst', respondentTexts.nl.start]);
    expect(await everyRow(ctx)).toBe(before);
  });

  it('to be somebody else is not undone by who says so: the questionnaire is not theirs', async () => {
    const { ctx, browser } = site;
    const phone = browser();
    const opted = await (await phone.open(`/afmelden/${token}`)).submit();
    await opted.submit();
    const done = await (await phone.open('/niet-voor-mij')).submit({ reden: 'not-me' });
    expect([done.textOf('h1'), done.forms()]).toEqual([respondentTexts.nl.claimedTitle, []]);
    const after = await everyRow(ctx);
    expect((await opted.submit()).textOf('.lead')).toBe(respondentTexts.nl.claimedNotMe);
    expect((await browser().open(`/i/${token}`)).forms()).toEqual([]);
    expect(await everyRow(ctx)).toBe(after);
  });

  it('after answering or being screened out takes nothing back of that', async () => {
    const { ctx, browser } = site;
    await answer(ctx, token, seeded(1));
    const sent = await (await browser().open(`/niet-voor-mij/${token}`)).submit({ reden: 'not-me' });
    expect([sent.textOf('h1'), sent.forms()]).toEqual([respondentTexts.nl.claimedTitle, []]);
    expect((await respondentOf(ctx, token)).status).toBe('answered');

    person = namesake();
    token = await site.inviteOne(person);
    const end = await (await begin(browser(), token)).submit({ XC_PERIODE: '5' });
    await end.submit();
    const screened = await (await browser().open(`/niet-voor-mij/${token}`)).submit({ reden: 'left' });
    expect(screened.textOf('h1')).toBe(respondentTexts.nl.claimedTitle);
    expect(await claimOf()).toEqual(['screened-out', true]);
  });

  it('is offered where one opts out', async () => {
    const page = await site.browser().open(`/afmelden/${token}`);
    expect((await page.follow(respondentTexts.nl.claimLink)).textOf('h1')).toBe(respondentTexts.nl.claimTitle);
  });
});

test('an English letter leads to the page in English', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const page = await browser().open(`/niet-voor-mij/${await inviteOne(mila)}`);
  expect(page.textOf('h1')).toBe(respondentTexts.en.claimTitle);
  expect((await page.press(respondentTexts.en.claimButton, { reden: 'left' })).textOf('.lead')).toBe(
    respondentTexts.en.claimedLeft,
  );
});
