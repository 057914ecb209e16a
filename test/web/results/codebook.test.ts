import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { Codebook } from '../../../src/publication/codebook.js';
import { freshFolder } from '../../support/folder.js';
import { missing, outside } from '../../support/outside.js';
import { addAnsweredWave, publishWave } from '../../support/published-wave.js';
import { signIn } from '../../support/signed-in.js';
import { addThreeWaves, changed, fresh, gone } from '../../support/three-waves.js';
import { openWorld, type World } from '../../support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld('sqlite');
  await addAnsweredWave(world, 'demo');
  await publishWave(world, 'demo');
  await addThreeWaves(world);
}, 180_000);

async function get(url: string, role: 'coordinator' | 'partner' = 'coordinator') {
  const headers = await signIn(world, [role], role === 'partner' ? 'blcc' : null);
  const answer = await world.app.inject({ url, headers });
  const { statusCode: status, body, rawPayload } = answer;
  return { status, body, rawPayload, headers: answer.headers, root: parse(body) };
}

const wordsOf = (element: { textContent: string } | null | undefined) =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

const page = '/results/2029/ex-client/codebook';

describe('the page of a codebook', () => {
  it('marks what differs in words, for who does not see the marks too', async () => {
    const { root, status } = await get(page);
    expect(status).toBe(200);
    expect(root.querySelectorAll(`#${changed.id} .before`).map(wordsOf)).toEqual([
      'In 2028 met andere woorden gevraagd: niet te vergelijken. VraagWie heeft uw traject [nu: bij het bureau] betaald?',
      'In 2027 en 2026 met andere woorden gevraagd: niet te vergelijken. VraagWie [toen: betaalde] [nu: heeft uw traject bij] het [toen: traject?] [nu: bureau betaald?]',
    ]);
    expect(root.querySelectorAll(`#${changed.id} ins`).length).toBe(3);
    expect(root.querySelectorAll(`#${fresh} .before`).map(wordsOf)).toEqual([
      'Nieuw: in 2028, 2027 en 2026 niet gevraagd.',
    ]);
    expect(root.querySelectorAll('#XC_OPLEIDING .before').map(wordsOf)).toEqual([
      'In 2028, 2027 en 2026 ook zo gevraagd.',
    ]);
    expect(wordsOf(root.querySelector(`[aria-labelledby="${gone}-weg"]`))).toContain('Voor het laatst in 2028.');
    const english = await get(`${page}?taal=en`);
    expect(wordsOf(english.root.querySelector(`#${changed.id} .before`))).toContain('Asked in other words in 2028');
    // Of this question only the Dutch words changed.
    expect(english.root.querySelectorAll(`#${changed.id} dd[lang=nl]`)).toHaveLength(2);
  });

  it('begins with a list of all questions, and stands in the menu of its group', async () => {
    const { root } = await get(page);
    const links = root.querySelectorAll('.contents a').map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((link) => !root.querySelector(link))).toEqual([]);
    const { root: questions } = await get('/results/2029/ex-client');
    expect(questions.querySelectorAll('.bar a').map((link) => link.getAttribute('href'))).toContain(page);
    const { root: microdata } = await get('/results/2029/microdata');
    expect(microdata.querySelectorAll('main a').map((link) => link.getAttribute('href'))).toContain(page);
  });

  it.each([
    ['2015', 'coordinator', 'Van deze meting zijn alleen cijfers gepubliceerd.'],
    ['2026', 'partner', 'Er staan geen aantallen bij: de resultaten zijn nog niet gepubliceerd.'],
  ] as const)('of %s tells a %s why there are no numbers', async (wave, role, why) => {
    const { root, status } = await get(`/results/${wave}/ex-client/codebook`, role);
    expect(status).toBe(200);
    expect(wordsOf(root.querySelector('main .card'))).toContain(why);
    expect(root.querySelectorAll('.codes .n')).toHaveLength(0);
  });

  it('tells a partner of an answer that is hidden the words that the results have', async () => {
    const { root } = await get('/results/demo/ex-client/codebook', 'partner');
    const hidden = root.querySelectorAll('.codes td[colspan]').map(wordsOf);
    expect(hidden.length).toBeGreaterThan(3);
    expect(
      hidden.filter((words) => /\d/.test(words.replace('minder dan 3', '').replace(/(samen met|bij) .*/, ''))),
    ).toEqual([]);
  });

  it('is nowhere for a group or a format that is not there', async () => {
    expect((await get('/results/2029/adviseurs/codebook')).status).toBe(404);
    expect((await get('/results/2050/ex-client/codebook')).status).toBe(404);
    expect((await get(`${page}?format=pdf`)).status).toBe(404);
  });
});

