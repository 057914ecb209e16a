import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { addToken, type TokenOwner } from '../../../src/access/tokens.js';
import { addWave } from '../../../src/study/wave-life.js';
import { databases } from '../../support/database.js';
import { openWorld, type World } from '../../support/world.js';

describe.each(databases)('an answer of the API on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  const url = '/api/v1/waves/2026/groups/ex-client/results';
  const as = async (viewer: TokenOwner, more: Record<string, string> = {}, address = url) =>
    world.app.inject({
      url: address,
      headers: { authorization: `Bearer ${await addToken(world.ctx, viewer)}`, ...more },
    });
  const coordinator = { role: 'coordinator' } as const;

  it('is sent once while it does not change, compressed or not', async () => {
    const plain = await as(coordinator);
    const etag = String(plain.headers['etag']);
    expect(etag).toMatch(/^W\/"[^"]+"$/);
    const packed = await as(coordinator, { 'accept-encoding': 'br' });
    expect(packed.headers).toMatchObject({ etag, 'content-encoding': 'br' });
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
    for (const more of [{}, { 'accept-encoding': 'br' }]) {
      const again = await as(coordinator, { 'if-none-match': etag, ...more });
      expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', etag]);
      expect(again.headers).not.toHaveProperty('content-encoding');
    }
  });

  it('may be kept by who asked and by nobody else, and is asked for again each time', async () => {
    const { headers } = await as(coordinator, { 'accept-encoding': 'br' });
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(String(headers['vary']).split(/, */).sort()).toEqual(['accept-encoding', 'authorization']);
  });

  it('of another viewer is another one, and who may not see it gets no 304', async () => {
    const { etag } = (await as(coordinator)).headers;
    const known = { 'if-none-match': String(etag) };
    expect((await as({ role: 'partner', bureau: 'blcc' }, known, `${url}?bureau=blcc`)).statusCode).toBe(200);
    expect((await as({ role: 'partner', bureau: 'blcc' }, known, `${url}?bureau=careercoach`)).statusCode).toBe(404);
    expect((await world.app.inject({ url, headers: known })).statusCode).toBe(401);
  });

  it('is sent anew once it changed', async () => {
    const before = await as(coordinator, {}, '/api/v1/waves');
    await addWave(world.ctx, '2027', '2026');
    const after = await as(coordinator, { 'if-none-match': String(before.headers['etag']) }, '/api/v1/waves');
    expect(after.statusCode).toBe(200);
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
  });
});

it('pages bear no ETag', async () => {
  const { app } = await openWorld('sqlite');
  for (const url of ['/', '/aanmelden', '/intrekken'])
    expect((await app.inject(url)).headers).not.toHaveProperty('etag');
});
