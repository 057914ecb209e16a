import { expect, test } from 'vitest';
import { publicTexts } from '../../../src/web/public/texts.js';
import { openSite } from '../../support/site.js';

test('the home page says what this is, who does it and where answers are erased, in both languages', async () => {
  const { browser } = await openSite('sqlite');
  const page = await browser().open('/');
  expect(page.title).toMatch(/^Loopbaanadvies: wat houdt tegen en wat levert het op\?/);
  for (const said of ['Vier bureaus vroegen dit in 2015', 'BLCC Loopbaanbegeleiding', publicTexts.nl.invitedTitle]) {
    expect(page.text).toContain(said);
  }
  expect((await page.follow(publicTexts.nl.stopLink)).path).toBe('/intrekken');
  expect(page.root.querySelector('main a[href="/rapport"]')?.textContent).toBe(publicTexts.nl.reportLink);
  const english = await page.follow('English');
  expect(english.root.querySelector('html')?.getAttribute('lang')).toBe('en');
  expect(english.text).toContain(publicTexts.en.invitedTitle);
  expect((await english.follow(publicTexts.en.stopLink)).path).toBe('/intrekken?taal=en');
  expect((await english.follow('Nederlands')).body).toBe(page.body);
});
