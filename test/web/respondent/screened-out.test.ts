import { describe, expect, test } from 'vitest';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { begin, openSite } from '../../support/site.js';

describe.each(databases)('someone for whom the questionnaire is not meant, on %s', (kind) => {
  test('reads why, may change the answer that led there, and leaves without one', async () => {
    const { ctx, browser, inviteOne } = await openSite(kind);
    const phone = browser();
    const first = await begin(phone, await inviteOne(zoe));
    const end = await first.submit({ XC_PERIODE: '5' });
    expect([end.path, end.textOf('h1')]).toEqual([
      '/vragenlijst/niet-voor-u',
      'Deze vragenlijst komt voor u nog te vroeg',
    ]);
    for (const path of ['/overzicht', '/vraag/opleiding', '']) {
      expect((await phone.open(`/vragenlijst${path}`)).path).toBe('/vragenlijst/niet-voor-u');
    }
    const again = await end.follow(respondentTexts.nl.changeAnswer);
    expect(again.form().valuesOf('XC_PERIODE')).toEqual(['5']);
    expect((await again.submit({ XC_PERIODE: '1' })).path).toBe('/vragenlijst/vraag/opleiding');

    const thanks = await (await again.submit({ XC_PERIODE: '5' })).submit();
    expect([thanks.path, thanks.textOf('h1'), thanks.forms()]).toEqual([
      '/vragenlijst/bedankt',
      respondentTexts.nl.leftTitle,
      [],
    ]);
    expect(thanks.text).not.toContain('intrekcode');
    expect(await ctx.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect(await ctx.db.selectFrom('response').selectAll().execute()).toEqual([]);
    expect(await ctx.db.selectFrom('tally').selectAll().execute()).toEqual([]);
    const { claim } = await ctx.db
      .selectFrom('invitee')
      .select('claim')
      .where('email', '=', zoe.email)
      .executeTakeFirstOrThrow();
    expect(claim).toBe('screened-out');
  });

  test('and a page of another invitation that was open beside it is not taken for that end', async () => {
    const { browser, inviteOne } = await openSite(kind);
    const phone = browser();
    const others = await begin(phone, await inviteOne(mila));
    const first = await begin(phone, await inviteOne(zoe));
    await (await first.submit({ XC_PERIODE: '5' })).submit();
    const told = await others.submit({ XC_PERIODE: '1' });
    expect([told.status, told.textOf('h1')]).toEqual([200, respondentTexts.nl.endedTitle]);
  });
});
