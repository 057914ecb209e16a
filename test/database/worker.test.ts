import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/open.js';
import { addWave } from '../../src/study/waves.js';
import { databases } from '../support/database.js';
import { openWorld } from '../support/world.js';
import { address, countFar, countWaves, fail, write } from './readings.js';

describe.each(databases)('a reading in a worker, on %s', (kind) => {
  it('sees what was committed before it', async () => {
    const { ctx } = await openWorld(kind);
    const { readInWorker } = ctx.database;
    expect(await readInWorker(address, countWaves, { slug: '2026' })).toBe(1);
    await addWave(ctx, '2027');
    expect(await Promise.all(['2026', '2027'].map((slug) => readInWorker(address, countWaves, { slug })))).toEqual([
      2, 1,
    ]);
  });

  it('that fails says why, and the next one goes on', async () => {
    const { ctx } = await openWorld(kind);
    const { readInWorker } = ctx.database;
    await expect(readInWorker(address, fail, undefined)).rejects.toThrow('It was not to be.');
    expect(await readInWorker(address, countWaves, { slug: '2026' })).toBe(1);
  });

  it('lets everybody else go on', async () => {
    const { ctx } = await openWorld(kind);
    const reading = { done: false };
    const counted = ctx.database.readInWorker(address, countFar, undefined).finally(() => (reading.done = true));
    let turns = 0;
    for (; !reading.done; turns++) await new Promise(setImmediate);
    expect(await counted).toBe(1_000_000);
    expect(turns).toBeGreaterThan(100);
  });

  it('cannot write, and runs only what its module exports', async () => {
    const { ctx } = await openWorld(kind);
    await expect(ctx.database.readInWorker(address, write, undefined)).rejects.toThrow(/read-?only/);
    const unknown = () => Promise.resolve();
    await expect(ctx.database.readInWorker(address, unknown, undefined)).rejects.toThrow('exports no unknown');
  });

  it('ends when the database closes', async () => {
    const { ctx } = await openWorld(kind);
    const database = openDatabase(ctx.config.databaseUrl);
    expect(await database.readInWorker(address, countWaves, { slug: '2026' })).toBe(1);
    const cut = database.readInWorker(address, countFar, undefined);
    await Promise.all([expect(cut).rejects.toThrow('ended'), database.close()]);
  });
});
