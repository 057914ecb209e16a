import { beforeAll, describe, expect, it, test } from 'vitest';
import { addDays, localDay } from '../../../src/language/local-day.js';
import { numbersIn } from '../../../src/language/numbers.js';
import { closeWave } from '../../../src/study/wave-life.js';
import { frameTexts } from '../../../src/web/plugins/frame-texts.js';
import { respondentTexts } from '../../../src/web/respondent/texts.js';
import { answerAll } from '../../support/answering.js';
import { jan, mila, namesake, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { everyRow } from '../../support/every-row.js';
import { answer, respondentOf } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { begin, openSite, type Site } from '../../support/site.js';

describe('the introduction', () => {
  it('says who asks, how long it takes, what happens with answers and whom to ask; a button begins', async () => {
    const { browser, inviteOne, ctx } = await openSite('sqlite');
    const page = await browser().open(`/i/${await inviteOne(zoe)}`);
    const today = localDay(ctx.now());
    for (const said of [
      'BLCC Loopbaanbegeleiding',
      '7 tot 10 minuten',
      respondentTexts.nl.mayStop,
      respondentTexts.nl.until(numbersIn('nl').weekday(addDays(today, 28), today)),
      respondentTexts.nl.optOutLink,
    ]) {
      expect(page.text).toContain(said);
    }
    expect(page.textOf('#belofte')).toContain('hoogstens 30 dagen');
    expect(page.text).toContain('Onderzoeksteam Loopbaanadvies');
    expect(page.text).not.toMatch(/\{\w+\}|undefined/);
    expect(await ctx.db.selectFrom('draft').selectAll().execute()).toEqual([]);
    expect((await page.submit()).path).toBe('/vragenlijst/vraag/laatste-gesprek');
    expect(await ctx.db.selectFrom('draft').selectAll().execute()).toHaveLength(1);
  });

  it('folds the rest, which opens without a script, and leaves out dates that the wave does not have', async () => {
    const { browser, inviteOne, ctx, passDays } = await openSite('sqlite');
    const token = await inviteOne(jan);
    const page = await browser().open(`/i/${token}`);
    const titles = page.root.querySelectorAll('.about details > summary').map(({ text }) => text);
    expect(titles).toContain('Wat bedoelen wij met een traject?');
    expect(page.textOf('.about')).toContain('Wij verwachten het rapport in');
    expect(page.root.querySelector('#belofte')?.closest('details')).toBeNull();
    expect((await page.follow(frameTexts.nl.privacy)).path).toBe('/privacy');
    passDays(29);
    const late = await browser().open(`/i/${token}`);
    expect(late.textOf('.facts')).not.toContain('tot en met');
    expect(late.textOf('.about')).toContain('Wij verwachten het rapport in');
    await ctx.db.updateTable('wave').set({ until: null }).where('slug', '=', '2026').execute();
    expect((await browser().open(`/i/${token}`)).textOf('.about')).not.toContain('Wij verwachten het rapport');
  });

  it('promises who was invited by the coordinating bureau what is true there', async () => {
    const { browser, invite } = await openSite('sqlite');
    const [ofBlcc = '', ofCoordinator = ''] = await invite([zoe, { ...namesake(), bureau: 'coordinator-bureau' }]);
    const promised = async (token: string) => (await browser().open(`/i/${token}`)).textOf('#belofte');
    expect(await promised(ofBlcc)).toContain('Uw bureau ziet of u verstuurde, niet wat.');
    expect(await promised(ofCoordinator)).not.toContain('Uw bureau ziet');
    expect(await promised(ofCoordinator)).toContain(
      'Bij Coördinerend bureau werkt de onderzoeker die alle antwoorden zonder naam leest.',
    );
  });

  it('of a version without folded parts still shows what it has', async () => {
    const { browser, inviteOne, ctx } = await openSite('sqlite');
    const token = await inviteOne(zoe);
    const [stored] = await ctx.db.selectFrom('questionnaire').selectAll().where('grp', '=', 'ex-client').execute();
    if (!stored) throw new Error('no questionnaire was loaded');
    const { about: _, ...older } = JSON.parse(stored.definition) as { about: unknown };
    // A version never changes, and is read once: this is another one.
    const other = { ...stored, id: 'older', version: stored.version + 1, definition: JSON.stringify(older) };
    await ctx.db.insertInto('questionnaire').values(other).execute();
    await ctx.db
      .updateTable('wave_questionnaire')
      .set({ questionnaire: other.id })
      .where('grp', '=', 'ex-client')
      .execute();
    const page = await browser().open(`/i/${token}`);
    expect([page.status, page.root.querySelectorAll('details')]).toEqual([200, []]);
    expect(page.textOf('#belofte')).toContain('Uw bureau ziet');
  });

  it('is that of one’s own group, bureau and language', async () => {
    const { browser, invite } = await openSite('sqlite');
    const [english = '', dutch = ''] = await invite([mila, jan]);
    const page = await browser().open(`/i/${english}`);
    expect(page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(page.text).toContain('Through The Careercoach you talked to a career adviser');
    expect((await browser().open(`/i/${dutch}`)).text).toContain('U werkte als werkgever met The Careercoach');
  });
});

describe.each(databases)('whoever has nothing to answer is told so kindly, on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(kind);
  });

  /** What somebody meets who comes back after `ending`, wherever they come in and whatever they still send. */
  async function comeBack(ending: (site: Site, token: string) => Promise<unknown>) {
    const token = await site.inviteOne(namesake());
    const [tab, later] = [site.browser(), site.browser()];
    const page = await answerAll(await begin(tab, token), {}, 'betaling');
    await ending(site, token);
    const before = await everyRow(site.ctx);
    const form = page.form().filledIn({ XC_BETALER: '1' });
    const pages = [await later.open(`/i/${token}`)];
    for (const path of ['', '/vraag/betaling', '/overzicht', '/niet-voor-u']) {
      pages.push(await tab.open(`/vragenlijst${path}`));
    }
    for (const path of ['/begin', '/vraag/betaling', '/verzenden', '/niet-voor-u']) {
      pages.push(await tab.post(`/vragenlijst${path}`, form));
    }
    expect(await everyRow(site.ctx)).toBe(before);
    for (const { status, body, path } of pages) expect([path, status, body]).toEqual([path, 200, expect.any(String)]);
    return pages;
  }

  it.each<[string, string, (site: Site, token: string) => Promise<unknown>]>([
    ['sent already', respondentTexts.nl.answeredTitle, ({ ctx }, token) => answer(ctx, token, seeded(1))],
    [
      'opted out',
      respondentTexts.nl.optedOutTitle,
      async ({ browser }, token) => (await browser().open(`/afmelden/${token}`)).submit(),
    ],
    [
      'screened out',
      respondentTexts.nl.leftTitle,
      async ({ browser }, token) => {
        const laptop = browser();
        await laptop.open(`/i/${token}`);
        const page = await laptop.open('/vragenlijst/vraag/laatste-gesprek');
        return (await page.submit({ XC_PERIODE: '5' })).submit();
      },
    ],
    // The last one: nobody answers in this wave any more.
    ['of a wave that is closed', respondentTexts.nl.closedTitle, ({ ctx }) => closeWave(ctx, '2026')],
  ])('%s: “%s”', async (_who, title, ending) => {
    const pages = await comeBack(ending);
    for (const page of pages) {
      expect(page.textOf('h1')).toBe(title);
      expect(page.title).toContain(title);
      const actions = page.forms().map(({ action }) => action);
      expect(actions).toEqual(title === respondentTexts.nl.optedOutTitle ? ['/afmelden/terug'] : []);
    }
  });
});

