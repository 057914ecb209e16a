import { describe, expect, it } from 'vitest';
import { closeWave } from '../../src/study/wave-life.js';
import { openAnsweredStudy, type AnsweredStudy } from '../support/answered-study.js';
import { databases } from '../support/database.js';
import { countOpenAnswers, readOpenAnswers } from '../support/as-operator.js';

async function read({ ctx }: AnsweredStudy, name: string, more: { search?: string; page?: number } = {}) {
  return readOpenAnswers(ctx, '2026', 'ex-client', { name, ...more });
}

describe.each(databases)('open answers on %s', (kind) => {
  it('wait until the wave is closed', async () => {
    const study = await openAnsweredStudy(kind, 6);
    await study.send(6, { XC_SLOT_OPEN: 'Iets' });
    await expect(read(study, 'XC_SLOT_OPEN')).rejects.toMatchObject({ code: 'wave-still-open' });
    await closeWave(study.ctx, '2026');
    expect(await read(study, 'XC_SLOT_OPEN')).toMatchObject({ total: 6, found: 6, page: 1 });
  });

  it('may be read at once where the study shows everything at once', async () => {
    const study = await openAnsweredStudy(kind, 1, 'live');
    await study.send(1, { XC_SLOT_OPEN: 'Zomaar' });
    expect((await read(study, 'XC_SLOT_OPEN')).answers).toEqual(['Zomaar']);
  });

  it('are the words alone, in an order of their own for each field', async () => {
    const study = await openAnsweredStudy(kind, 12);
    for (let i = 0; i < 12; i++) {
      const words = { XC_INITIATIEF: '3', XC_DREMPELS: ['ANDERS'], XC_DREMPELS_ANDERS_TEXT: `drempel ${i}` };
      await study.send(1, { ...words, XC_SLOT_OPEN: `slot ${i}` });
    }
    await closeWave(study.ctx, '2026');
    const names = ['XC_DREMPELS_ANDERS_TEXT', 'XC_SLOT_OPEN'];
    const counted = await countOpenAnswers(study.ctx, '2026', 'ex-client');
    expect(counted.filter(({ name }) => names.includes(name)).map(({ n }) => n)).toEqual([12, 12]);
    const orders = await Promise.all(
      names.map(async (name) => (await read(study, name)).answers.map((words) => words.replace(/^\D+/, ''))),
    );
    for (const order of orders) expect(order).not.toEqual(order.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(orders.map(String)).size).toBe(orders.length);
    expect(Object.keys(await read(study, 'XC_SLOT_OPEN'))).toEqual(['field', 'total', 'found', 'page', 'answers']);
  });

  it('are found in any case, with or without accents, by all words; the words of "anders" too', async () => {
    const study = await openAnsweredStudy(kind, 3);
    await study.send(1, { XC_SLOT_OPEN: 'De coördinator was één en al OOR' });
    await study.send(1, { XC_SLOT_OPEN: 'Niets' });
    await study.send(1, { XC_DREMPELS: ['ANDERS'], XC_DREMPELS_ANDERS_TEXT: 'Reistijd', XC_INITIATIEF: '3' });
    await closeWave(study.ctx, '2026');
    expect((await read(study, 'XC_SLOT_OPEN', { search: 'oor COORDINATOR' })).answers).toHaveLength(1);
    expect(await read(study, 'XC_SLOT_OPEN', { search: '%' })).toMatchObject({ found: 0, answers: [] });
    expect((await read(study, 'XC_DREMPELS_ANDERS_TEXT')).answers).toContain('Reistijd');
    await expect(read(study, 'XC_OPLEIDING')).rejects.toMatchObject({ status: 404 });
  });
});

it('are given fifty at a time, each once', async () => {
  const study = await openAnsweredStudy('sqlite', 53);
  for (let i = 0; i < 53; i++) await study.send(1, { XC_SLOT_OPEN: `antwoord ${i}` });
  await closeWave(study.ctx, '2026');
  const [first, second, beyond] = await Promise.all([1, 2, 99].map((page) => read(study, 'XC_SLOT_OPEN', { page })));
  expect(first?.answers).toHaveLength(50);
  expect(second?.answers).toHaveLength(3);
  expect(beyond).toEqual(second);
  expect(new Set([...(first?.answers ?? []), ...(second?.answers ?? [])]).size).toBe(53);
});