describe('the codebook as a file', () => {
  it('is a page that stands alone: it asks for nothing, and nothing in it may run', async () => {
    const { body, headers, root } = await get(`${page}?format=html`);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="loopbaanadvies_2029_ex-client_codebook_[\d-]+\.html"$/,
    );
    expect(root.querySelectorAll('script, link, img, form, [src], [style]')).toHaveLength(0);
    expect(root.querySelectorAll('a').filter((link) => !/^#/.test(link.getAttribute('href') ?? ''))).toEqual([]);
    expect(body).toMatch(/default-src 'none'; style-src 'sha256-[\w+/]+=*'/);
    const shown = (await get(page)).root;
    const sections = (of: typeof root) => of.querySelectorAll('.asked').map(wordsOf);
    expect(sections(root)).toEqual(sections(shown));
  });

  it('is JSON with everything', async () => {
    const { body, headers } = await get(`${page}?format=json`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(Codebook.parse(JSON.parse(body))).toEqual(JSON.parse(body));
  });

  it('says in DDI how often answers were given where the results do, and nowhere else', async () => {
    for (const role of ['coordinator', 'partner'] as const) {
      const url = '/results/demo/employer/codebook';
      const { questions } = Codebook.parse(JSON.parse((await get(`${url}?format=json`, role)).body));
      const told = new Map(
        questions.flatMap(({ tables }) =>
          tables.flatMap(({ id, frequencies }) => (frequencies ? [[id, frequencies] as const] : [])),
        ),
      );
      const ddi = (await get(`${url}?format=ddi`, role)).body;
      const values = [...ddi.matchAll(/<var ID="V\d+" name="(\w+)".*?<\/var>/g)].flatMap(([variable, name = '']) =>
        [...variable.matchAll(/<catValu>(\w+)<\/catValu>.*?<\/catgry>/g)].map(([category, value = '']) => {
          const [, count] = /<catStat type="freq">(\d+)</.exec(category) ?? [];
          return { name, value, count: count === undefined ? null : Number(count) };
        }),
      );
      const answers = values.filter(({ name, value }) =>
        told.get(name)?.options.some(({ code, joined }) => !joined && String(code) === value),
      );
      expect(answers.length).toBeGreaterThan(20);
      for (const { name, value, count } of answers) {
        const table = told.get(name);
        const option = table?.options.find(({ code }) => String(code) === value);
        expect([name, value, count]).toEqual([name, value, table?.withheld ? null : option?.count]);
      }
      const joined = values.filter(({ name, value }) =>
        told.get(name)?.options.some((option) => option.joined?.map(String).includes(value)),
      );
      expect(joined.filter(({ count }) => count !== null)).toEqual([]);
      expect(joined.length > 0).toBe(role === 'partner');
    }
  });

  it(`is XML that others read${missing('xmllint')}`, async ({ skip }) => {
    if (missing('xmllint')) skip();
    const folder = await freshFolder();
    writeFileSync(join(folder, 'codebook.xml'), (await get(`${page}?format=ddi`)).rawPayload);
    const count = "count(//*[local-name()='var'])";
    const { variables } = Codebook.parse(JSON.parse((await get(`${page}?format=json`)).body));
    expect(await outside('xmllint', ['--nonet', '--xpath', count, 'codebook.xml'], folder)).toBe(
      `${variables.length}\n`,
    );
  });
});
