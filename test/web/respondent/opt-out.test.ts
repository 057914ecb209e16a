import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../../src/context.js';
import { takeBackOptOut } from '../../../src/fieldwork/opt-out.js';
import { addWave, closeWave } from '../../../src/study/wave-life.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { mila, namesake } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { answer, respondentOf } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { begin, openSite, type Site } from '../../support/site.js';
import type { Person } from '../../support/world.js';

/** The addresses of those who opted out. */
async function optedOut({ db }: Ctx): Promise<string[]> {
  const rows = await db.selectFrom('invitee').select('email').where('opted_out_at', 'is not', null).execute();
  return rows.map(({ email }) => email);
}

describe.each(databases)('opting out on %s', (kind) => {
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

  it('asks first: opening the link changes nothing, the button does', async () => {
    const { ctx, browser } = site;
    await begin(browser(), token);
    const before = await everyRow(ctx);
    const page = await browser().open(`/afmelden/${token}`);
    expect([page.path, page.textOf('h1')]).toEqual(['/afmelden', respondentTexts.nl.optOutTitle]);
    expect((await page.follow(respondentTexts.nl.optOutStay)).path).toBe('/vragenlijst/vraag/laatste-gesprek');
    expect(await everyRow(ctx)).toBe(before);

    const done = await page.submit();
    expect([done.status, done.textOf('h1')]).toEqual([200, respondentTexts.nl.optedOutTitle]);
    expect(await optedOut(ctx)).toEqual([person.email]);
    expect(await ctx.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect(await ctx.db.selectFrom('opt_out').selectAll().execute()).toHaveLength(1);
  });

  it('happens once; a second time, and on coming back, one reads that it was done', async () => {
    const { ctx, browser } = site;
    const page = await browser().open(`/afmelden/${token}`);
    await page.submit();
    const after = await everyRow(ctx);
    expect((await page.submit()).textOf('h1')).toBe(respondentTexts.nl.optedOutTitle);
    expect((await browser().open(`/afmelden/${token}`)).textOf('h1')).toBe(respondentTexts.nl.optedOutTitle);
    expect((await browser().open(`/i/${token}`)).textOf('h1')).toBe(respondentTexts.nl.optedOutTitle);
    expect(await everyRow(ctx)).toBe(after);
  });

  it('can be taken back while the wave is open: one goes on at the introduction, and may be written to again', async () => {
    const { ctx, browser } = site;
    const before = await everyRow(ctx);
    const done = await (await browser().open(`/afmelden/${token}`)).submit();
    expect(done.form().action).toBe('/afmelden/terug');
    const back = await (await browser().open(`/i/${token}`)).press(respondentTexts.nl.takeBackButton);
    expect([back.path, back.form().buttons[0]?.text]).toEqual(['/vragenlijst', respondentTexts.nl.start]);
    expect(await everyRow(ctx)).toBe(before);
    expect((await done.submit()).form().buttons[0]?.text).toBe(respondentTexts.nl.start);
    expect(await everyRow(ctx)).toBe(before);
  });

  it('is taken back for nobody else, and for every group and open wave of the address', async () => {
    const { ctx, browser, inviteOne, invite } = site;
    const other = await inviteOne(namesake());
    const employer = await inviteOne({ ...person, group: 'employer' });
    await addWave(ctx, '2028');
    await invite([person], '2028');
    for (const one of [token, other]) await (await browser().open(`/afmelden/${one}`)).submit();
    expect((await optedOut(ctx)).filter((email) => email === person.email)).toHaveLength(3);
    await (await browser().open(`/afmelden/${employer}`)).submit();
    expect((await optedOut(ctx)).filter((email) => email === person.email)).toHaveLength(0);
    expect((await respondentOf(ctx, other)).status).toBe('optedOut');
  });

  test('after sending keeps the response, and hears nothing of later waves', async () => {
    const { ctx, browser } = site;
    await answer(ctx, token, seeded(1));
    const page = await browser().open(`/afmelden/${token}`);
    expect(page.textOf('h1')).toBe(respondentTexts.nl.optOutTitle);
    expect(page.textOf('.lead')).toBe(respondentTexts.nl.optOutAnsweredText);
    const done = await page.submit();
    for (const after of [done, await browser().open(`/afmelden/${token}`)]) {
      expect([after.textOf('h1'), after.forms()]).toEqual([respondentTexts.nl.optedOutTitle, []]);
      expect(after.textOf('.lead')).toBe(respondentTexts.nl.optedOutAnswered);
      expect((await after.follow(respondentTexts.nl.eraseLink)).path).toBe('/intrekken');
    }
    expect((await browser().open(`/i/${token}`)).textOf('h1')).toBe(respondentTexts.nl.answeredTitle);
    expect((await page.follow(respondentTexts.nl.optOutBack)).textOf('h1')).toBe(respondentTexts.nl.answeredTitle);
    await takeBackOptOut(ctx, (await respondentOf(ctx, token)).invitee);
    expect(await optedOut(ctx)).toContain(person.email);
    expect(await ctx.db.selectFrom('response').select('id').execute()).toHaveLength(1);
  });

  test('after the wave is closed is possible too', async () => {
    const { ctx, browser } = site;
    await closeWave(ctx, '2026');
    const page = await browser().open(`/afmelden/${token}`);
    expect(page.textOf('.lead')).toBe(respondentTexts.nl.optOutClosedText);
    const done = await page.submit();
    for (const after of [done, await browser().open(`/afmelden/${token}`)]) {
      expect([after.textOf('h1'), after.forms()]).toEqual([respondentTexts.nl.optedOutTitle, []]);
      expect(after.textOf('.lead')).toBe(respondentTexts.nl.optedOutClosed);
    }
    await takeBackOptOut(ctx, (await respondentOf(ctx, token)).invitee);
    expect(await optedOut(ctx)).toContain(person.email);
    expect((await respondentOf(ctx, token)).status).toBe('optedOut');
  });
});

test('an English letter leads to opting out in English', async () => {
  const { ctx, browser, inviteOne } = await openSite('sqlite');
  const page = await browser().open(`/afmelden/${await inviteOne(mila)}`);
  expect(page.textOf('h1')).toBe(respondentTexts.en.optOutTitle);
  expect((await page.press(respondentTexts.en.optOutButton)).textOf('h1')).toBe(respondentTexts.en.optedOutTitle);
  expect(await optedOut(ctx)).toEqual([mila.email]);
});
