import type { InjectOptions } from 'fastify';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { assetUrl } from '../../../src/web/plugins/assets.js';
import { longestForm } from '../../../src/web/plugins/forms.js';
import { zoe } from '../../support/cast.js';
import { openWorld, type World } from '../../support/world.js';

const protection = {
  'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'x-robots-tag': 'noindex, nofollow',
  'cache-control': 'no-store',
};
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the protective headers are on', () => {
  let world: World;
  let token = '';
  let cookie = '';
  beforeAll(async () => {
    world = await openWorld('sqlite');
    [token = ''] = await world.invite([zoe]);
    cookie = String((await world.app.inject(`/i/${token}`)).headers['set-cookie']).split(';')[0] ?? '';
  });

  it.each<[string, number, () => InjectOptions]>([
    ['a page', 200, () => ({ url: '/' })],
    ['a page of a respondent', 200, () => ({ url: '/vragenlijst', headers: { cookie } })],
    ['the answer to HEAD', 200, () => ({ method: 'HEAD', url: '/' })],
    ['a redirect', 303, () => ({ url: `/i/${token}` })],
    ['an unknown address', 404, () => ({ url: '/nergens' })],
    ['an unknown method', 404, () => ({ method: 'PUT', url: '/' })],
    ['an address that cannot be read', 404, () => ({ url: '/%zz' })],
    ['a link that cannot be read', 404, () => ({ url: '/i/%ff' })],
    ['a link that is far too long', 404, () => ({ url: `/i/${'x'.repeat(3000)}` })],
    ['a form of another site', 403, () => ({ method: 'POST', url: '/afmelden', headers: { ...form, cookie } })],
    ['what is no form', 415, () => ({ method: 'POST', url: '/intrekken', payload: { receipt_code: 'x' } })],
    [
      'a form that is too large',
      413,
      () => ({ method: 'POST', url: '/intrekken', headers: form, payload: 'x'.repeat(longestForm + 1) }),
    ],
    ['a form with a mistake', 422, () => ({ method: 'POST', url: '/intrekken', headers: form, payload: '' })],
    ['a refusal of the API', 401, () => ({ url: '/api/v1/waves' })],
    ['an unknown address of the API', 404, () => ({ url: '/api/v1/nowhere' })],
    ['an address of the API that cannot be read', 404, () => ({ url: '/api/v1/%zz' })],
    ['what watches the server', 200, () => ({ url: '/healthz' })],
  ])('%s (%i)', async (_what, status, request) => {
    const answer = await world.app.inject(request());
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(protection);
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('a file that comes with a page, which browsers may keep', async () => {
    for (const url of Object.values(assetUrl)) {
      const { statusCode, headers } = await world.app.inject(url);
      expect(statusCode).toBe(200);
      const kept = 'public, max-age=31536000, immutable';
      expect(headers).toMatchObject({ ...protection, 'cache-control': kept });
    }
  });

  it('“too many” (429), and an unforeseen error (500)', async () => {
    const { app, ctx } = await openWorld('sqlite', { RATE_LIMIT: '1' });
    await ctx.database.close();
    const answers = [await app.inject('/'), await app.inject('/')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([500, 429]);
    for (const { headers } of answers) expect(headers).toMatchObject(protection);
  });
});

test('reached over https, every answer tells the browser to stay there', async () => {
  const { app } = await openWorld('sqlite', { BASE_URL: 'https://meting.example/' });
  for (const url of ['/', '/nergens', '/%zz', '/api/v1/waves', '/healthz', assetUrl['golfslag.css']]) {
    const { headers } = await app.inject(url);
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  }
});
