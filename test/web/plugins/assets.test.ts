import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { assetUrl } from '../../../src/web/plugins/assets.js';
import { openWorld, type World } from '../../support/world.js';

describe('what a browser gets', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite');
  });

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('comes compressed (%s) when it asks for that', async (encoding, asked, decompress) => {
    for (const url of ['/', '/intrekken', assetUrl['golfslag.css']]) {
      const plain = await world.app.inject(url);
      const compressed = await world.app.inject({ url, headers: { 'accept-encoding': asked } });
      expect(plain.headers).not.toHaveProperty('content-encoding');
      expect(compressed.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' });
      expect(compressed.headers['content-type']).toBe(plain.headers['content-type']);
      expect(decompress(compressed.rawPayload).toString()).toBe(plain.body);
      expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
    }
  });

  it('says in which characters it is written, and is not kept unless its address changes with it', async () => {
    for (const url of ['/', '/?taal=en', '/nergens', '/intrekken', '/%zz']) {
      expect((await world.app.inject(url)).headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
    }
    const files = await Promise.all(Object.values(assetUrl).map(async (url) => world.app.inject(url)));
    expect(files.map(({ headers }) => headers['content-type'])).toEqual([
      'text/css; charset=utf-8',
      'text/css; charset=utf-8',
      'text/css; charset=utf-8',
      'text/javascript; charset=utf-8',
      'text/javascript; charset=utf-8',
      'image/svg+xml',
    ]);
  });

  it('is nothing else of the disk', async () => {
    for (const url of ['/public/golfslag.css', '/public/x/golfslag.css', '/public/../package.json', '/public/']) {
      expect((await world.app.inject(url)).statusCode).toBe(404);
    }
  });
});
