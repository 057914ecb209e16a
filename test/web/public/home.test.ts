import { expect, test } from 'vitest';
import { openSite } from '../../support/site.js';

test('the home page says what this is, who does it and where answers are erased, in both languages', async () => {
  const { browser } = await openSite('sqlite');
  const page = await browser().open('/');
  expect(page.title).toMatch(/^Loopbaanadvies: wat houdt tegen en wat levert het op\?/);
  for (const words of ['Vier bureaus vroegen dit in 2015', 'BLCC Loopbaanbegeleiding', 'Bent u uitgenodigd?']) {
    expect(page.text).toContain(words);
  }
  expect((await page.follow('laten wissen')).path).toBe('/intrekken');
  const english = await page.follow('English');
  expect(english.root.querySelector('html')?.getAttribute('lang')).toBe('en');
  expect(english.text).toContain('Have you been invited?');
  expect((await english.follow('have your answers erased')).path).toBe('/intrekken?taal=en');
  expect((await english.follow('Nederlands')).body).toBe(page.body);
});
