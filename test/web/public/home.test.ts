import { expect, test } from 'vitest';
import { publicWords } from '../../../src/web/public/words.js';
import { openSite } from '../../support/site.js';

test('the home page says what this is, who does it and where answers are erased, in both languages', async () => {
  const { browser } = await openSite('sqlite');
  const page = await browser().open('/');
  expect(page.title).toMatch(/^Loopbaanadvies: wat houdt tegen en wat levert het op\?/);
  for (const said of ['Vier bureaus vroegen dit in 2015', 'BLCC Loopbaanbegeleiding', publicWords.nl.invitedTitle]) {
    expect(page.text).toContain(said);
  }
  expect((await page.follow(publicWords.nl.stopLink)).path).toBe('/intrekken');
  const english = await page.follow('English');
  expect(english.root.querySelector('html')?.getAttribute('lang')).toBe('en');
  expect(english.text).toContain(publicWords.en.invitedTitle);
  expect((await english.follow(publicWords.en.stopLink)).path).toBe('/intrekken?taal=en');
  expect((await english.follow('Nederlands')).body).toBe(page.body);
});
