import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { readVerifiedForm } from '../../../src/web/plugins/session.js';
import { databases } from '../../support/database.js';
import { routesOf } from '../../support/routes.js';
import { formTokenOf, linkFor, signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

/** Pages for who is signed in, as the product will have them: for some roles, and for one. */
function addRooms({ app }: World): void {
  void app.register(
    (results, _options, done) => {
      results.get('/proef/:wave', { config: { right: 'results.read' } }, ({ account }) => account);
      results.post('/proef/:wave', { config: { right: 'results.read' } }, (request) => readVerifiedForm(request));
      done();
    },
    { prefix: '/results' },
  );
  void app.register(
    (staff, _options, done) => {
      staff.get('/proef', { config: { right: 'invitees.write' } }, ({ account }) => account);
      done();
    },
    { prefix: '/staff' },
  );
}

/** Every route for who is signed in that lets somebody in who is not signed in. */
async function openRoutes(app: FastifyInstance): Promise<string[]> {
  const open: string[] = [];
  for (const { url, methods } of routesOf(app).filter((route) =>
    /^\/(results|staff|tokens|passkeys)(\/|$)/.test(route.url),
  )) {
    for (const method of methods) {
      const path = url.replaceAll(/:\w+|\*/g, 'x');
      const { statusCode, headers } = await app.inject({ method: method as 'GET', url: path });
      if (statusCode !== 303 || headers.location !== '/aanmelden') open.push(`${method} ${url}`);
    }
  }
  return open;
}

/** Every route for who is signed in that takes a form without the token of the session. */
async function forgeableRoutes(world: World): Promise<string[]> {
  const signedIn = await signIn(world, ['coordinator', 'staff', 'partner']);
  const headers = { ...signedIn, 'content-type': 'application/x-www-form-urlencoded' };
  const forgeable: string[] = [];
  for (const { url, methods } of routesOf(world.app)) {
    if (!methods.includes('POST') || !/^\/(results|staff|tokens|passkeys|uitloggen)(\/|$)/.test(url)) continue;
    const path = url.replaceAll(/:\w+|\*/g, 'x');
    const { statusCode } = await world.app.inject({ method: 'POST', url: path, headers, payload: 'form_token=x&a=b' });
    if (statusCode !== 403) forgeable.push(url);
  }
  return forgeable;
}

describe.each(databases)('a page for who is signed in, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
    addRooms(world);
  });
  const status = async (url: string, headers: { cookie: string }) =>
    (await world.app.inject({ url, headers })).statusCode;

  it('knows who asks', async () => {
    const headers = await signIn(world, ['staff', 'partner'], 'careercoach');
    const { statusCode, body } = await world.app.inject({ url: '/results/proef/2026', headers });
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      {
        id: expect.any(String),
        email: 'staff-partner-careercoach@bureau.example',
        roles: ['staff', 'partner'],
        bureau: 'careercoach',
        formToken: await formTokenOf(world, headers),
        signedInAt: expect.any(String),
      },
    ]);
  });

  it.each<[roles: Role[], results: number, staff: number]>([
    [['coordinator'], 200, 404],
    [['partner'], 200, 404],
    [['staff'], 404, 200],
    [['staff', 'partner'], 200, 200],
  ])('opens for %j to the roles of its scope alone', async (roles, results, staff) => {
    const headers = await signIn(world, roles);
    expect([await status('/results/proef/2026', headers), await status('/staff/proef', headers)]).toEqual([
      results,
      staff,
    ]);
  });

  it('is to another role what an address is where there is nothing', async () => {
    const headers = await signIn(world, ['staff']);
    const [closed, nothing] = [
      await world.app.inject({ url: '/results/proef/2026', headers }),
      await world.app.inject({ url: '/nergens', headers }),
    ];
    expect([closed.statusCode, closed.body]).toEqual([nothing.statusCode, nothing.body]);
  });

  it.each([
    ['no cookie', ''],
    ['a made-up one', 'golfslag-account=vreemdevreemdevreemde0'],
    ['that of a respondent', 'golfslag=vreemde'],
  ])('sends who has %s to the sign-in page', async (_what, cookie) => {
    const { statusCode, headers } = await world.app.inject({ url: '/results/proef/2026', headers: { cookie } });
    expect([statusCode, headers.location]).toEqual([303, '/aanmelden']);
  });

  it('takes forms of this session alone', async () => {
    const headers = await signIn(world);
    const post = (payload: string) =>
      world.app.inject({
        method: 'POST',
        url: '/results/proef/2026',
        payload,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const formToken = await formTokenOf(world, headers);
    expect((await post(`form_token=${formToken}&a=b`)).json()).toEqual({ form_token: formToken, a: 'b' });
    const other = await formTokenOf(world, await signIn(world));
    for (const forged of ['a=b', `form_token=${other}`, `form_token=${formToken}&form_token=${formToken}`]) {
      expect((await post(forged)).statusCode).toBe(403);
    }
  });

  it('is where one gets to, signing in, who asked for it before', async () => {
    const asked = await world.app.inject('/results/proef/2026?tegen=2015&groep=ex-client');
    const [remembered] = asked.cookies;
    expect(remembered).toMatchObject({ httpOnly: true, sameSite: 'Lax', maxAge: 3600 });
    const url = new URL(await linkFor(world, ['coordinator'], null)).pathname;
    const cookie = `golfslag-terug=${encodeURIComponent(remembered?.value ?? '')}`;
    const { headers, cookies } = await world.app.inject({ method: 'POST', url, headers: { cookie } });
    expect(headers.location).toBe('/results/proef/2026?tegen=2015&groep=ex-client');
    expect(cookies.find(({ name }) => name === 'golfslag-terug')).toMatchObject({ value: '', maxAge: 0 });
  });

  it.each([
    'https://elders.nl/results',
    '//elders.nl/results',
    '/\\elders.nl/results',
    '/results@elders.nl',
    '/results.elders.nl',
    '/results/../intrekken',
    '/results/\\elders.nl',
    'javascript:alert(1)//results',
    '/intrekken',
    `/results/${'x'.repeat(600)}`,
    '',
  ])('is not where one gets to by a way back to %s', async (path) => {
    const url = new URL(await linkFor(world, ['coordinator'], null)).pathname;
    const cookie = `golfslag-terug=${encodeURIComponent(path)}`;
    const { statusCode, headers } = await world.app.inject({ method: 'POST', url, headers: { cookie } });
    expect([statusCode, headers.location]).toEqual([303, '/results']);
  });

  it('remembers no page that is not there to be read again', async () => {
    for (const request of [
      { method: 'POST', url: '/results/proef/2026' },
      { method: 'HEAD', url: '/results/proef/2026' },
      { method: 'GET', url: `/results/proef/${'x'.repeat(600)}` },
    ] as const) {
      const { statusCode, cookies } = await world.app.inject(request);
      expect([statusCode, cookies]).toEqual([303, []]);
    }
  });
});

test('no route for who is signed in has been left without a rule, or takes a forged form', async () => {
  const world = await openWorld('sqlite');
  await world.app.ready();
  expect(await openRoutes(world.app)).toEqual([]);
  expect(await forgeableRoutes(world)).toEqual([]);
});

test('a route that was left without a rule, or that takes any form, would be found', async () => {
  const world = await openWorld('sqlite');
  addRooms(world);
  void world.app.register((forgotten, _options, done) => {
    const wrong = { config: { right: 'everybody' } } as const;
    forgotten.get('/results/open/:wave', wrong, () => 'open');
    forgotten.post('/staff/open', wrong, () => 'open');
    done();
  });
  await world.app.ready();
  const open = await openRoutes(world.app);
  expect(open.sort()).toEqual(['GET /results/open/:wave', 'HEAD /results/open/:wave', 'POST /staff/open']);
  expect(await forgeableRoutes(world)).toEqual(['/staff/open']);
});
