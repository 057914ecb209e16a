import { beforeEach, describe, expect, it } from 'vitest';
import { beginBundle } from '../../src/bundle/bundle.js';
import { bundleToFile } from '../../src/bundle/file.js';
import { checkExported } from '../../src/commands/checks/erasing.js';
import type { Ctx } from '../../src/context.js';
import { exportToFile } from '../../src/export/file.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { listEvents } from '../../src/study/events.js';
import { listOutdated } from '../../src/study/exported.js';
import { closeWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { answer } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { seeded } from '../support/random-answers.js';
import { openWorld, type World } from '../support/world.js';

const emails = ['zoe@example.nl', 'mila@example.nl', 'jan@example.nl'];

describe.each(databases)('a zip with all answers of a wave, on %s', (kind) => {
  let world: World;
  let codes: string[];
  let out: string;
  beforeEach(async () => {
    world = await openWorld(kind);
    const tokens = await world.invite(emails.map((email) => ({ email })));
    codes = [];
    for (const [i, token] of tokens.entries()) codes.push(await answer(world.ctx, token, seeded(i)));
    await closeWave(world.ctx, '2026');
    out = await freshFolder();
  });

  const silent = () => undefined;
  const bundle = (ctx: Ctx, deposit = false) =>
    bundleToFile(ctx, { wave: '2026', deposit, out: `${out}/all.zip` }, silent);
  const csv = (ctx: Ctx) =>
    exportToFile(ctx, { wave: '2026', group: 'ex-client', format: 'csv', out: `${out}/a.csv` }, silent);
  const outdated = async (ctx: Ctx) => (await listOutdated(ctx)).map(({ format }) => format);

  it('is noted by itself: neither it nor the file of a group stands for the other', async () => {
    const { ctx } = world;
    await bundle(ctx);
    await csv(ctx);
    await eraseResponse(ctx, codes[0] ?? '');
    expect(await outdated(ctx)).toEqual(['bundle', 'csv']);
    expect(await checkExported(ctx)).toMatch(/all groups of 2026 as bundle .*; ex-client of 2026 as csv /);
    await bundle(ctx);
    expect(await outdated(ctx)).toEqual(['csv']);
    await eraseResponse(ctx, codes[1] ?? '');
    await csv(ctx);
    expect(await outdated(ctx)).toEqual(['bundle']);
  });

  it('stays named once it lies in an archive, whatever is made later', async () => {
    const { ctx, passDays } = world;
    await bundle(ctx, true);
    await eraseResponse(ctx, codes[0] ?? '');
    await bundle(ctx, true);
    await bundle(ctx);
    expect(await outdated(ctx)).toEqual(['deposit']);
    passDays(2);
    await bundle(ctx, true);
    await eraseResponse(ctx, codes[1] ?? '');
    await bundle(ctx);
    const named = await listOutdated(ctx, '2026');
    expect(named.map(({ format, group }) => [format, group])).toEqual([
      ['deposit', ''],
      ['deposit', ''],
    ]);
    expect(new Set(named.map(({ madeAt }) => madeAt.slice(0, 10))).size).toBe(2);
  });

  it('that failed is in the place of none, and that broke off is recorded once', async () => {
    const { ctx } = world;
    await bundle(ctx);
    await eraseResponse(ctx, codes[0] ?? '');
    const broken = await beginBundle(ctx, { wave: '2026', who: 'command line', deposit: false });
    const isBegun = () => broken.checked().some(({ name }) => name === 'data/ex-client.csv');
    for await (const part of broken.parts) if (part.length > 0 && isBegun()) break;
    expect(await outdated(ctx)).toEqual(['bundle']);
    const events = (await listEvents(ctx)).filter(({ action }) => action === 'answers exported');
    expect(events.map(({ about }) => about)).toEqual([
      { wave: '2026', format: 'bundle', rows: 2 },
      { wave: '2026', format: 'bundle', rows: 3 },
    ]);
  });
});
