import { parse, type HTMLElement } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { addCountedWave } from '../../support/counted.js';
import { getResultsPage } from '../../support/results-page.js';
import { openWorld, type World } from '../../support/world.js';

describe('the bar above the results', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await addCountedWave(world.ctx, '2027', 'ex-client', { XC_INITIATIEF: { 1: 30, 3: 30 } });
    world.passDays(1);
    await addCountedWave(world.ctx, '2028', 'ex-client', { XC_INITIATIEF: { 1: 30, 3: 30 } });
  });

  const look = async (path: string): Promise<HTMLElement> => {
    const { status, html } = await getResultsPage(world, path);
    expect([path, status]).toEqual([path, 200]);
    const bar = parse(html).querySelector('nav.bar');
    if (!bar) throw new Error(`${path} has no bar`);
    return bar;
  };
  const group = '/results/2028/ex-client';
  const current = (bar: HTMLElement) =>
    bar.querySelectorAll('[aria-current]').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

  it.each([
    ['/results/2028', ['2028', 'Overzicht']],
    ['/results/2028/fieldwork', ['2028', 'Veldwerk']],
    [group, ['2028', 'Ex-cliënten: alle vragen', 'Alle vragen']],
    [`${group}/comparison`, ['2028', 'Ex-cliënten: vergelijken', 'Vergelijken']],
    [`${group}/comparison/XC_INITIATIEF?against=2027`, ['2028', 'Ex-cliënten: vergelijken', 'Vergelijken']],
    [`${group}/crosstab`, ['2028', 'Ex-cliënten: twee vragen samen', 'Twee vragen samen']],
    [`${group}/open/XC_SLOT_OPEN`, ['2028', 'Ex-cliënten: open antwoorden', 'Open antwoorden']],
    ['/results/2028/employer', ['2028', 'Opdrachtgevers: alle vragen', 'Alle vragen']],
    ['/results/method?wave=2028', ['2028', 'Zo leest u dit']],
  ])('says on %s which wave, group and page it is', async (path, marked) => {
    expect(current(await look(path))).toEqual(marked.map((words) => (words === '2028' ? 'Meting 2028' : words)));
  });

  it('is the same on every page of a wave, but for what is current', async () => {
    const linksOf = async (path: string) =>
      (await look(path)).querySelectorAll('> ul > li:not(:first-child) a').map((link) => link.getAttribute('href'));
    const links = await linksOf('/results/2028');
    expect(links).toHaveLength(16);
    for (const path of [group, `${group}/comparison`, `${group}/open`, '/results/method?wave=2028']) {
      expect(await linksOf(path)).toEqual(links);
    }
  });

  it('leads to the page that is like this one in another wave', async () => {
    const wavesOf = async (path: string) =>
      (await look(path)).querySelectorAll('> ul > li:first-child a').map((link) => link.getAttribute('href'));
    expect(await wavesOf(`${group}/open/XC_SLOT_OPEN`)).toEqual([
      '/results/2028/ex-client/open',
      '/results/2027/ex-client/open',
      '/results/2026/ex-client/open',
      '/results/2015',
      '/results',
    ]);
    expect((await wavesOf('/results/2028/fieldwork'))[1]).toBe('/results/2027/fieldwork');
    expect((await wavesOf('/results/method?wave=2028'))[1]).toBe('/results/2027');
  });

  it('claims no fieldwork of a wave that came out of a file', async () => {
    const { ctx } = world;
    await ctx.db.updateTable('wave').set({ imported_at: '2026-01-01' }).where('slug', '=', '2027').execute();
    expect((await look('/results/2027')).textContent).not.toContain('Veldwerk');
    expect((await look('/results/2028')).textContent).toContain('Veldwerk');
  });
});
