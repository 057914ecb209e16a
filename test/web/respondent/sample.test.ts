import { beforeAll, describe, expect, it, test } from 'vitest';
import { dropOldSamples, listSampleLinks } from '../../../src/fieldwork/sample.js';
import { countCells } from '../../../src/fieldwork/cells.js';
import { newReceiptCode } from '../../../src/context.js';
import { sampleReceiptCode, showReceiptCode } from '../../../src/response/receipt.js';
import { getOnlyStudy } from '../../../src/study/stored.js';
import { frameTexts } from '../../../src/web/plugins/frame-texts.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll, answersTo, type Wanted } from '../../support/answering.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { openSite, type Site } from '../../support/site.js';

describe.each(databases)('a sample respondent on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });
  const linkOf = async (group = 'ex-client') =>
    (await listSampleLinks(site.ctx)).find((sample) => sample.group === group)?.link ?? '';
  /** What is left when the copies that browsers answered as are dropped, a day later. */
  const leftAfterADay = async () => {
    site.passDays(2);
    await dropOldSamples(site.ctx);
    return everyRow(site.ctx);
  };

  test.each(['ex-client', 'employer'])(
    'of the group %s sees that it is a sample on every page, gets to the end, and leaves nothing',
    async (group) => {
      const { ctx, browser } = site;
      const link = await linkOf(group);
      const untouched = await leftAfterADay();
      const phone = browser();
      const wanted: Wanted = { XC_INITIATIEF: '3', OG_MGT: '0' };
      let page = await (await phone.open(link)).submit();
      await page.submit();
      while (page.path.startsWith('/vragenlijst/vraag/')) page = await page.submit(answersTo(page, wanted));
      expect(page.path).toBe('/vragenlijst/overzicht');
      await phone.open('/afmelden');
      await phone.post('/vragenlijst/verzenden', []);
      const thanks = await page.submit();
      expect(thanks.textOf('h1')).toBe(respondentTexts.nl.thanksSampleTitle);
      expect([thanks.forms(), thanks.textOf('p.code')]).toEqual([[], 'VOOR-BEEL-D000-0000']);
      const answers = await thanks.follow(respondentTexts.nl.printLink);
      expect(answers.text).toContain('meting 2026. Bekeken op');
      expect(answers.root.querySelectorAll('.answers dt').length).toBeGreaterThan(10);
      expect((await page.submit()).path).toBe('/vragenlijst/bedankt');
      await phone.post('/vragenlijst/begin', []);

      const pages = phone.answers.filter(({ status }) => status !== 303);
      expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200, 422, 403]));
      for (const { url, body } of pages) {
        expect([url, body]).toEqual([url, expect.stringContaining(frameTexts.nl.sample)]);
      }
      expect(await ctx.db.selectFrom('response').selectAll().execute()).toEqual([]);
      expect(await leftAfterADay()).toBe(untouched);
      expect((await phone.open(link)).textOf('.sample')).toBeDefined();
    },
  );

  it('begins again, with nothing filled in, by a link that changes no row', async () => {
    const { ctx, browser } = site;
    const overview = await answerAll(await (await browser().open(await linkOf())).submit());
    const thanks = await overview.submit();
    const before = await everyRow(ctx);
    const again = await thanks.follow(respondentTexts.nl.again);
    expect([again.path, again.form().buttons[0]?.text]).toEqual(['/vragenlijst', respondentTexts.nl.start]);
    expect(await everyRow(ctx)).toBe(before);
    const first = await again.submit();
    expect([first.path, first.form().valuesOf('XC_PERIODE')]).toEqual(['/vragenlijst/vraag/laatste-gesprek', []]);
  });

  it('has a draft of its own in each browser, which the link and the other language find again', async () => {
    const { browser } = site;
    const link = await linkOf();
    const [one, other] = [browser(), browser()];
    const second = await (await (await one.open(link)).submit()).submit({ XC_PERIODE: '1' });
    expect(second.path).toBe('/vragenlijst/vraag/opleiding');
    expect((await other.open(link)).form().buttons[0]?.text).toBe(respondentTexts.nl.start);
    expect((await (await other.open('/vragenlijst')).submit()).path).toBe('/vragenlijst/vraag/laatste-gesprek');
    expect((await one.open(link)).path).toBe(second.path);
    expect((await one.open('/vragenlijst/taal/en')).path).toBe(second.path);
    expect((await one.open('/vragenlijst/vraag/laatste-gesprek')).form().valuesOf('XC_PERIODE')).toEqual(['1']);
  });

  it('starts anew where the draft was dropped, after a day or in a crowd, and never finds nothing', async () => {
    const { ctx, browser } = site;
    const link = await linkOf();
    const phone = browser();
    const question = await (await phone.open(link)).submit();
    site.passDays(2);
    for (let i = 0; i < 3; i++) await (await browser().open(link)).submit();
    expect(await ctx.db.selectFrom('draft').selectAll().execute()).toHaveLength(3);
    expect((await question.submit({ XC_PERIODE: '1' })).path).toBe('/vragenlijst');
    expect((await phone.open('/vragenlijst/vraag/opleiding')).path).toBe('/vragenlijst');

    const [original] = await ctx.db.selectFrom('invitee').selectAll().where('email_key', '=', '').execute();
    const crowd = Array.from({ length: 600 }, (_, i) => `sample-2999-01-01T00:00-${String(i).padStart(3, '0')}`);
    if (!original) throw new Error('There is no sample');
    const values = crowd.map((id) => ({ ...original, id, email_key: id, token_hash: id }));
    for (const part of [values.slice(0, 300), values.slice(300)]) {
      await ctx.db.insertInto('invitee').values(part).execute();
    }
    await dropOldSamples(ctx);
    const left = await ctx.db.selectFrom('invitee').select('id').where('email_key', '!=', '').orderBy('id').execute();
    expect(left.map(({ id }) => id)).toEqual(crowd.slice(100));
    await ctx.db.deleteFrom('invitee').where('id', 'in', crowd).execute();
  });

  it('is counted nowhere, and gets no link of its own', async () => {
    const { ctx, browser } = site;
    const { definition } = await getOnlyStudy(ctx);
    const links = await listSampleLinks(ctx);
    await answerAll(await (await browser().open(await linkOf())).submit());
    expect(await listSampleLinks(ctx)).toEqual(links);
    const cells = await countCells(ctx, { wave: '2026', soFar: false }, definition);
    expect(cells.reduce((sum, { started, completed }) => sum + (started ?? NaN) + completed, 0)).toBe(0);
  });

  test('who is screened out, opts out or says it is not for them may look again', async () => {
    const { browser } = site;
    const link = await linkOf();
    const untouched = await leftAfterADay();
    const phone = browser();
    const end = await (await (await phone.open(link)).submit()).submit({ XC_PERIODE: '5' });
    expect((await end.submit()).textOf('h1')).toBe(respondentTexts.nl.leftTitle);
    await (await phone.open(link)).submit();
    const optedOut = await (await phone.open('/afmelden')).submit();
    expect(optedOut.textOf('h1')).toBe(respondentTexts.nl.optedOutTitle);
    expect((await optedOut.press(respondentTexts.nl.takeBackButton)).form().buttons[0]?.text).toBe(
      respondentTexts.nl.start,
    );
    const claimed = await (await phone.open('/niet-voor-mij')).submit({ reden: 'left' });
    expect(claimed.textOf('h1')).toBe(respondentTexts.nl.claimedTitle);
    expect((await claimed.submit()).form().buttons[0]?.text).toBe(respondentTexts.nl.start);
    expect((await phone.open(link)).form().buttons[0]?.text).toBe(respondentTexts.nl.start);
    expect(await leftAfterADay()).toBe(untouched);
    expect(phone.answers.filter(({ status, body }) => status === 200 && !body.includes('Voorbeeld.'))).toEqual([]);
  });
});

test('no receipt code looks like that of the sample', () => {
  const letters = new Set(Array.from({ length: 500 }, newReceiptCode).join(''));
  expect([...sampleReceiptCode].filter((letter) => !letters.has(letter))).toEqual(['O', 'O', 'L']);
  expect(showReceiptCode(sampleReceiptCode)).toBe('VOOR-BEEL-D000-0000');
});
