import { beforeAll, expect, it, test } from 'vitest';
import { addAccount } from '../../src/access/accounts.js';
import { roles, type Role } from '../../src/access/rights.js';
import { addToken } from '../../src/access/tokens.js';
import type { GuardedRoute, RouteRight } from '../../src/web/plugins/require-right.js';
import { routesOf } from '../support/routes.js';
import { signIn } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

const visitors = [...roles, 'without a role', 'coordinator token', 'bureau token', 'nobody'] as const;
type Visitor = (typeof visitors)[number];

/** Who may do what, written down apart from the product: a change of rights is a change here. */
const mayUse: Partial<Record<RouteRight, readonly Visitor[]>> = {
  'session.end': ['coordinator', 'staff', 'partner', 'without a role'],
  'waves.read': ['coordinator token', 'bureau token'],
  'fieldwork.read': ['coordinator', 'partner', 'coordinator token', 'bureau token'],
  'results.read': ['coordinator', 'partner', 'coordinator token', 'bureau token'],
  'figures.live': ['coordinator'],
  'snapshots.write': ['coordinator'],
  'open-answers.read': ['coordinator'],
  'comparability.judge': ['coordinator'],
  'tokens.write': ['coordinator', 'partner'],
  'microdata.read': ['coordinator'],
};

/** The routes that ask for no right, written down apart from the product: a new one is a change here. */
const openRoutes = {
  everybody: [
    'GET /',
    'GET /public/:hash/golfslag.css',
    'GET /public/:hash/golfslag.js',
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

const parameters: Record<string, string> = {
  wave: '2026',
  group: 'ex-client',
  question: 'XC_INITIATIEF',
  field: 'XC_SLOT_OPEN',
  file: 'XC_INITIATIEF.svg',
  language: 'en',
};
const query = 'against=2015&row=XC_INITIATIEF&column=XC_DRINGEND';

/** Where a route that asks for a right can be tried. */
function addressOf({ url, right }: GuardedRoute): string {
  const path = url.replaceAll(/:(\w+)/g, (_whole, name: string) => parameters[name] ?? 'x');
  if (!url.startsWith('/api/')) return path;
  if (/(comparison)$/.test(url)) return `${path}?against=2015`;
  return right === 'results.read' && url.endsWith('crosstab') ? `${path}?${query.replace('against=2015&', '')}` : path;
}

/** A route as it is written above: a HEAD goes with its GET, and the hash of a file is not told. */
function nameOf({ method, url }: GuardedRoute): string {
  return `${method.replace('HEAD', 'GET')} ${url.replace(/^\/public\/[\w-]+\//, '/public/:hash/')}`;
}

/** Tries a route; a form carries a forged token. */
function tryRoute(route: GuardedRoute, headers: Record<string, string> = {}) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return world.app.inject({
    method: route.method as 'GET',
    url: addressOf(route),
    headers: { ...headers, ...(route.method === 'POST' && form) },
    ...(route.method === 'POST' && { payload: 'form_token=forged' }),
  });
}

let world: World;
let headersOf: Record<Visitor, Record<string, string>>;

beforeAll(async () => {
  world = await openWorld('sqlite', { BOUNCE_SECRET: 'a-secret-for-bounces' });
  await world.app.ready();
  headersOf = {
    coordinator: await signIn(world, ['coordinator']),
    staff: await signIn(world, ['staff']),
    partner: await signIn(world, ['partner']),
    'without a role': await signInWithout(['staff'], 'careercoach'),
    'coordinator token': { authorization: `Bearer ${await addToken(world.ctx, { role: 'coordinator' })}` },
    'bureau token': { authorization: `Bearer ${await addToken(world.ctx, { role: 'partner', bureau: 'blcc' })}` },
    nobody: {},
  };
});

/** Signs an account in whose roles are then taken from it. */
async function signInWithout(own: readonly Role[], bureau: string) {
  const headers = await signIn(world, own, bureau);
  const email = `${own.join('-')}-${bureau}@bureau.example`;
  const { id } = await addAccount(world.ctx, { email, roles: own, bureau });
  await world.ctx.db.updateTable('account').set({ roles: '[]' }).where('id', '=', id).execute();
  return headers;
}

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

it.each(visitors)('lets %s do what is written here, and nothing else', async (visitor) => {
  const slashed: GuardedRoute = { method: 'GET', url: '/results/', right: 'results.read' };
  const guarded = [...world.app.guardedRoutes, slashed].filter(({ right }) => !(right in openRoutes));
  expect(guarded.length).toBeGreaterThan(20);
  const tried = [];
  for (const route of guarded) {
    const isApi = route.url.startsWith('/api/');
    // A program has a token, and a person a session: neither opens what is for the other.
    const isKnown = isApi ? visitor.endsWith('token') : !visitor.endsWith('token') && visitor !== 'nobody';
    const allowed = isKnown && (mayUse[route.right] ?? []).includes(visitor);
    const answer = await tryRoute(route, headersOf[visitor]);
    const signsIn = answer.headers.location === '/aanmelden';
    // A form of who may is refused for its forged token; what is not theirs is not there.
    const outcome = signsIn ? 'sign in' : answer.statusCode;
    // Whoever sees figures of an open wave waits for these until it closes, or until somebody answers.
    const waits =
      (isApi && route.url.endsWith('/crosstab') && visitor === 'coordinator token') ||
      route.url.endsWith('/figures/:file');
    // Of what was not published there is no question to look at.
    const absent = route.url.endsWith('/comparison/:question') && visitor === 'partner';
    const granted = route.method === 'POST' ? 403 : waits ? 409 : absent ? 404 : 200;
    const refused = isKnown ? 404 : isApi ? 401 : 'sign in';
    tried.push([route.method, route.url, outcome, allowed ? granted : refused]);
  }
  expect(tried.filter(([, , got, wanted]) => got !== wanted)).toEqual([]);
});
