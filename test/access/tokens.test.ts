import { beforeAll, describe, expect, it } from 'vitest';
import { addToken, findTokenViewer, idOfToken, listTokens, revokeToken } from '../../src/access/tokens.js';
import { checkTokens } from '../../src/commands/checks/tokens.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld, type World } from '../support/world.js';

describe.each(databases)('an API token on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it('is listed by an id that opens nothing, with whose it is, until when, and the day of its last use', async () => {
    const { ctx, passDays } = await openWorld(kind);
    const token = await addToken(ctx, { role: 'partner', bureau: 'blcc' }, 'dashboard');
    const [listed] = await listTokens(ctx);
    const id = idOfToken(token);
    expect(listed).toEqual({
      ...{ id, name: 'dashboard', bureau: 'blcc', role: 'partner', lastUsed: null },
      ...{ added: expect.stringMatching(/Z$/), expires: expect.stringMatching(/Z$/) },
    });
    expect([id, await findTokenViewer(ctx, id)]).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/), undefined]);
    await findTokenViewer(ctx, token);
    expect((await listTokens(ctx))[0]?.lastUsed).toBe(ctx.now().toISOString().slice(0, 10));
    const used = await everyRow(ctx);
    await findTokenViewer(ctx, token);
    expect(await everyRow(ctx)).toBe(used);
    passDays(1);
    await findTokenViewer(ctx, token);
    expect((await listTokens(ctx))[0]?.lastUsed).toBe(ctx.now().toISOString().slice(0, 10));
  });

  it('gives access to nothing once it is revoked, and others still do', async () => {
    const { ctx } = world;
    const [one, other] = [await addToken(ctx, { role: 'coordinator' }), await addToken(ctx, { role: 'coordinator' })];
    await revokeToken(ctx, idOfToken(one));
    expect([await findTokenViewer(ctx, one), (await findTokenViewer(ctx, other))?.bureau]).toEqual([undefined, null]);
    await expect(revokeToken(ctx, idOfToken(one))).rejects.toThrow(/^There is no token/);
  });

  it('ends after a year; a month before, doctor says so', async () => {
    const { ctx, passDays } = await openWorld(kind);
    expect(await checkTokens(ctx)).toBe('There are none.');
    const token = await addToken(ctx, { role: 'coordinator' }, 'rapport');
    expect(await checkTokens(ctx)).toBe('None ends within 30 days.');
    passDays(336);
    expect(await checkTokens(ctx)).toMatch(/^Ends, or ended: [0-9a-f]{8} \(coordinator, rapport\) on \d{4}-/);
    await expect(checkTokens({ ...ctx, config: { ...ctx.config, production: true } })).rejects.toThrow(/token add/);
    passDays(28.9);
    expect(await findTokenViewer(ctx, token)).toBeDefined();
    passDays(0.2);
    expect(await findTokenViewer(ctx, token)).toBeUndefined();
  });
});
