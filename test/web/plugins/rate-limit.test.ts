import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { openWorld } from '../../support/world.js';

/** The status of each answer, asking for the addresses in turn. */
async function statuses(app: FastifyInstance, urls: readonly string[], from: object = {}): Promise<number[]> {
  const seen: number[] = [];
  for (const url of urls) seen.push((await app.inject({ url, ...from })).statusCode);
  return seen;
}

test('after so many requests in a minute an address is asked to wait, and another one is not', async () => {
  const { app } = await openWorld('sqlite', { RATE_LIMIT: '3' });
  expect(await statuses(app, ['/', '/', '/', '/'])).toEqual([200, 200, 200, 429]);
  const { body, headers } = await app.inject('/');
  expect(body).toContain('Even wachten');
  expect(body).toContain('Wait a moment');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(await statuses(app, ['/'], { remoteAddress: '203.0.113.8' })).toEqual([200]);
});

test('wrong tokens, unknown links and unknown addresses count too', async () => {
  const { app } = await openWorld('sqlite', { RATE_LIMIT: '3' });
  const wrong = { headers: { authorization: 'Bearer wrong' }, remoteAddress: '203.0.113.1' };
  expect(await statuses(app, Array<string>(4).fill('/api/v1/waves'), wrong)).toEqual([401, 401, 401, 429]);
  const problem = await app.inject({ url: '/api/v1/waves', ...wrong });
  expect(problem.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(problem.json()).toMatchObject({
    status: 429,
    type: 'urn:golfslag:problem:too-many-requests',
    detail: expect.stringMatching(/^Too many requests from your address\. Try again in /),
  });
  expect(Number(problem.headers['retry-after'])).toBeGreaterThan(0);
  expect(problem.headers['cache-control']).toBe('no-store');
  const links = ['/i/a', '/i/b', '/i/c', '/i/d'];
  expect(await statuses(app, links, { remoteAddress: '203.0.113.2' })).toEqual([404, 404, 404, 429]);
  const unknown = ['/a', '/b', '/api/v1/c', '/d'];
  expect(await statuses(app, unknown, { remoteAddress: '203.0.113.3' })).toEqual([404, 404, 404, 429]);
});

test.each(['/api/v1/openapi.json', '/docs', '/aanmelden'])('%s counts as any other address does', async (url) => {
  const { app } = await openWorld('sqlite', { RATE_LIMIT: '2' });
  expect(await statuses(app, [url, url, url])).toEqual([200, 200, 429]);
});

test('what watches over the server is never held up and counts for nothing', async () => {
  const { app } = await openWorld('sqlite', { RATE_LIMIT: '1' });
  const watching = ['/healthz', '/readyz', '/healthz', '/readyz'];
  expect(await statuses(app, watching)).toEqual([200, 200, 200, 200]);
  expect(await statuses(app, ['/', '/'])).toEqual([200, 429]);
  expect(await statuses(app, watching)).toEqual([200, 200, 200, 200]);
});

test('only of a proxy that is trusted the word is taken for whose request it is', async () => {
  const said = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const behind = await openWorld('sqlite', { RATE_LIMIT: '1', TRUST_PROXY: 'on' });
  expect(await statuses(behind.app, ['/', '/'], said('203.0.113.1'))).toEqual([200, 429]);
  expect(await statuses(behind.app, ['/'], said('203.0.113.2'))).toEqual([200]);
  const direct = await openWorld('sqlite', { RATE_LIMIT: '1' });
  expect(await statuses(direct.app, ['/'], said('203.0.113.1'))).toEqual([200]);
  expect(await statuses(direct.app, ['/'], said('203.0.113.2'))).toEqual([429]);
});

test('0 is no limit', async () => {
  const { app } = await openWorld('sqlite', { RATE_LIMIT: '0' });
  expect(new Set(await statuses(app, Array<string>(50).fill('/healthz/x')))).toEqual(new Set([404]));
});
