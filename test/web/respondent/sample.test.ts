import { beforeAll, describe, expect, test } from 'vitest';
import { listSampleLinks } from '../../../src/fieldwork/sample.js';
import { frameTexts } from '../../../src/web/plugins/frame-texts.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answersTo, type Wanted } from '../../support/answering.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { openSite, type Site } from '../../support/site.js';

describe.each(databases)('a sample respondent on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  test.each(['ex-client', 'employer'])(
    'of the group %s sees that it is a sample on every page, gets to the end, and leaves nothing',
    async (group) => {
      const { ctx, browser } = site;
      const link = (await listSampleLinks(ctx)).find((sample) => sample.group === group)?.link ?? '';
      const untouched = await everyRow(ctx);
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
      expect([thanks.forms(), thanks.textOf('p.code')]).toEqual([[], undefined]);
      await phone.post('/vragenlijst/begin', []);

      const pages = phone.answers.filter(({ status }) => status !== 303);
      expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200, 422, 403]));
      for (const { url, body } of pages) {
        expect([url, body]).toEqual([url, expect.stringContaining(frameTexts.nl.sample)]);
      }
      expect(await everyRow(ctx)).toBe(untouched);
      expect((await phone.open(link)).textOf('.sample')).toBeDefined();
    },
  );

  test('who is screened out, opts out or says it is not for them may look again', async () => {
    const { ctx, browser } = site;
    const link = (await listSampleLinks(ctx))[0]?.link ?? '';
    const untouched = await everyRow(ctx);
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
    expect(await everyRow(ctx)).toBe(untouched);
    expect(phone.answers.filter(({ status, body }) => status === 200 && !body.includes('Voorbeeld.'))).toEqual([]);
  });
});
