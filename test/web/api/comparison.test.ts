import { beforeAll, describe, expect, it } from 'vitest';
import { askAs } from '../../support/api.js';
import { addCountedWave } from '../../support/counted.js';
import { openWorld, type World } from '../../support/world.js';

const path = '/waves/2028/groups/ex-client/comparison';

describe('a comparison through the API', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await addCountedWave(world.ctx, '2026-proef', 'ex-client', { XC_INITIATIEF: { 1: 20, 3: 35 } });
    await addCountedWave(world.ctx, '2028', 'ex-client', { XC_INITIATIEF: { 1: 32, 3: 30 } });
  });

  it('has the shape of the contract, against published figures and against a wave', async () => {
    const ask = await askAs(world, { role: 'coordinator' });
    const { status, body } = await ask(`${path}?against=2015`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ wave: '2028', against: '2015', group: 'ex-client', synthetic: false, snapshot: null });
    const [late] = (body as { figures: unknown[] }).figures;
    expect(late).toMatchObject({
      ...{
        question: 'XC_INITIATIEF',
        code: 3,
        comparability: 'baseline',
        verdict: 'lower',
        chance: { low: expect.any(Number) },
      },
      now: {
        count: 30,
        base: 62,
        percent: expect.closeTo(48.387, 3),
        low: expect.any(Number),
        high: expect.any(Number),
      },
      then: { percent: 70, baseLow: 49, baseHigh: 55, compatible: expect.arrayContaining([[37, 53]]) },
      difference: { low: expect.closeTo(-39.56, 2), high: expect.closeTo(-1.21, 2), method: 'newcombe-union' },
      p: { worst: expect.closeTo(0.0455, 4), best: expect.closeTo(0.0097, 4), method: 'fisher-mid-p' },
      smallestDetectable: { down: 27, up: 20 },
    });

    const { body: earlier } = await ask(`${path}?against=2026-proef`);
    const { figures } = earlier as { figures: { question: string; code: number }[] };
    expect(figures.find(({ question, code }) => question === 'XC_INITIATIEF' && code === 3)).toMatchObject({
      ...{ comparability: 'identical', then: { count: 35, base: 55, percent: expect.closeTo(63.636, 3) } },
      ...{ difference: { method: 'newcombe' }, verdict: 'no-detectable-change' },
    });
  });

  it('names the parameter that is missing or cannot be met', async () => {
    const ask = await askAs(world, { role: 'coordinator' });
    expect(await ask(path)).toMatchObject({ status: 400, body: { errors: [{ field: 'against' }] } });
    expect(await ask(`${path}?against=2028`)).toMatchObject({ status: 422, body: { errors: [{ field: 'against' }] } });
    expect((await ask(`${path}?against=1999`)).status).toBe(404);
  });

  it('is empty for a partner while nothing is published', async () => {
    const ask = await askAs(world, { role: 'partner', bureau: 'blcc' });
    expect(await ask(`${path}?against=2015`)).toMatchObject({
      status: 200,
      body: { snapshot: null, n: 0, figures: [], outcomes: [], family: null, breaks: [], trends: [] },
    });
    expect((await ask(`${path}?against=1999`)).status).toBe(404);
  });
});
