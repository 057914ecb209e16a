import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterwards } from './afterwards.js';
import { findChromium } from './chromium.js';

const args = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium, closed afterwards: after the test, or after the file when opened in `beforeAll`. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  afterwards(() => browser.close());
  return browser;
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with the page (WCAG 2.2 A and AA, good practice), but for rules that cannot apply to it: a readable
 * line for each element.
 */
export async function axe(page: Page, without: string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(rules).disableRules(without);
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${impact ?? 'unknown'}): ${help} – ${target.join(' ')} – ${html}`),
  );
}
