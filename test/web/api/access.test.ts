import { beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '../../../src/access/tokens.js';
import { hashOf } from '../../../src/secret.js';
import { ask } from '../../support/api.js';
import { databases } from '../../support/database.js';
import { routesOf } from '../../support/routes.js';
import { openWorld, type World } from '../../support/world.js';

const asked: Record<string, string> = { crosstab: '?row=XC_OPLEIDING&column=XC_BETALER', comparison: '?against=2015' };

/** What is public: it holds nothing of a study. */
const description = '/api/v1/openapi.json';

/** Every address of the API that can be asked for with a token; a new route is among them by itself. */
function addressesOf({ app }: World): string[] {
  const fitting: Record<string, string> = { wave: '2026', group: 'ex-client' };
  return routesOf(app)
    .filter(({ url }) => url.startsWith('/api/') && url !== description)
    .map(({ url }) => url.replace('/api/v1', '').replaceAll(/:(\w+)/g, (_all, name: string) => fitting[name] ?? 'x'))
    .map((address) => address + (asked[address.split('/').at(-1) ?? ''] ?? ''));
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
        const revoked = { revoked_at: world.ctx.now().toISOString() };
        await world.ctx.db.updateTable('token').set(revoked).where('hash', '=', hashOf(token)).execute();
        return `Bearer ${token}`;
      },
    ],
  ])('refuses %s with one and the same problem document', async (_what, give) => {
    const addresses = addressesOf(world);
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
    for (const address of addressesOf(world)) {
      const head = await world.app.inject({ method: 'HEAD', url: `/api/v1${address}` });
      expect([head.statusCode, head.headers['www-authenticate']]).toEqual([401, 'Bearer']);
      const inQuery = await ask(world.app, `${address}?token=${token}&access_token=${token}&bureau=a&bureau=b`);
      expect(inQuery.status).toBe(401);
    }
    expect((await ask(world.app, '/waves/%00/fieldwork')).status).toBe(401);
  });

  it('takes a token of the coordinator and of a partner, and writes neither into the log', async () => {
    const viewers = [{ role: 'coordinator' }, { role: 'partner', bureau: 'blcc' }] as const;
    for (const viewer of viewers) {
      const token = await addToken(world.ctx, viewer);
      for (const authorization of [`Bearer ${token}`, `bearer   ${token}`]) {
        for (const address of addressesOf(world)) {
          expect([address, (await ask(world.app, address, authorization)).status]).toEqual([address, 200]);
        }
      }
      expect(world.log()).not.toContain(token);
    }
  });
});
