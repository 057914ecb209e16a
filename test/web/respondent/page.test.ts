import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../../src/context.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll, answersTo, type Wanted } from '../../support/answering.js';
import { jan, namesake, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { respondentOf } from '../../support/filled-in.js';
import { begin, openSite, type Site } from '../../support/site.js';

const answersOf = async (ctx: Ctx, token: string) => (await respondentOf(ctx, token)).draft?.answers;

describe.each(databases)('the pages of a questionnaire on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  test('go on, on another device, at the first question without an answer', async () => {
    const { ctx, browser, inviteOne } = site;
    const token = await inviteOne(namesake());
    const first = await begin(browser(), token);
    expect(first.path).toBe('/vragenlijst/vraag/laatste-gesprek');
    const left = await answerAll(first, {}, 'eerste-stap');
    const resumed = await browser().open(`/i/${token}`);
    expect(resumed.path).toBe(left.path);
    expect(resumed.via).toEqual([`/i/${token}`, '/vragenlijst']);
    const laptop = await resumed.submit({ XC_INITIATIEF: '3' });
    expect((await browser().open(`/i/${token}`)).path).toBe(laptop.path);
    expect(await answersOf(ctx, token)).toMatchObject({ XC_PERIODE: '1', XC_INITIATIEF: '3' });
  });

  test('take the later answer of two devices, for the question that it is about and no other', async () => {
    const { ctx, browser, inviteOne } = site;
    const token = await inviteOne(namesake());
    const [phone, laptop] = [browser(), browser()];
    const onPhone = await answerAll(await begin(phone, token), { XC_OPLEIDING: '1' }, 'eerste-stap');
    await laptop.open(`/i/${token}`);
    const before = await laptop.open('/vragenlijst/vraag/opleiding');
    expect(before.form().valuesOf('XC_OPLEIDING')).toEqual(['1']);
    await onPhone.submit({ XC_INITIATIEF: '3' });
    await before.submit({ XC_OPLEIDING: '3' });
    expect(await answersOf(ctx, token)).toEqual({
      ...{ XC_PERIODE: '1', XC_OPLEIDING: '3', XC_BETALER: '1', XC_INITIATIEF: '3' },
    });
    const again = await phone.open('/vragenlijst/vraag/opleiding');
    expect(again.form().valuesOf('XC_OPLEIDING')).toEqual(['3']);
    expect((await again.submit()).path).toBe('/vragenlijst/vraag/betaling');
  });

  it('are left as they are by whoever skips ahead: neither page nor overview opens, nothing is sent', async () => {
    const { ctx, browser, inviteOne } = site;
    const token = await inviteOne(namesake());
    const phone = browser();
    await phone.open(`/i/${token}`);
    expect((await phone.open('/vragenlijst/vraag/slot')).path).toBe('/vragenlijst');
    expect((await phone.open('/vragenlijst/overzicht')).path).toBe('/vragenlijst');
    const reached = await answerAll(await begin(phone, token), {}, 'eerste-stap');
    const before = await everyRow(ctx);
    const ahead = [
      'overzicht',
      'vraag/slot',
      'vraag/eerste-contact',
      'vraag/nergens',
      'vraag/__proto__',
      'niet-voor-u',
    ];
    for (const page of ahead) expect((await phone.open(`/vragenlijst/${page}`)).path).toBe(reached.path);
    const code = (await respondentOf(ctx, token)).draft?.receiptCode ?? '';
    const sent = await phone.post('/vragenlijst/verzenden', [...reached.form().filledIn({}), ['receipt_code', code]]);
    expect(sent.path).toBe(reached.path);
    const left = await phone.post('/vragenlijst/niet-voor-u', reached.form().filledIn({}));
    expect(left.path).toBe(reached.path);
    expect((await phone.post('/vragenlijst/vraag/nergens', reached.form().filledIn({}))).status).toBe(404);
    expect(await everyRow(ctx)).toBe(before);
  });
});

