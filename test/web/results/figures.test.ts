import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { addDemoWave } from '../../../src/response/demo.js';
import { addCountedWave } from '../../support/counted.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const figures = '/results/2028/ex-client/figures';

let world: World;
let headers: { cookie: string };

beforeAll(async () => {
  world = await openWorld('sqlite');
  const { ctx } = world;
  await addCountedWave(ctx, '2027', 'ex-client', { XC_INITIATIEF: { 1: 30, 3: 30 } });
  world.passDays(1);
  await addCountedWave(ctx, '2028', 'ex-client', { XC_INITIATIEF: { 1: 42, 3: 18 }, XC_DRINGEND: { 1: 5, 3: 9 } });
  headers = await signIn(world);
});

const get = (url: string) => world.app.inject({ url, headers });
const lines = (csv: string) => csv.split('\r\n').slice(0, -1);

describe('a figure that is taken along', () => {
  it('is a picture that stands alone: question, base, dates and source, own colours, no place in percentages', async () => {
    const { statusCode, headers: answered, body } = await get(`${figures}/XC_INITIATIEF.svg`);
    expect([statusCode, answered['content-type'], answered['content-disposition'], answered['cache-control']]).toEqual([
      200,
      'image/svg+xml; charset=utf-8',
      'attachment; filename="2028_ex-client_XC_INITIATIEF.svg"',
      'no-store',
    ]);
    const svg = parse(body).querySelector('svg');
    expect(svg?.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
    expect(svg?.querySelector('title')?.textContent).toContain('?');
    const words =
      svg
        ?.querySelectorAll('text')
        .map(({ textContent }) => textContent)
        .join(' ') ?? '';
    expect(words).toContain('60 van de 60 deelnemers gaven antwoord');
    expect(words).toMatch(/meting 2028 \(gehouden op \d+ \w+ \d{4}\)/);
    expect(words).toContain('70%');
    expect(body).not.toMatch(/class=|style|="-?[\d.]+%"|NaN|undefined|<svg[^]*<svg/);
  });

  it('is a table with its source in every row', async () => {
    const { headers: answered, body } = await get(`${figures}/XC_INITIATIEF.csv`);
    expect(answered['content-type']).toBe('text/csv; charset=utf-8');
    const [names, first] = lines(body);
    expect(names).toBe(
      '"vraag","antwoord","meting","aantal","basis","percentage","interval van","interval tot","interval","bron"',
    );
    expect(first).toMatch(/^"[^"]+\?","[^"]+","2028",42,60,70,57,80,"95%, [^"]+","“[^"]+Opgehaald op [^"]+"$/);
  });

  it('is a table for a Dutch Excel: semicolons, and a mark that it is UTF-8', async () => {
    const { headers: answered, body } = await get(`${figures}/XC_INITIATIEF-excel.csv`);
    expect(answered['content-disposition']).toBe('attachment; filename="2028_ex-client_XC_INITIATIEF-excel.csv"');
    expect(body.startsWith('\uFEFF"vraag";"antwoord"')).toBe(true);
    expect(lines(body)[1]).toContain(';42;60;70;57;80;');
  });

  it('beside another wave has the numbers of both, and is named after both', async () => {
    const { headers: answered, body } = await get(`${figures}/XC_INITIATIEF.csv?against=2027`);
    expect(answered['content-disposition']).toBe('attachment; filename="2028_2027_ex-client_XC_INITIATIEF.csv"');
    expect(lines(body)[1]).toContain('"2028",42,60,70,');
    expect(lines(body)[2]).toContain('"2027",30,60,50,');
    expect(lines(body)[1]).toContain('vergeleken met meting 2027');
  });

  it('beside what was published has no count of then, but all that its rounding allows', async () => {
    const { body } = await get(`${figures}/XC_INITIATIEF.csv?against=2015`);
    expect(lines(body)[2]).toMatch(/"2015",,,70,54,83,"95%, alles wat de afronding toelaat"/);
    const picture = await get(`${figures}/XC_INITIATIEF.svg?against=2015`);
    expect(picture.body).toContain('op vijf procent is afgerond');
  });

  it('of all figures is one picture and one table', async () => {
    const svg = await get(`${figures}/overview.svg?against=2027`);
    expect(svg.statusCode).toBe(200);
    expect(svg.body).not.toMatch(/class=|style|="-?[\d.]+%"|NaN|undefined|<svg[^]*<svg/);
    const rows = lines((await get(`${figures}/overview.csv?against=2027`)).body).slice(1);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter((row) => /"2028",42,60,70,/.test(row))).toHaveLength(1);
  });

  it('over the waves has a row a wave', async () => {
    const { body } = await get(`${figures}/XC_INITIATIEF-3-trend.csv?against=2015`);
    expect(lines(body).map((row) => /"(20\d\d)",(\d*),/.exec(row)?.slice(1))).toEqual([
      undefined,
      ['2015', ''],
      ['2027', '30'],
      ['2028', '18'],
    ]);
  });

  it('is who took part only where it is known who was asked', async () => {
    expect((await get(`${figures}/people.svg`)).statusCode).toBe(404);
  });

  it('is in English where it is asked so', async () => {
    const { body } = await get(`${figures}/XC_INITIATIEF.csv?taal=en`);
    expect(lines(body)[0]).toContain('"question","answer"');
  });

  test.each([
    ['XC_NIETS.svg', 404],
    ['XC_INITIATIEF.png', 404],
    ['XC_INITIATIEF', 404],
    ['XC_SLOT_OPEN.svg', 404],
    ['XC_INITIATIEF.svg?bureau=nergens', 404],
    ['XC_INITIATIEF.svg?against=nooit', 404],
  ])('%s is answered with %i', async (file, status) => {
    expect((await get(`${figures}/${file}`)).statusCode).toBe(status);
  });

  it('is not there before the first answers', async () => {
    expect((await get('/results/2026/ex-client/figures/XC_INITIATIEF.svg')).statusCode).toBe(404);
  });

  it('is offered below its chart, without a script, with a source to paste', async () => {
    const { body } = await get('/results/2028/ex-client');
    const [offer] = parse(body).querySelectorAll('#XC_INITIATIEF details.take-along');
    expect(offer?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual(
      ['.svg', '.csv', '-excel.csv'].map((ending) => `${figures}/XC_INITIATIEF${ending}`),
    );
    expect(offer?.querySelector('.citation')?.textContent).toMatch(/^“.+\?” Ex-cliënten: 60 van de 60 deelnemers/);
  });

  test.each([
    ['/results/2028', 'XC_INITIATIEF', '2015'],
    ['/results/2028/ex-client/comparison?against=2015', 'XC_INITIATIEF', '2015'],
    ['/results/2028/ex-client/comparison?against=2015', 'XC_INITIATIEF-3-trend', '2015'],
    ['/results/2028/ex-client/comparison?against=2027', 'overview', '2027'],
    ['/results/2028/ex-client/comparison/XC_INITIATIEF?against=2027', 'XC_INITIATIEF', '2027'],
  ])('is offered on %s as %s', async (page, id, against) => {
    const offered = parse((await get(page)).body).querySelectorAll('details.take-along a');
    const links = offered.map((link) => link.getAttribute('href')).filter((href) => href?.includes(`/${id}.`));
    expect(links).toEqual(['.svg', '.csv'].map((ending) => `${figures}/${id}${ending}?against=${against}`));
    for (const link of links) expect((await get(link ?? '')).statusCode).toBe(200);
  });
});

test('a figure of made-up answers says so in its picture, in every row and in what is pasted', async () => {
  await addDemoWave(world.ctx, { wave: 'demo', respondents: 30, seed: 1 });
  const warning = 'Verzonnen antwoorden: dit zijn geen uitkomsten van onderzoek.';
  const [svg, csv, page] = await Promise.all(
    ['figures/XC_INITIATIEF.svg', 'figures/XC_INITIATIEF.csv', ''].map(
      async (path) => (await get(`/results/demo/ex-client/${path}`.replace(/\/$/, ''))).body,
    ),
  );
  expect(svg).toContain(`>${warning}</text>`);
  const rows = lines(csv ?? '').slice(1);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter((row) => !row.includes(warning) || !row.includes('de antwoorden zijn verzonnen'))).toEqual([]);
  expect(parse(page ?? '').querySelector('.citation')?.textContent).toContain(warning);
});

test('two questions together are offered under their chart, and taken along', async () => {
  await addDemoWave(world.ctx, { wave: 'demo-pair', respondents: 30, seed: 2 });
  const query = '?row=XC_INITIATIEF&column=XC_DRINGEND';
  const { body } = await get(`/results/demo-pair/ex-client/crosstab${query}`);
  const links = parse(body)
    .querySelectorAll('details.take-along a')
    .map((link) => link.getAttribute('href') ?? '');
  expect(links).toHaveLength(3);
  const [svg, csv] = await Promise.all(links.map(get));
  expect([svg?.statusCode, csv?.statusCode]).toEqual([200, 200]);
  expect(lines(csv?.body ?? '')[1]).toMatch(/","[^"]+ – [^"]+","demo-pair",\d+,\d+,/);
  const same = '/results/demo-pair/ex-client/figures/crosstab.csv?row=XC_INITIATIEF&column=XC_INITIATIEF';
  expect((await get(same)).statusCode).toBe(422);
});
