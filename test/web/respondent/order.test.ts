import { expect, test } from 'vitest';
import { answerAll } from '../../support/answering.js';
import { zoe } from '../../support/cast.js';
import type { Page } from '../../support/page.js';
import { begin, openSite } from '../../support/site.js';

const orderOn = (page: Page) => page.form().offeredBy('XC_DREMPELS') ?? [];
const listed = ['ONBEKEND', 'ONVINDBAAR', 'ZELF', 'KOSTEN', 'VRAGEN', 'TIJD', 'WERKGEVER'];
const last = ['ANDERS', 'GEEN', 'WEETNIET'];

test('options in random order stand the same for one respondent every time, and differently for another', async () => {
  const { browser, invite } = await openSite('sqlite');
  const people = Array.from({ length: 8 }, (_, i) => ({ ...zoe, email: `zoe${i}@example.nl` }));
  const orders: string[][] = [];
  for (const token of await invite(people)) {
    const page = await answerAll(await begin(browser(), token), { XC_INITIATIEF: '3' }, 'voor-de-start');
    const order = orderOn(page);
    const wrong = await page.submit();
    const laptop = await browser().open(`/i/${token}`);
    const english = await laptop.press('English');
    expect([wrong, laptop, english].map(orderOn)).toEqual([order, order, order]);
    orders.push(order);
  }
  for (const order of orders) {
    expect(order.slice(7)).toEqual(last);
    expect(order.slice(0, 7).sort()).toEqual([...listed].sort());
  }
  expect(new Set(orders.map(String)).size).toBeGreaterThan(6);
  expect(new Set(orders.map(([first]) => first)).size).toBeGreaterThan(2);
});

test('one respondent does not get the options of every question in the same order', async () => {
  const { browser, invite } = await openSite('sqlite');
  const positions: number[][] = [];
  for (const token of await invite([1, 2, 3, 4].map((i) => ({ email: `jan${i}@bedrijf.nl`, group: 'employer' })))) {
    const roles = await answerAll(await begin(browser(), token), {}, 'rollen');
    const strengths = await answerAll(roles, {}, 'troeven');
    const place = (page: Page, name: string, codes: readonly string[]) =>
      codes.map((code) => (page.form().offeredBy(name) ?? []).indexOf(code));
    positions.push(
      place(roles, 'OG_ROLLEN', ['KLANKBORD', 'STEUN', 'RICHTING', 'INSPIREREN', 'VASTROESTEN']),
      place(strengths, 'OG_TROEVEN', ['ONAFHANKELIJK', 'METHODISCH', 'VERTROUWELIJK', 'FRISSE_BLIK', 'BREED_ZICHT']),
    );
  }
  expect(new Set(positions.map(String)).size).toBeGreaterThan(6);
});
