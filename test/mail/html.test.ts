import { parse } from 'node-html-parser';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { readOurStudy } from '../../src/commands/first-start.js';
import { letterPlaceholders, placeholdersIn } from '../../src/mail/fill-in.js';
import { writeLetter } from '../../src/mail/letter.js';
import { stepNames, type Letter, type StepName } from '../../src/study/definition.js';
import { axe, openBrowser } from '../support/browser.js';

const at = 'https://onderzoek.bureau.example';
const token = 'V1_3v0HOjADTPV_FiFECvP';
const links = {
  link: `${at}/i/${token}`,
  optOut: `${at}/afmelden/${token}`,
  notMe: `${at}/niet-voor-mij/${token}`,
  privacyPage: `${at}/privacy`,
  reportPage: `${at}/rapport`,
};

const { letters: written } = readOurStudy().study;

function write(letter: Letter, language: 'nl' | 'en' = 'nl', dates: { until?: string; reportMonth?: string } = {}) {
  return writeLetter({
    written: letter,
    words: {
      ...{ name: 'Zoë', bureau: 'BLCC Loopbaanbegeleiding', minutes: '7 tot 10' },
      ...{ contactName: 'Team', contactEmail: 'team@bureau.example', signature: 'Anna de Vries, BLCC' },
      ...links,
      ...dates,
    },
    button: 'Naar de vragenlijst',
    language,
    to: { name: 'Zoë', address: 'zoe@example.nl' },
    from: { name: 'Onderzoek', address: 'onderzoek@bureau.example' },
    replyTo: 'team@bureau.example',
    messageId: 'a'.repeat(32),
  });
}

function letterOf(step: StepName, group: string, language: 'nl' | 'en'): Letter {
  const letter = written[step]?.[group]?.[language];
  if (!letter) throw new Error(`no ${step} to ${group} in ${language}`);
  return letter;
}

const letters = stepNames.flatMap((step) =>
  ['ex-client', 'employer'].flatMap((group) =>
    (['nl', 'en'] as const).map((language) => ({ step, group, language, letter: letterOf(step, group, language) })),
  ),
);
const dates = { until: 'vrijdag 18 december', reportMonth: 'februari 2027' };

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});

