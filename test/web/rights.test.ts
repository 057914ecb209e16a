import { beforeAll, expect, test } from 'vitest';
import type { GuardedRoute, RouteRight } from '../../src/web/plugins/require-right.js';
import { routesOf } from '../support/routes.js';
import { openWorld, type World } from '../support/world.js';

/** The routes that ask for no right, written down apart from the product: a new one is a change here. */
const openRoutes = {
  everybody: [
    'GET /',
    'GET /public/:hash/golfslag.css',
    'GET /public/:hash/staff.css',
    'GET /public/:hash/codebook.css',
    'GET /public/:hash/golfslag.js',
    'GET /public/:hash/passkeys.js',
    'GET /public/:hash/icon.svg',
    'GET /privacy',
    'GET /intrekken',
    'POST /intrekken',
    'GET /intrekken/zeker',
    'POST /intrekken/zeker',
    'GET /rapport',
    'POST /rapport',
    'GET /rapport/:token',
    'POST /rapport/:token',
    'GET /rapport/:token/af',
    'POST /rapport/:token/af',
    'GET /healthz',
    'GET /readyz',
    'GET /aanmelden',
    'POST /aanmelden',
    'GET /aanmelden/code',
    'POST /aanmelden/code',
    'GET /aanmelden/passkey',
    'POST /aanmelden/passkey',
    'GET /aanmelden/:token',
    'POST /aanmelden/:token',
    'GET /api/v1/openapi.json',
    'GET /docs',
  ],
  'link-holder': [
    'GET /i/:token',
    'GET /vragenlijst',
    'POST /vragenlijst/begin',
    'GET /vragenlijst/vraag/:page',
    'POST /vragenlijst/vraag/:page',
    'GET /vragenlijst/overzicht',
    'POST /vragenlijst/verzenden',
    'GET /vragenlijst/niet-voor-u',
    'POST /vragenlijst/niet-voor-u',
    'GET /vragenlijst/bedankt',
    'GET /vragenlijst/antwoorden',
    'GET /vragenlijst/opnieuw',
    'GET /vragenlijst/taal/:language',
    'GET /afmelden',
    'POST /afmelden',
    'GET /afmelden/:token',
    'POST /afmelden/:token',
    'POST /afmelden/terug',
    'GET /niet-voor-mij',
    'POST /niet-voor-mij',
    'GET /niet-voor-mij/:token',
  ],
  'mail-provider': ['POST /bounces'],
} satisfies Partial<Record<RouteRight, readonly string[]>>;

/** What a browser without a respondent's cookie gets, but for the page that asks for the link. */
const withoutLink: Record<string, readonly [status: number, location: string]> = {
  'GET /vragenlijst/bedankt': [303, '/vragenlijst'],
  'GET /vragenlijst/antwoorden': [303, '/vragenlijst'],
  'GET /vragenlijst/opnieuw': [303, '/vragenlijst'],
};

/** A route as it is written above: a HEAD goes with its GET, and the hash of a file is not told. */
function nameOf({ method, url }: GuardedRoute): string {
  return `${method.replace('HEAD', 'GET')} ${url.replace(/^\/public\/[\w-]+\//, '/public/:hash/')}`;
}

/** Tries a route; a form carries a forged token. */
function tryRoute(route: GuardedRoute, headers: Record<string, string> = {}) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return world.app.inject({
    method: route.method as 'GET',
    url: route.url.replaceAll(/:\w+/g, 'x'),
    headers: { ...headers, ...(route.method === 'POST' && form) },
    ...(route.method === 'POST' && { payload: 'form_token=forged' }),
  });
}

let world: World;

beforeAll(async () => {
  world = await openWorld('sqlite', { BOUNCE_SECRET: 'a-secret-for-bounces' });
  await world.app.ready();
});

test('every route of the product says what it asks for', () => {
  const guarded = new Set(world.app.guardedRoutes.map(({ method, url }) => `${method} ${url}`));
  const routes = routesOf(world.app).flatMap(({ url, methods }) => methods.map((method) => `${method} ${url}`));
  expect(routes.length).toBeGreaterThan(40);
  // The first page of a scope answers with a slash too, by the same rule.
  expect(routes.filter((route) => !guarded.has(route.replace(/(?<=\w)\/$/, '')))).toEqual([]);
});

test('a route that names no right is not registered', async () => {
  const other = await openWorld('sqlite');
  expect(() => other.app.get('/vergeten', () => 'open')).toThrow('GET /vergeten names no right');
});

test('the open routes are those written here', () => {
  const open: Record<string, string[]> = { everybody: [], 'link-holder': [], 'mail-provider': [] };
  for (const route of world.app.guardedRoutes) open[route.right]?.push(nameOf(route));
  for (const [right, routes] of Object.entries(openRoutes)) {
    expect([...new Set(open[right])].sort()).toEqual([...routes].sort());
  }
});

test('a route for the holder of a link shows nothing without one', async () => {
  const tried = [];
  for (const route of world.app.guardedRoutes.filter(({ right }) => right === 'link-holder')) {
    const { statusCode, headers } = await tryRoute(route);
    const [status, location] = withoutLink[nameOf(route)] ?? [route.url.includes(':token') ? 404 : 403];
    tried.push({
      route: nameOf(route),
      got: [statusCode, headers.location, headers['set-cookie']],
      wanted: [status, location, undefined],
    });
  }
  expect(tried.length).toBeGreaterThanOrEqual(openRoutes['link-holder'].length);
  expect(tried.map(({ route, got }) => [route, ...got])).toEqual(tried.map(({ route, wanted }) => [route, ...wanted]));
});

test.each([{}, { authorization: 'Bearer another-secret-for-bounces' }])(
  'the route for the mail provider refuses who sends %j',
  async (headers) => {
    const routes = world.app.guardedRoutes.filter(({ right }) => right === 'mail-provider');
    expect(routes).toHaveLength(1);
    for (const route of routes) expect((await tryRoute(route, headers)).statusCode).toBe(401);
  },
);
