import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/open.js';
import { addWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { openWorld } from '../support/world.js';
import { address, countFar, countWaves, fail, hold, readForever, write } from './readings.js';

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

  it('ends when nobody waits for it any more, and the next one goes on', async () => {
    const { ctx } = await openWorld(kind);
    const { readInWorker } = ctx.database;
    const pages = new Int32Array(new SharedArrayBuffer(4));
    const asker = new AbortController();
    const given = [1, 2, 3].map(() => readInWorker(address, readForever, pages.buffer, asker.signal));
    const refusals = Promise.all(given.map((reading) => expect(reading).rejects.toThrow('left')));
    while (Atomics.load(pages, 0) < 3) await new Promise(setImmediate);
    asker.abort(new Error('left'));
    await refusals;
    const read = Atomics.load(pages, 0);
    expect(await readInWorker(address, countWaves, { slug: '2026' })).toBe(1);
    expect(Atomics.load(pages, 0)).toBe(read);
    await expect(readInWorker(address, countWaves, { slug: '2026' }, asker.signal)).rejects.toThrow('left');
  });

  it('runs beside another one, and a third waits', async () => {
    const { ctx } = await openWorld(kind);
    const { readInWorker } = ctx.database;
    const shared = new SharedArrayBuffer(8);
    const [begun, ended] = [new Int32Array(shared, 0, 1), new Int32Array(shared, 4, 1)];
    const held = [1, 2].map(() => readInWorker(address, hold, shared));
    while (Atomics.load(begun, 0) < 2) await new Promise(setImmediate);
    const third = readInWorker(address, countWaves, { slug: '2026' });
    const first = await Promise.race([third, new Promise((resolve) => setImmediate(resolve, 'waits'))]);
    Atomics.store(ended, 0, 1);
    Atomics.notify(ended, 0);
    expect(first).toBe('waits');
    expect((await Promise.all(held)).sort()).toEqual([1, 2]);
    expect(await third).toBe(1);
  });

  it('ends when the database closes', async () => {
    const { ctx } = await openWorld(kind);
    const database = openDatabase(ctx.config.databaseUrl);
    expect(await database.readInWorker(address, countWaves, { slug: '2026' })).toBe(1);
    const cut = database.readInWorker(address, countFar, undefined);
    await Promise.all([expect(cut).rejects.toThrow('ended'), database.close()]);
  });
});