test('who sent and opens the link again is shown where answers can be erased', async () => {
  const { ctx, browser, inviteOne } = await openSite('sqlite');
  const token = await inviteOne({ ...zoe, language: 'en' });
  await answer(ctx, token, seeded(1));
  const page = await browser().open(`/i/${token}`);
  expect((await page.follow(respondentTexts.en.eraseLink)).path).toBe('/intrekken?taal=en');
  expect((await respondentOf(ctx, token)).status).toBe('answered');
});

test('a closed wave says when it closed, what becomes of unsent answers, and when the report is expected', async () => {
  const { ctx, browser, inviteOne, passDays } = await openSite('sqlite');
  const token = await inviteOne(zoe);
  const sent = await inviteOne(namesake());
  await answer(ctx, sent, seeded(1));
  await closeWave(ctx, '2026');
  const w = respondentTexts.nl;
  const { day, month } = numbersIn('nl');
  const today = localDay(ctx.now());
  const report = w.reportExpected(month(addDays(today, 28 + 7 * 8)));
  const page = await browser().open(`/i/${token}`);
  for (const said of [w.closedText(day(today)), w.unsentToErase(day(addDays(today, 14))), report]) {
    expect(page.text).toContain(said);
  }
  expect((await page.follow(w.privacyLink)).path).toBe('/privacy');
  const answered = await browser().open(`/i/${sent}`);
  expect(answered.text).toContain(report);
  expect(answered.text).not.toContain('niet verstuurd');
  passDays(15);
  expect((await browser().open(`/i/${token}`)).text).toContain(w.unsentErased);
});
