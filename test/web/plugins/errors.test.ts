import { describe, expect, it, test } from 'vitest';
import { mila, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { begin, openSite } from '../../support/site.js';
import { openWorld } from '../../support/world.js';

describe.each(databases)('an unforeseen error on %s', (kind) => {
  it('is a page with a number that one log line explains, and without any detail', async () => {
    const { ctx, app, browser, log, invite } = await openSite(kind);
    const [token = '', other = ''] = await invite([zoe, mila]);
    const question = await begin(browser(), token);
    await ctx.database.close();
    const before = log().length;
    const { body, status, headers } = await question.submit({ XC_PERIODE: '1' });
    expect([status, headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(body).toContain('Er ging iets mis');
    expect(body).toContain('Something went wrong');
    const number = /<code>([^<]+)<\/code>/.exec(body)?.[1] ?? '';
    const lines = log().slice(before).trim().split('\n');
    const told = lines
      .map((line) => JSON.parse(line) as { level: number; msg: string; reqId: string })
      .filter(({ level }) => level >= 40);
    expect(told).toEqual([expect.objectContaining({ reqId: number, msg: 'unforeseen', level: 50 })]);
    expect(lines.join()).toContain('"stack":');
    for (const detail of ['database', 'pool', 'Error', 'sqlite', '.ts', '.js:', ctx.config.dataDir]) {
      expect(body.replaceAll(/<(link|script|img)[^>]*>/g, '')).not.toContain(detail);
    }
    expect(log()).not.toContain(token);
    expect((await app.inject(`/i/${other}`)).statusCode).toBe(500);
  });

  it('is a problem document in the API', async () => {
    const { ctx, app, log } = await openWorld(kind);
    await ctx.database.close();
    const answer = await app.inject({ url: '/api/v1/waves', headers: { authorization: 'Bearer x' } });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const { instance } = answer.json<{ instance: string }>();
    expect(answer.json()).toEqual({
      type: 'urn:golfslag:problem:unforeseen',
      title: 'unforeseen',
      status: 500,
      detail: `Something went wrong here. Mention ${instance} when you report it.`,
      instance,
    });
    expect(log()).toContain(`"reqId":"${instance}"`);
  });
});

describe('an address that cannot be read', () => {
  it.each([
    ['with a lone %', '/%zz'],
    ['with bytes that are no text', '/i/%ff'],
    ['that is far too long', `/i/${'x'.repeat(3000)}`],
  ])('%s gets the answer of one that leads nowhere, and the server goes on', async (_what, url) => {
    const { app } = await openWorld('sqlite');
    const [answer, nowhere] = [await app.inject(url), await app.inject('/nergens')];
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      404,
      'text/html; charset=utf-8',
      nowhere.body,
    ]);
    const problem = await app.inject(`/api/v1${url}`);
    expect(problem.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem.json()).toMatchObject({ status: 404, type: 'urn:golfslag:problem:not-found' });
    expect((await app.inject('/')).statusCode).toBe(200);
  });
});

test('the number of a request tells it from those of another server, and of this one before a restart', async () => {
  const numbers: string[] = [];
  for (let start = 0; start < 2; start++) {
    const { app } = await openWorld('sqlite');
    numbers.push((await app.inject('/api/v1/nowhere')).json<{ instance: string }>().instance);
  }
  expect(new Set(numbers).size).toBe(2);
});
