import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { operator, partnerOf } from '../../src/access/rights.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import type { Block, Report, Section } from '../../src/report/document.js';
import { writeHtml } from '../../src/report/html/html.js';
import { makeReport } from '../../src/report/make-report.js';
import { readWaveReport } from '../../src/report/wave-report.js';
import { writeReport } from '../../src/report/file.js';
import { listEvents } from '../../src/study/events.js';
import { everyRow } from '../support/every-row.js';
import { addAnsweredWave, publishWave } from '../support/published-wave.js';
import { formTokenOf, signIn } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let live: Report;
let published: Report;

const viewAs = (who: 'coordinator' | 'partner', wave = 'demo') =>
  viewFieldworkWave(world.ctx, who === 'coordinator' ? operator : partnerOf(undefined), wave);

async function reportFor(who: 'coordinator' | 'partner', against?: string) {
  const view = await viewAs(who);
  return makeReport(await readWaveReport(world.ctx, view, { against, language: 'nl' }));
}

beforeAll(async () => {
  world = await openWorld('sqlite');
  await addAnsweredWave(world, 'demo-earlier', 5);
  await addAnsweredWave(world, 'demo');
  live = await reportFor('coordinator');
}, 120_000);

/** Asks for the report of the wave by the form of its page. */
async function post(headers: { cookie: string }, form: Record<string, string>, url = '/results/demo/report') {
  const fields = { form_token: await formTokenOf(world, headers), ...form };
  return world.app.inject({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
}

function listSections(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...listSections(section.sections ?? [])]);
}

function listBlocks(report: Report, ids: readonly string[]): Block[] {
  return listSections(report.sections.filter(({ id }) => ids.includes(id))).flatMap(({ blocks }) => blocks);
}

describe('before anything is published', () => {
  it('refuses a partner, whom a snapshot has to show what it may', async () => {
    const view = await viewAs('partner');
    const asking = writeReport(world.ctx, view, { format: 'html', language: 'nl' });
    await expect(asking).rejects.toMatchObject({ code: 'no-snapshot' });
  });

  it('refuses everybody a report of an open wave, and a wave to compare with that is not there', async () => {
    const open = await viewAs('coordinator', '2026');
    const asking = readWaveReport(world.ctx, open, { language: 'nl' });
    await expect(asking).rejects.toMatchObject({ code: 'wave-still-open' });
    const unknown = readWaveReport(world.ctx, await viewAs('coordinator'), { against: '1999', language: 'nl' });
    await expect(unknown).rejects.toMatchObject({ code: 'unknown-wave' });
    const earlier = await viewAs('coordinator', 'demo-earlier');
    const later = readWaveReport(world.ctx, earlier, { against: 'demo', language: 'nl' });
    await expect(later).rejects.toMatchObject({ code: 'not-compared' });
  });

  it('says to the coordinator, on every page, that it is not to be handed on', () => {
    expect(live.warning).toBe(
      'Verzonnen antwoorden: dit zijn geen uitkomsten van onderzoek. Alleen voor de coördinator: in dit rapport is geen getal verborgen. Geef het niet door.',
    );
    const html = writeHtml(live);
    expect(html).toContain(`@top-center{content:"${live.warning}"`);
    expect(parse(html).querySelector('body > .every-page')?.text).toBe(live.warning);
  });
});

