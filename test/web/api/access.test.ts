import { beforeAll, describe, expect, it } from 'vitest';
import { addToken, idOfToken, revokeToken } from '../../../src/access/tokens.js';
import { hashOf } from '../../../src/secret.js';
import type { Description } from '../../../src/web/api/document.js';
import { ask } from '../../support/api.js';
import { databases } from '../../support/database.js';
import { openWorld, type World } from '../../support/world.js';

/** Every address of the API with what it needs, after the examples of its description, which tells of every route. */
async function addressesOf({ app }: World): Promise<string[]> {
  const { paths } = (await app.inject('/api/v1/openapi.json')).json<Description>();
  return Object.entries(paths).map(([path, { get }]) => {
    const needed = (get?.parameters ?? []).filter(({ required }) => required);
    const filled = needed.reduce((before, { name, example }) => before.replace(`{${name}}`, String(example)), path);
    const query = needed.filter((one) => one.in === 'query').map(({ name, example }) => `${name}=${String(example)}`);
    return filled + (query.length ? `?${query.join('&')}` : '');
  });
}

describe.each(databases)('every address of the API on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it.each<[string, () => string | undefined | Promise<string>]>([
    ['no token', () => undefined],
    ['an empty one', () => ''],
    ['a wrong one', () => 'Bearer golfslag_wrongwrongwrongwrong00'],
    ['a word of another kind', async () => `Basic ${await addToken(world.ctx, { role: 'coordinator' })}`],
    ['two tokens', async () => `Bearer x ${await addToken(world.ctx, { role: 'coordinator' })}`],
    ['the hash of one', async () => `Bearer ${hashOf(await addToken(world.ctx, { role: 'coordinator' }))}`],
    [
      'a revoked one',
      async () => {
        const token = await addToken(world.ctx, { role: 'coordinator' });
        await revokeToken(world.ctx, idOfToken(token));
        return `Bearer ${token}`;
      },
    ],
  ])('refuses %s with one and the same problem document', async (_what, give) => {
    const addresses = await addressesOf(world);
    expect(addresses).toEqual(expect.arrayContaining(['/waves', '/waves/2026/fieldwork']));
    const authorization = await give();
    for (const address of addresses) {
      const { status, type, body } = await ask(world.app, address, authorization);
      expect([address, status, type]).toEqual([address, 401, 'application/problem+json; charset=utf-8']);
      expect(body).toEqual({
        ...{ type: 'urn:golfslag:problem:unauthorized', title: 'unauthorized', status: 401 },
        ...{ detail: expect.stringContaining('Authorization: Bearer TOKEN'), instance: expect.any(String) },
      });
    }
  });

  it('asks for a token before it looks at anything else, by any method, and takes none from the address', async () => {
    const token = await addToken(world.ctx, { role: 'coordinator' });
    for (const address of await addressesOf(world)) {
      const head = await world.app.inject({ method: 'HEAD', url: `/api/v1${address}` });
      expect([head.statusCode, head.headers['www-authenticate']]).toEqual([401, 'Bearer']);
      const inQuery = await ask(
        world.app,
        `${address.split('?')[0] ?? ''}?token=${token}&access_token=${token}&bureau=a&bureau=b`,
      );
      expect(inQuery.status).toBe(401);
    }
    expect((await ask(world.app, '/waves/%00/fieldwork')).status).toBe(401);
  });

  it('takes a token of the coordinator and of a partner, and writes neither into the log', async () => {
    const viewers = [{ role: 'coordinator' }, { role: 'partner', bureau: 'blcc' }] as const;
    for (const viewer of viewers) {
      const token = await addToken(world.ctx, viewer);
      for (const authorization of [`Bearer ${token}`, `bearer   ${token}`]) {
        for (const given of await addressesOf(world)) {
          const address = given.replace('format=xlsx', 'format=json');
          // Crosstabs of an open wave wait; a partner sees nothing of it anyway.
          const waits = address.includes('/crosstab') && viewer.role === 'coordinator';
          const { status } = await ask(world.app, address, authorization);
          // Microdata of it wait too, and are the coordinator's.
          const microdata = viewer.role === 'coordinator' ? 409 : 404;
          const expected = address.includes('/export') ? microdata : waits ? 409 : 200;
          expect([address, status]).toEqual([address, expected]);
        }
      }
      expect(world.log()).not.toContain(token);
    }
  });
});
