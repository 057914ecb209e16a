import { parse } from 'node-html-parser';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOurStudy } from '../../src/commands/first-start.js';
import { writeLetter } from '../../src/mail/letter.js';
import type { StepName } from '../../src/study/definition.js';
import { stepNames } from '../../src/study/definition.js';
import { axe, openBrowser } from '../support/browser.js';

const at = 'https://onderzoek.bureau.example';
const token = 'V1_3v0HOjADTPV_FiFECvP';

const { letters: written } = readOurStudy().study;

function write(step: StepName, language: 'nl' | 'en', body?: string) {
  const letter = written[step]?.['ex-client']?.[language];
  if (!letter) throw new Error(`no ${step} in ${language}`);
  return writeLetter({
    written: body === undefined ? letter : { ...letter, body },
    words: {
      ...{ name: 'Zoë', bureau: 'BLCC', minutes: '7–10', contactName: 'Team', contactEmail: 'team@bureau.example' },
      ...{ link: `${at}/i/${token}`, optOut: `${at}/afmelden/${token}`, notMe: `${at}/niet-voor-mij/${token}` },
      signature: 'Anna de Vries, BLCC',
      privacyPage: `${at}/privacy`,
    },
    study: 'Loopbaanadvies: wat houdt tegen?',
    language,
    to: { name: 'Zoë', address: 'zoe@example.nl' },
    from: { name: 'Onderzoek', address: 'onderzoek@bureau.example' },
    replyTo: 'team@bureau.example',
    messageId: 'a'.repeat(32),
  });
}

const letters = stepNames.flatMap((step) => [
  { step, language: 'nl' as const },
  { step, language: 'en' as const },
]);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

describe.each(letters)('the HTML of $step in $language', ({ step, language }) => {
  it('loads nothing and tracks nobody: every address leads where it says', () => {
    const { html } = write(step, language);
    const root = parse(html);
    expect(root.querySelectorAll('img, link, script, style, iframe, object, form, input')).toHaveLength(0);
    expect(html).not.toMatch(/url\(|src=|background=|@import| on\w+=/);
    const links = root
      .querySelectorAll('a')
      .map((a) => [a.getAttribute('href')?.replace('mailto:', ''), a.textContent] as const);
    const same = (address: string) => [address, address];
    const button = [`${at}/i/${token}`, language === 'nl' ? 'Naar de vragenlijst' : 'Go to the questionnaire'];
    expect(links).toEqual([
      ...(step === 'announcement' ? [] : [button, same(`${at}/i/${token}`)]),
      ...['team@bureau.example', `${at}/afmelden/${token}`, `${at}/niet-voor-mij/${token}`].map(same),
    ]);
  });

  it('fits a phone and a desk, light and dark, and axe finds nothing', { timeout: 60_000 }, async () => {
    const { html, subject } = write(step, language);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await (await browser.newContext({ colorScheme, viewport: { width: 320, height: 740 } })).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(html);
      expect(await page.title()).toBe(subject);
      // A letter is shown within a page of the mail program, which has the landmarks and the heading.
      expect(await axe(page, ['landmark-one-main', 'page-has-heading-one', 'region'])).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.setViewportSize({ width: 1280, height: 740 });
      expect((await page.locator('[role=article]').boundingBox())?.width).toBeLessThan(700);
      expect(asked).toEqual([]);
      await page.close();
    }
  });
});

it('has the text that was written, with the small print under a line', () => {
  const { text, html } = write('invitation', 'nl');
  expect(text).toContain(`Dit is uw link:\n\n${at}/i/${token}\n\n`);
  expect(text).toMatch(/\nAnna de Vries, BLCC\n\n---\n\nHeeft u een vraag\? .*team@bureau\.example\n\n/);
  const [letter = '', small = ''] = html.split('border-top');
  expect(letter).toContain('Anna de Vries, BLCC</p>');
  expect(small).toMatch(/\/afmelden\/.*\n.*\/niet-voor-mij\//);
});

it('may have no small print, links of its own and a link within a line', () => {
  const body = 'Ga naar {link} of [de vragenlijst]({link}).\n\n1. Lees [dit](https://bureau.example/a?b=1&c=2)\n';
  const { html } = write('invitation', 'nl', body);
  expect(html).not.toContain('border-top');
  expect(html).not.toContain('<table');
  const found = parse(html)
    .querySelectorAll('a')
    .map((a) => [a.getAttribute('href'), a.textContent]);
  expect(found).toEqual([
    [`${at}/i/${token}`, `${at}/i/${token}`],
    [`${at}/i/${token}`, 'de vragenlijst'],
    ['https://bureau.example/a?b=1&c=2', 'dit'],
  ]);
});

it('leaves the paragraphs out, in text and HTML, that ask for a date which the wave does not have', () => {
  const body = 'Kom je?\n\nHet kan tot en met {until}.\n\n{link}\n\n---\n\nLees over [uw privacy]({privacyPage}).\n';
  const { text, html } = write('invitation', 'nl', body);
  expect(text).toBe(`Kom je?\n\n${at}/i/${token}\n\n---\n\nLees over [uw privacy](${at}/privacy).\n`);
  expect(html).not.toContain('tot en met');
  expect(html).toContain(`<a href="${at}/privacy"`);
  expect(html).toContain('<table');
});
