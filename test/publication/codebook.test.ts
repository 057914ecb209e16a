import { beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/rights.js';
import type { Ctx } from '../../src/context.js';
import { Codebook, readCodebook } from '../../src/publication/codebook.js';
import { viewWave } from '../../src/publication/view.js';
import { judgeCosmetic } from '../../src/study/judgements.js';
import { addWave } from '../../src/study/wave-life.js';
import { askAs, type ApiAnswer } from '../support/api.js';
import { addCountedWave } from '../support/counted.js';
import { databases } from '../support/database.js';
import { addAnsweredWave, publishWave } from '../support/published-wave.js';
import { addThreeWaves, changed, fresh, gone } from '../support/three-waves.js';
import { openWorld, type World } from '../support/world.js';

async function read(ctx: Ctx, wave: string, group = 'ex-client'): Promise<Codebook> {
  const found = await readCodebook(ctx, await viewWave(ctx, operator, wave), group);
  return Codebook.parse(found);
}

/** How each earlier wave asked a question, in words and in what differs. */
function askedBefore({ questions }: Codebook, id: string) {
  const [table] = questions.find((question) => question.id === id)?.tables ?? [];
  return table?.earlier.map(({ wave, comparability, judged, wording }) => [
    ...[wave, comparability, judged],
    wording?.text.nl,
  ]);
}

describe.each(databases)('a codebook on %s', (kind) => {
  it('has each question as earlier waves asked it: in other words, not yet, and no longer', async () => {
    const world = await openWorld(kind);
    await addThreeWaves(world);
    const { ctx } = world;
    const codebook = await read(ctx, '2029');
    expect(codebook).toMatchObject({ version: 3, n: 60, frequencies: 'shown', status: 'closed' });
    expect(codebook.earlier).toEqual([
      { wave: '2028', version: 2 },
      { wave: '2027', version: 1 },
      { wave: '2026', version: 1 },
    ]);
    expect(askedBefore(codebook, changed.id)).toEqual([
      ['2028', 'wording', false, changed.words[1]],
      ['2027', 'wording', false, changed.words[0]],
      ['2026', 'wording', false, changed.words[0]],
    ]);
    expect(askedBefore(codebook, fresh)).toEqual(
      ['2028', '2027', '2026'].map((wave) => [wave, null, false, undefined]),
    );
    expect(askedBefore(codebook, 'XC_OPLEIDING')?.map(([, comparability]) => comparability)).toEqual([
      ...['identical', 'identical', 'identical'],
    ]);
    expect(codebook.gone.map(({ id, wave }) => [id, wave])).toEqual([[gone, '2028']]);
    const variable = codebook.variables.find(({ name }) => name === changed.id);
    expect(variable?.earlier[0]).toEqual({ wave: '2028', comparability: 'wording' });

    const pair = { wave: '2029', against: '2028', group: 'ex-client' };
    await judgeCosmetic(ctx, pair, { question: changed.id, reason: 'Het gaat om hetzelfde.', account: null });
    expect(askedBefore(await read(ctx, '2029'), changed.id)?.slice(0, 2)).toEqual([
      ['2028', 'cosmetic', true, changed.words[1]],
      ['2027', 'wording', false, changed.words[0]],
    ]);
  });

  it('has every column of the microdata, with what each of its codes means', async () => {
    const { ctx } = await openWorld(kind);
    await addCountedWave(ctx, '2027', 'ex-client', { XC_INITIATIEF: { 1: 42, 3: 18 } });
    const { variables, questions, sets } = await read(ctx, '2027');
    expect(variables.slice(0, 2).map(({ name }) => name)).toEqual(['WAVE', 'VERSION']);
    expect(questions.flatMap((question) => question.variables)).toEqual(variables.slice(2).map(({ name }) => name));
    expect(sets.flatMap((set) => set.variables).every((name) => variables.some((one) => one.name === name))).toBe(true);
    const initiative = variables.find(({ name }) => name === 'XC_INITIATIEF');
    expect(initiative?.values.map(({ code, missing }) => [code, missing])).toEqual([
      ...[1, 2, 3, 4, 5].map((code) => [code, undefined]),
      ...[97, 98, 99].map((code) => [code, code]),
    ]);
    const [table] = questions.find(({ id }) => id === 'XC_INITIATIEF')?.tables ?? [];
    expect(table?.frequencies?.options.map(({ count }) => count)).toEqual([42, 0, 18, 0, 0, 0]);
  });

  it.each([
    ['2015', { frequencies: 'baseline', status: 'published', version: null, questions: [], variables: [] }],
    ['2030', { frequencies: 'prepared', status: 'prepared', version: 1, openedOn: null }],
    ['2026', { frequencies: 'nobody', status: 'open', version: 1, closedOn: null }],
  ])('of %s has no numbers, and says why', async (wave, about) => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, '2030');
    const codebook = await read(ctx, wave);
    expect(codebook).toMatchObject(about);
    const counts = codebook.questions.flatMap(({ tables }) =>
      tables.flatMap(({ frequencies }) => frequencies?.options.map(({ count }) => count) ?? []),
    );
    expect(counts.filter((count) => count !== 0)).toEqual([]);
  });
});

/** Every number in a table of the results, by where it stands. */
function numbersIn(value: unknown, path = ''): [path: string, number: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${path}/${key}`));
}

interface Tables {
  readonly questions: readonly { readonly id: string }[];
}

describe('what a partner sees in a codebook', () => {
  const groups = ['ex-client', 'employer'];
  let world: World;
  let snapshot: string;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await addAnsweredWave(world, 'demo');
    snapshot = await publishWave(world, 'demo');
  }, 180_000);

  const partner = { role: 'partner', bureau: 'blcc' } as const;
  const get = async (path: string): Promise<ApiAnswer> => (await askAs(world, partner))(`/waves/demo/groups/${path}`);

  it.each(groups)('is, of %s, every number of the results and no other', async (group) => {
    const codebook = Codebook.parse((await get(`${group}/codebook`)).body);
    expect(codebook).toMatchObject({ frequencies: 'shown', snapshot });
    const results = new Map(((await get(`${group}/results`)).body as Tables).questions.map((one) => [one.id, one]));
    const told = codebook.questions.flatMap(({ tables }) => tables.flatMap(({ frequencies }) => frequencies ?? []));
    expect(told.map(({ id }) => id)).toEqual([...results.keys()]);
    for (const table of told) expect(numbersIn(table)).toEqual(numbersIn(results.get(table.id)));
    const hidden = told.filter(({ options, withheld }) => withheld ?? options.some(({ suppressed }) => suppressed));
    expect(hidden.length).toBeGreaterThan(2);
    expect(numbersIn(told).length).toBeGreaterThan(100);
  });

  it('is the same through the snapshot by its name, and nothing through one that is not there', async () => {
    const latest = await get('ex-client/codebook');
    expect((await get(`ex-client/codebook?snapshot=${snapshot}`)).body).toEqual(latest.body);
    expect((await get('ex-client/codebook?snapshot=2020-01-01')).status).toBe(404);
    expect((await get('adviseurs/codebook')).status).toBe(404);
  });

  it('has no numbers before anything is published', async () => {
    const { body } = await (await askAs(world, partner))('/waves/2026/groups/ex-client/codebook');
    const codebook = Codebook.parse(body);
    expect(codebook).toMatchObject({ frequencies: 'unpublished', n: null, snapshot: null });
    expect(codebook.questions.flatMap(({ tables }) => tables.flatMap(({ frequencies }) => frequencies ?? []))).toEqual(
      [],
    );
  });
});
