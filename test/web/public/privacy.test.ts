import { expect, test } from 'vitest';
import { frameTexts } from '../../../src/web/plugins/frame-texts.js';
import { publicTexts } from '../../../src/web/public/texts.js';
import { openSite } from '../../support/site.js';

test('the privacy page says who is responsible, how long what is kept, and what one can do', async () => {
  const { browser } = await openSite('sqlite');
  const page = await (await browser().open('/')).follow(frameTexts.nl.privacy);
  expect([page.path, page.textOf('h1'), page.forms()]).toEqual(['/privacy', publicTexts.nl.privacyTitle, []]);
  for (const said of [
    'Wageningen Career Support',
    'Coördinerend bureau leidt het onderzoek',
    'gerechtvaardigd belang',
    'Bezwaar maken',
    'tot 14 dagen na het sluiten',
    'tot 10 jaar na het sluiten',
    'tot 60 dagen na het sluiten',
    'tot 6 maanden na het sluiten',
    'tot 30 dagen',
    'Autoriteit Persoonsgegevens',
  ]) {
    expect(page.text).toContain(said);
  }
  const folded = page.root
    .querySelectorAll('details')
    .map(({ text }) => text)
    .join();
  for (const open of ['Wageningen', 'Bezwaar maken', 'intrekcode', 'inzien', 'Autoriteit Persoonsgegevens']) {
    expect(folded).not.toContain(open);
  }
  expect((await page.follow('uw antwoorden')).path).toBe('/intrekken');
  const english = await page.follow('English');
  expect([english.path, english.textOf('h1')]).toEqual(['/privacy?taal=en', publicTexts.en.privacyTitle]);
  expect(english.text).toContain('until 6 months after closing');
});

test('it names who runs the server and who sends the mail where the study does, and never a blank', async () => {
  const { ctx, browser } = await openSite('sqlite');
  expect((await browser().open('/privacy')).text).not.toMatch(/server van|mails gaan via|undefined/);
  const { definition } = await ctx.db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
  const stored = JSON.parse(definition) as { definition: { privacy: object } };
  stored.definition.privacy = { ...stored.definition.privacy, host: 'Hostbedrijf', mailer: 'Postbedrijf' };
  await ctx.db
    .updateTable('study')
    .set({ definition: JSON.stringify(stored), loaded_at: '2026' })
    .execute();
  const named = await browser().open('/privacy');
  expect(named.text).toContain('op een server van Hostbedrijf');
  expect(named.text).toContain('mails gaan via Postbedrijf');
});

test.each([
  ['steps', 'pas als er weer vijf mensen bij zijn'],
  ['none', 'ziet niemand cijfers'],
  ['live', 'ook als er maar één antwoord bij is gekomen'],
])('it says how figures of an open questionnaire move, where the study says %s', async (interim, said) => {
  const { ctx, browser } = await openSite('sqlite');
  const { definition } = await ctx.db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
  const stored = definition.replace('"interim":"steps"', `"interim":"${interim}"`);
  await ctx.db.updateTable('study').set({ definition: stored, loaded_at: '2026' }).execute();
  expect((await browser().open('/privacy')).text).toContain(said);
});