describe('a report', () => {
  it('has its parts in their order, each under a name of its own', () => {
    expect(live.sections.map(({ id }) => id)).toEqual([
      ...['findings', 'core', 'quotes', 'asked', 'questions', 'comparison'],
      ...['unsayable', 'breaks', 'tests', 'method', 'instruments'],
    ]);
    const ids = listSections(live.sections).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[A-Za-z0-9_-]+$/.test(id))).toBe(true);
  });

  it('has a cell for each column in every row', () => {
    const tables = listSections(live.sections).flatMap(({ blocks }) => blocks.filter((one) => one.kind === 'table'));
    expect(tables.length).toBeGreaterThan(60);
    for (const { columns, rows } of tables) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  it('names how many people a percentage is of, wherever one stands in a sentence', () => {
    const sentences = listBlocks(live, ['findings', 'quotes', 'asked', 'questions', 'comparison']).flatMap((block) =>
      block.kind === 'list' ? block.items : block.kind === 'paragraph' && block.look !== 'note' ? [block.words] : [],
    );
    // Not a percentage: the name of an interval, and what was published of 2015.
    const own = sentences.filter((one) => !/^70% van de ex-cliënten|^De donkere streep/.test(one));
    const withShare = own.filter((one) => /\d%/.test(one.replaceAll('95%-interval', '')));
    expect(withShare.length).toBeGreaterThan(30);
    expect(withShare.filter((one) => !/\d+ van (de )?\d+|Alle \d+ deelnemers/.test(one))).toEqual([]);
  });

  it('lists every test that was made: of each anchor and of each core question', () => {
    const [table] = listBlocks(live, ['tests']).filter((one) => one.kind === 'table');
    const rows = table?.rows ?? [];
    expect(rows.filter((row) => row[2] === '2015').length).toBeGreaterThan(4);
    expect(rows.filter((row) => row[2] === 'demo-earlier' && row[3] === 'Mann–Whitney').length).toBe(16);
    expect(rows.every((row) => /\d/.test(row[4] ?? ''))).toBe(true);
  });

  it('is one file that refers to nothing outside, with names that occur once', () => {
    const html = writeHtml(live);
    const root = parse(html);
    const targets = root.querySelectorAll('[href]').map((one) => one.getAttribute('href') ?? '');
    const ids = root.querySelectorAll('[id]').map(({ id }) => id);
    expect(html).not.toMatch(/src=|url\((?!#)|@import|<script|<link|https?:\/\/(?!www\.w3\.org)/);
    expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(root.querySelectorAll('h1').length).toBe(1);
    expect(root.querySelectorAll('svg[role=img]').every((svg) => svg.getAttribute('aria-labelledby'))).toBe(true);
  });

  it('is the same twice, and another in English', async () => {
    const view = await viewAs('coordinator');
    const write = (language: 'nl' | 'en') => writeReport(world.ctx, view, { format: 'html', language });
    const [one, again, english] = [await write('nl'), await write('nl'), await write('en')];
    expect(one.equals(again)).toBe(true);
    expect(english.toString()).toMatch(/<html lang="en">[^]*What we found/);
    expect(english.toString()).not.toMatch(/Geen van de|aantoonbaar|deden mee/);
  });

  it('compares first with the wave that is asked for', async () => {
    const asked = await reportFor('coordinator', 'demo-earlier');
    const first = (report: Report) => report.sections.find(({ id }) => id === 'comparison')?.sections?.[0]?.id;
    expect([first(live), first(asked)]).toEqual(['comparison-ex-client-2015', 'comparison-ex-client-demo-earlier']);
  });
});

describe('once it is published', () => {
  beforeAll(async () => {
    await publishWave(world, 'demo-earlier');
    await publishWave(world, 'demo');
    published = await reportFor('partner');
  }, 300_000);

  it('tells what was published, and no number that is hidden', () => {
    expect(published.warning).toBe('Verzonnen antwoorden: dit zijn geen uitkomsten van onderzoek.');
    const told = JSON.stringify(published.sections);
    expect(told).toContain('minder dan 3');
    expect(told).not.toContain('in dit rapport is geen enkel getal verborgen');
  });

  it('is the same for partners of every bureau, and is in the log without what was in it', async () => {
    const files: Buffer[] = [];
    for (const bureau of ['blcc', 'careercoach']) {
      const answer = await post(await signIn(world, ['partner'], bureau), { format: 'html' });
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="loopbaanadvies_demo_rapport_[\d-]+\.html"$/,
      );
      files.push(answer.rawPayload);
    }
    const [one, other] = files;
    expect(one && other?.equals(one)).toBe(true);
    const taken = (await listEvents(world.ctx)).filter(({ action }) => action === 'report taken');
    expect(taken.map(({ who, about }) => [who.includes('@'), Object.keys(about)])).toEqual([
      [true, ['wave', 'format', 'snapshot']],
      [true, ['wave', 'format', 'snapshot']],
    ]);
  });

  it('is taken by a form of the session alone: no link takes one, or leaves anything', async () => {
    const headers = await signIn(world, ['partner'], 'blcc');
    const before = await everyRow(world.ctx);
    for (const method of ['GET', 'HEAD'] as const) {
      const url = '/results/demo/report?format=html';
      expect((await world.app.inject({ method, url, headers })).statusCode).toBe(404);
    }
    expect((await post(headers, { format: 'html', form_token: 'forged' })).statusCode).toBe(403);
    expect((await post(headers, { format: 'doc' })).statusCode).toBe(404);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it(
    'is made one at a time for an account, which is told so, and beside those of others',
    { timeout: 60_000 },
    async () => {
      const [busy, other] = [await signIn(world, ['partner'], 'blcc'), await signIn(world, ['partner'], 'careercoach')];
      // Nothing of it is kept: it is the first in English.
      const url = '/results/demo/report?taal=en';
      const [first, second, ofOther] = await Promise.all([
        post(busy, { format: 'docx' }, url),
        post(busy, { format: 'html' }, url),
        post(other, { format: 'html' }, url),
      ]);
      expect([first.statusCode, second.statusCode, ofOther.statusCode]).toEqual([200, 429, 200]);
      expect(parse(second.body).querySelector('h1')?.textContent).toBe('Uw rapport wordt al gemaakt');
      expect((await post(busy, { format: 'html' }, url)).statusCode).toBe(200);
    },
  );

  it('gives the coordinator the choice', async () => {
    const headers = await signIn(world);
    const page = parse((await world.app.inject({ url: '/results/demo', headers })).body);
    const forms = page.querySelectorAll('section[aria-labelledby=rapport] form');
    expect(forms.map((form) => form.querySelectorAll('button').length)).toEqual([3, 3]);
    const [ofSnapshot, ofWave] = await Promise.all(
      ['snapshot', ''].map(async (of) => post(await signIn(world), { format: 'html', ...(of && { of }) })),
    );
    expect(ofSnapshot?.body).not.toContain('Geef het niet door');
    expect(ofWave?.body).toContain('Geef het niet door');
  });
});