describe.each(letters)('$step to $group in $language', ({ step, language, letter }) => {
  it('says until when one can take part, and never that anything closes by itself', () => {
    const { text, subject } = write(letter, language, dates);
    expect(`${String(subject)} ${String(text)}`).not.toMatch(/\bsluit\b|\bcloses\b|is open (tot|up to)/i);
  });

  it('loads nothing and tracks nobody, and has one address in full: that of the questionnaire', () => {
    const { html } = write(letter, language, dates);
    const root = parse(html);
    expect(root.querySelectorAll('img, link, script, style, iframe, object, form, input')).toHaveLength(0);
    expect(html).not.toMatch(/url\(|src=|background=|@import| on\w+=/);
    const shown = root.querySelectorAll('a').map((a) => [a.getAttribute('href'), a.textContent] as const);
    const asked = step === 'announcement' ? [] : [links.link, links.link];
    expect(shown.map(([href]) => href)).toEqual([
      ...asked,
      'mailto:team@bureau.example',
      links.optOut,
      links.notMe,
      links.privacyPage,
      links.reportPage,
    ]);
    const inFull = shown.map(([, text]) => text).filter((text) => text.includes('://'));
    expect(inFull).toEqual(asked.slice(1));
  });

  it('has every address in its text, each once and apart from what follows', () => {
    const { text } = write(letter, language, dates);
    const { link, ...others } = links;
    expect(text.match(/^https:.*$/gm) ?? []).toEqual(step === 'announcement' ? [] : [link]);
    for (const address of Object.values(others)) expect(text.split(`<${address}>`)).toHaveLength(2);
    expect(text.match(/https?:/g)).toHaveLength(step === 'announcement' ? 4 : 5);
    expect(text).not.toMatch(/[[\]{}]|undefined/);
  });

  it('tells the dates of a wave that has them, and reads well without', () => {
    const [dated, undated] = [write(letter, language, dates), write(letter, language)];
    for (const part of [undated.text, undated.html]) expect(part).not.toMatch(/december|februari|[{}]/);
    if (step === 'announcement') return;
    for (const part of [dated.text, dated.html]) expect(part).toContain(dates.until);
  });

  it('does not say on a locked phone that somebody saw a career adviser', () => {
    const { subject, text, html } = write(letter, language, dates);
    const firstWords = [text, parse(html).querySelector('body')?.textContent ?? ''].map((part) =>
      part.replaceAll(/\s+/g, ' ').trim().slice(0, 140),
    );
    for (const seen of [subject, ...firstWords]) expect(seen).not.toMatch(/loopbaan|advi[es]|career|coach|BLCC/i);
    expect(subject.length).toBeLessThan(70);
  });
});

/** With a button and without, on which letters differ. */
const pictured = letters.filter(
  ({ step, group }) => step === 'invitation' || (step === 'announcement' && group === 'employer'),
);

test.each(pictured)(
  '$step to $group in $language fits a phone and a desk, light and dark, and axe finds nothing',
  { timeout: 60_000 },
  async ({ language, letter }) => {
    const { html, subject } = write(letter, language, dates);
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
  },
);

test('the letters together use every placeholder, and no reminder repeats another', () => {
  const used = new Set(letters.flatMap(({ letter }) => placeholdersIn(letter.subject + letter.body)));
  expect([...letterPlaceholders].filter((word) => word !== 'name' && !used.has(word))).toEqual([]);
  for (const group of ['ex-client', 'employer']) {
    const bodies = letters.filter((one) => one.group === group && one.language === 'nl').map(({ letter }) => letter);
    const paragraphs = bodies.flatMap(({ body }) => body.split('\n---\n')[0]?.split('\n\n').slice(1) ?? []);
    const sentences = paragraphs.filter((paragraph) => paragraph.length > 60);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(new Set(bodies.map(({ subject }) => subject)).size).toBe(bodies.length);
  }
});

it('has the text that was written, with the small print under a line', () => {
  const { text, html } = write(letterOf('invitation', 'ex-client', 'nl'));
  expect(text).toContain(`\n\n${links.link}\n\n`);
  expect(text).toMatch(/\nAnna de Vries, BLCC\n\n---\n\nHeeft u een vraag\? .*team@bureau\.example\n\n/);
  const [letter = '', small = ''] = html.split('border-top');
  expect(letter).toContain('Anna de Vries, BLCC</p>');
  expect(small).toMatch(/\/afmelden\/.*\n.*\/niet-voor-mij\//);
});

it('may have no small print, links of its own and a link within a line', () => {
  const body = 'Ga naar {link} of [de vragenlijst]({link}).\n\n1. Lees [dit](https://bureau.example/a?b=1&c=2)\n';
  const { html, text } = write({ subject: 'x', body });
  expect(html).not.toContain('border-top');
  expect(html).not.toContain('<table');
  const found = parse(html)
    .querySelectorAll('a')
    .map((a) => [a.getAttribute('href'), a.textContent]);
  expect(found).toEqual([
    [links.link, links.link],
    [links.link, 'de vragenlijst'],
    ['https://bureau.example/a?b=1&c=2', 'dit'],
  ]);
  expect(text).toBe(
    `Ga naar ${links.link} of de vragenlijst <${links.link}>.\n\n1. Lees dit <https://bureau.example/a?b=1&c=2>\n`,
  );
});

it('leaves the paragraphs out, in text and HTML, that ask for a date which the wave does not have', () => {
  const body = 'Kom je?\n\nHet kan tot en met {until}.\n\n{link}\n\n---\n\nLees over [uw privacy]({privacyPage}).\n';
  const { text, html } = write({ subject: 'x', body });
  expect(text).toBe(`Kom je?\n\n${links.link}\n\n---\n\nLees over uw privacy <${at}/privacy>.\n`);
  expect(html).not.toContain('tot en met');
  expect(html).toContain(`<a href="${at}/privacy"`);
  expect(html).toContain('<table');
});
