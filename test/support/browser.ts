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

/**
 * A real Chromium, closed afterwards: after the test, or after the file when opened in `beforeAll`. It finds `hosts`, such as
 * `localhost:3000`, at the address of a site.
 */
export async function openBrowser(hosts: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const rules = Object.entries(hosts).map(([host, site]) => `MAP ${host} ${new URL(site).host}`);
  const found = rules.length ? [...args, `--host-resolver-rules=${rules.join(', ')}`] : args;
  const browser = await chromium.launch({ executablePath, args: found, env: { ...process.env, ...env } });
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