test('whoever goes back sees what was answered, on every page', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const wanted: Wanted = {
    ...{ XC_INITIATIEF: '3', XC_DREMPELS: ['ANDERS', 'KOSTEN'], XC_DREMPELS_ANDERS_TEXT: 'Ik schaamde mij' },
    ...{ XC_EFFECT_DURF: '98', XC_BELANGRIJK: ['STEUN', 'EXTERN', 'VRIJUIT', 'SPARREN'] },
    ...{ XC_BELANGRIJK_TOP3_1: 'VRIJUIT', XC_BELANGRIJK_TOP3_2: 'STEUN', XC_BELANGRIJK_TOP3_3: 'EXTERN' },
    ...{ XC_MOEILIJK: '1', XC_STEUN: '5', XC_EERDER_OPEN: 'Regel een\nregel twee', XC_SLOT_OPEN: '' },
  };
  const overview = await answerAll(await begin(browser(), await inviteOne(zoe)), wanted);
  const seen = new Map<string, readonly string[]>();
  let pages = 0;
  for (let page = await overview.follow('Wijzig: Wat was goed aan het traject, en wat kon er beter?'); ; pages++) {
    page = await page.visitor.open(page.path.replace('?wijzig=1', ''));
    for (const name of page.form().names) seen.set(name, page.form().valuesOf(name));
    if (page.path.endsWith('laatste-gesprek')) break;
    page = await page.follow(respondentTexts.nl.back);
  }
  expect(pages).toBe(24);
  for (const [name, value] of Object.entries(wanted)) {
    expect([name, ...[...(seen.get(name) ?? [])].sort()]).toEqual([name, ...[value].flat().sort()]);
  }
});

test('the first page leads back to the introduction, and that leads on to where one was', async () => {
  const { browser, inviteOne } = await openSite('sqlite');
  const first = await begin(browser(), await inviteOne(zoe));
  const introduction = await first.follow(respondentTexts.nl.backToStart);
  expect(introduction.path).toBe('/vragenlijst?inleiding');
  expect(introduction.form().buttons[0]?.text).toBe(respondentTexts.nl.startAgain);
  expect((await introduction.submit()).path).toBe(first.path);
});

describe('“Vraag x van y”', () => {
  /** Follows a way to its end; gives the numbers of each page on it. */
  async function numbers(person: typeof zoe | typeof jan, wanted: Wanted) {
    const { browser, inviteOne } = await openSite('sqlite');
    const shown: { first: number; last: number; total: number; orFewer: boolean }[] = [];
    let page = await begin(browser(), await inviteOne(person));
    while (page.path.startsWith('/vragenlijst/vraag/')) {
      const place = page.textOf('.place') ?? '';
      const [, first, , last = first, total] = /^Vraag (\d+)( tot en met (\d+))? van (\d+)/.exec(place) ?? [];
      expect(page.title).toContain(`van ${total ?? ''}`);
      shown.push({
        ...{ first: Number(first), last: Number(last), total: Number(total) },
        orFewer: /minder/.test(place),
      });
      page = await page.submit(answersTo(page, wanted));
    }
    expect(page.path).toBe('/vragenlijst/overzicht');
    return { shown, answered: page.root.querySelectorAll('.answers dt').length };
  }

  const three = ['STEUN', 'EXTERN', 'VRIJUIT'];
  it.each([
    [
      'a former client with the shortest way',
      zoe,
      { XC_INITIATIEF: '1', XC_BELANGRIJK: ['GEEN'], XC_MOEILIJK: '0' },
      20,
    ],
    ['a former client with the longest way', zoe, { XC_INITIATIEF: '3', XC_BELANGRIJK: three, XC_MOEILIJK: '1' }, 25],
    ['an employer with the shortest way', jan, { OG_AANTAL: '0', OG_MGT: '1', OG_TROEVEN: ['GEEN'] }, undefined],
    ['an employer with the longest way', jan, { OG_AANTAL: '1', OG_MGT: '0' }, undefined],
  ])('counts on for %s: x never exceeds y, and y shrinks to the true total', async (_what, person, wanted, true_) => {
    const { shown, answered } = await numbers(person, wanted);
    expect(answered).toBe(true_ ?? answered);
    let [before, totalBefore] = [0, Infinity];
    for (const { first, last, total } of shown) {
      expect(first).toBe(before + 1);
      expect(last).toBeLessThanOrEqual(total);
      expect(total).toBeLessThanOrEqual(totalBefore);
      [before, totalBefore] = [last, total];
    }
    expect(shown[0]).toMatchObject({ total: person === zoe ? 25 : 22, orFewer: true });
    expect(shown.at(-1)).toMatchObject({ last: answered, total: answered, orFewer: false });
    const exact = shown.filter(({ orFewer }) => !orFewer);
    expect(exact.every(({ total }) => total === answered)).toBe(true);
  });
});
