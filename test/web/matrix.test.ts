import { beforeAll, expect, test } from 'vitest';
import { addAccount } from '../../src/access/accounts.js';
import { operator, type Right, type Role } from '../../src/access/rights.js';
import { addToken, idOfToken, revokeToken } from '../../src/access/tokens.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { prepareSnapshot, publishSnapshot } from '../../src/publication/make-snapshot.js';
import { viewWave } from '../../src/publication/view.js';
import { addDemoWave } from '../../src/response/demo.js';
import { commandLine } from '../../src/study/events.js';
import type { GuardedRoute, RouteRight } from '../../src/web/plugins/require-right.js';
import { formTokenOf, linkFor } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

/** Who has which right, written down apart from the product: a change of rights is a change here. */
const mayUse: Partial<Record<Right, readonly Role[]>> = {
  'waves.read': ['coordinator', 'partner'],
  'fieldwork.read': ['coordinator', 'partner'],
  'results.read': ['coordinator', 'partner'],
  'figures.live': ['coordinator'],
  'open-answers.read': ['coordinator'],
  'comparability.judge': ['coordinator'],
  'passkeys.write': ['coordinator', 'staff', 'partner'],
  'tokens.write': ['coordinator', 'partner'],
  'microdata.read': ['coordinator'],
  'snapshots.write': ['coordinator'],
  'staff.read': ['coordinator', 'staff'],
  'invitees.read': ['staff'],
  'invitees.write': ['staff'],
  'bureau-letters.write': ['staff'],
  'letters.write': ['coordinator'],
  'frame.write': ['coordinator', 'staff'],
  'expectations.write': ['staff', 'partner'],
  'plan.write': ['coordinator'],
  'sending.write': ['staff'],
  'waves.write': ['coordinator'],
  'accounts.write': ['coordinator'],
  'log.read': ['coordinator'],
};

interface Who {
  readonly by: 'nothing' | 'session' | 'token';
  readonly role?: Role;
  readonly bureau?: string | null;
}

/** Who asks: A is the bureau blcc, B is careercoach. */
const visitors = {
  nobody: { by: 'nothing' },
  'without a role': { by: 'session', bureau: 'blcc' },
  'staff of A': { by: 'session', role: 'staff', bureau: 'blcc' },
  'partner of A': { by: 'session', role: 'partner', bureau: 'blcc' },
  'partner of B': { by: 'session', role: 'partner', bureau: 'careercoach' },
  coordinator: { by: 'session', role: 'coordinator', bureau: null },
  'token of A': { by: 'token', role: 'partner', bureau: 'blcc' },
  'token of B': { by: 'token', role: 'partner', bureau: 'careercoach' },
  'token of the coordinator': { by: 'token', role: 'coordinator', bureau: null },
  'token revoked': { by: 'nothing' },
} satisfies Record<string, Who>;
type Visitor = keyof typeof visitors;

/** What stands in the place of each parameter: what is there, and what is not. */
const parameters: Record<string, { known: string; unknown?: string }> = {
  wave: { known: 'demo', unknown: 'nergens' },
  group: { known: 'ex-client', unknown: 'adviseurs' },
  question: { known: 'XC_INITIATIEF', unknown: 'XC_NERGENS' },
  field: { known: 'XC_SLOT_OPEN', unknown: 'XC_NERGENS' },
  file: { known: 'XC_INITIATIEF.svg', unknown: 'XC_NERGENS.svg' },
  step: { known: 'invitation', unknown: 'uitnodiging' },
  passkey: { known: 'niemands' },
  // Of a link, a page of a questionnaire and a language nothing depends on an account.
  token: { known: 'vreemdevreemdevreemde0' },
  page: { known: 'slot' },
  language: { known: 'en' },
};

/** What stands behind the address of a route that needs it. */
const queries: Record<string, string> = {
  '/results/:wave/:group/comparison/:question': 'against=2015',
  '/results/:wave/tables': 'format=csv',
  '/results/:wave/:group/crosstab': 'row=XC_DRINGEND&column=XC_WACHTTIJD',
  '/api/v1/waves/:wave/groups/:group/comparison': 'against=2015',
  '/api/v1/waves/:wave/groups/:group/crosstab': 'row=XC_DRINGEND&column=XC_WACHTTIJD',
  '/api/v1/waves/:wave/groups/:group/export': 'format=csv',
  '/api/v1/waves/:wave/groups/:group/tables': 'format=json',
};

/** The format that a form asks for, where it is another. */
const formats: Record<string, string> = { '/results/:wave/report': 'html' };

/** Routes where a bureau can be named behind the address. */
const takesBureau = /^\/(results(\/|$)|api\/v1\/waves\/:wave\/groups\/:group\/results)/;

interface Cell {
  readonly kind: 'own' | 'foreign' | 'unknown' | 'forged';
  /** What is another's or nobody's: a parameter of the path, or of the query. */
  readonly of?: string;
  readonly url: string;
}

let world: World;
let snapshot = '';
let ids = { A: '', B: '', account: '' };
/** Somebody whom each bureau invited. */
const people = new Map<string, string>();
const tokens: Partial<Record<Visitor, string>> = {};

beforeAll(async () => {
  world = await openWorld('sqlite', { BOUNCE_SECRET: 'a-secret-for-bounces' });
  const { ctx, app } = world;
  await app.ready();
  await addDemoWave(ctx, { wave: 'demo', respondents: 80, seed: 3 });
  const view = await viewWave(ctx, operator, 'demo');
  ({ snapshot } = await prepareSnapshot(ctx, view, commandLine));
  await publishSnapshot(ctx, view, snapshot, commandLine);
  const list = ['blcc', 'careercoach'].map((bureau) => `iemand@${bureau}.example,ex-client,${bureau}`);
  await importInvitees(ctx, '2026', Buffer.from(['email,group,bureau', ...list].join('\n')));
  await inviteAll(ctx, { wave: '2026' });
  const invited = await ctx.db
    .selectFrom('invitee')
    .select(['id', 'bureau'])
    .where('wave', '=', '2026')
    .where('sample', '=', 0)
    .execute();
  for (const { id, bureau } of invited) people.set(bureau, id);
  tokens['token of A'] = await addToken(ctx, { role: 'partner', bureau: 'blcc' });
  tokens['token of B'] = await addToken(ctx, { role: 'partner', bureau: 'careercoach' });
  tokens['token of the coordinator'] = await addToken(ctx, { role: 'coordinator' });
  tokens['token revoked'] = await addToken(ctx, { role: 'coordinator' });
  await revokeToken(ctx, idOfToken(tokens['token revoked']));
}, 180_000);

/** Signs in anew: a cell may sign out, or use up what the one before it had. */
async function headersOf(visitor: Visitor): Promise<Record<string, string>> {
  const token = tokens[visitor];
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  const { by, role, bureau = null }: Who = visitors[visitor];
  if (by !== 'session') return {};
  const url = new URL(await linkFor(world, [role ?? 'staff'], role ? bureau : 'wageningen-career-support')).pathname;
  const { cookies } = await world.app.inject({ method: 'POST', url });
  if (!role) {
    const email = 'staff-wageningen-career-support@bureau.example';
    const { id } = await addAccount(world.ctx, { email, roles: ['staff'], bureau: 'wageningen-career-support' });
    await world.ctx.db.updateTable('account').set({ roles: '[]' }).where('id', '=', id).execute();
  }
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** Every way to ask for a route: with what is one's own, another's, and nobody's. */
function cellsOf({ method, url, right }: GuardedRoute, { bureau }: Who): Cell[] {
  const another = bureau === 'careercoach' ? 'blcc' : 'careercoach';
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const addressWith = (more: Record<string, string>, query = '') => {
    const path = url.replaceAll(/:(\w+)/g, (whole, name: string) => {
      const person = people.get(bureau ?? 'blcc') ?? '';
      const value = { id: ids.A, account: ids.account, snapshot, person, ...more }[name] ?? parameters[name]?.known;
      if (value === undefined) throw new Error(`${url}: say what stands for ${whole}`);
      return value;
    });
    const asked = [queries[url], query].filter(Boolean).join('&');
    return asked ? `${path}?${asked}` : path;
  };
  const own: Cell = { kind: 'own', url: addressWith({}) };
  const unknown = names.flatMap((name): Cell[] => {
    const value = parameters[name]?.unknown;
    return value === undefined ? [] : [{ kind: 'unknown', of: name, url: addressWith({ [name]: value }) }];
  });
  const ofTokens: Cell[] = [
    { kind: 'foreign', of: 'id', url: addressWith({ id: ids.B }) },
    { kind: 'unknown', of: 'id', url: addressWith({ id: '00000000' }) },
  ];
  const ofPeople: Cell[] = [
    { kind: 'foreign', of: 'person', url: addressWith({ person: people.get(another) ?? '' }) },
    { kind: 'unknown', of: 'person', url: addressWith({ person: 'niemand' }) },
  ];
  const ofAccounts: Cell[] = [{ kind: 'unknown', of: 'account', url: addressWith({ account: 'niemand' }) }];
  const named = (isApi(url) ? ['bureau'] : ['bureau', 'as']).flatMap((of): Cell[] => [
    { kind: 'foreign', of, url: addressWith({}, `${of}=${another}`) },
    { kind: 'unknown', of, url: addressWith({}, `${of}=nergens`) },
  ]);
  return [
    own,
    ...unknown,
    ...(names.includes('id') ? ofTokens : []),
    ...(names.includes('person') ? ofPeople : []),
    ...(names.includes('account') ? ofAccounts : []),
    ...(takesBureau.test(url) && (method !== 'POST' || url in formats) ? named : []),
    ...(method === 'POST' && isRight(right) ? [{ ...own, kind: 'forged' as const }] : []),
  ];
}

function isApi(url: string): boolean {
  return url.startsWith('/api/');
}

function isRight(right: RouteRight): right is Right {
  return right === 'session.end' || right in mayUse;
}

/** An answer without what differs at each request, and without the words that were asked with. */
async function ask({ method, url: pattern }: GuardedRoute, { url, kind }: Cell, visitor: Visitor) {
  const headers = await headersOf(visitor);
  const cookie = headers['cookie'];
  const signedIn = method === 'POST' && cookie !== undefined && kind !== 'forged';
  const form_token = signedIn ? await formTokenOf(world, { cookie }) : 'forged';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await world.app.inject({
    method: method as 'GET',
    url,
    headers: { ...headers, ...(method === 'POST' && form) },
    ...(method === 'POST' && {
      payload: `form_token=${form_token}&group=ex-client&format=${formats[pattern] ?? 'csv'}`,
    }),
  });
  const body = answer.body.replaceAll(/"instance":"[^"]*"|name="form_token" value="[^"]*"/g, '');
  const signsIn = answer.headers.location === '/aanmelden' && answer.statusCode === 303;
  return { status: signsIn ? ('sign in' as const) : answer.statusCode, body };
}

/** What a visitor with the right gets at an address of its own that is not answered by 200. */
const granted: Record<string, readonly number[]> = {
  // What a form without more says is refused, or done and led on from.
  'POST /uitloggen': [303],
  'POST /uitloggen/overal': [303],
  // Nothing was made, and there is none to remove.
  'POST /passkeys': [422],
  'POST /passkeys/:passkey/removal': [404],
  'POST /tokens': [422],
  'POST /tokens/:id/revoke': [303],
  'POST /results/:wave/microdata': [200],
  'POST /results/:wave/report': [200],
  'POST /staff/accounts': [422],
  'POST /staff/accounts/:account': [422],
  'POST /staff/accounts/:account/removal': [303],
  // The wave is open: it cannot be opened, and is not closed without its name.
  ...Object.fromEntries(['GET', 'HEAD', 'POST'].map((method) => [`${method} /staff/wave/opening`, [303]])),
  'POST /staff/wave/end': [422],
  'POST /staff/wave/next': [422],
  'POST /staff/wave/closing': [422],
  // Of an open wave neither is there to be done.
  ...Object.fromEntries(
    ['name', 'removal'].flatMap((page) =>
      ['GET', 'HEAD', 'POST'].map((method) => [`${method} /staff/wave/${page}`, [303]]),
    ),
  ),
  'POST /staff/letters': [303],
  'POST /staff/letters/:step': [422],
  'POST /staff/letters/:step/test': [303],
  // It was published: there is nothing new to prepare.
  'POST /results/:wave/snapshots': [409],
  'POST /results/:wave/:group/comparison/:question': [422],
  // It was published before: twice is once.
  'POST /results/:wave/snapshots/:snapshot': [303],
  'POST /staff/people/:person/correction': [422],
  'POST /staff/upload': [422],
  // A bureau has to be named by the coordinator, and how many belong by everybody.
  'POST /staff/frame': [404, 422],
  // The wave is open.
  'POST /staff/expectations': [409],
  // There is no list of this account.
  'POST /staff/upload/list': [409],
  'POST /staff/upload/cancel': [303],
  // The letter waits; the person is opted out at once, and so the form of the page is another.
  'POST /staff/people/:person/letter': [303],
  'POST /staff/people/:person/opt-out': [303],
  'POST /staff/people/:person/removal': [422],
  'POST /staff/people/:person/return': [404],
  // No days were posted, nor the days that somebody saw.
  'POST /staff/plan': [422],
  'POST /staff/plan/release': [409],
  'POST /staff/plan/stop': [303],
  'POST /staff/plan/resume': [303],
  'POST /staff/plan/stop-all': [303],
  'POST /staff/plan/resume-all': [303],
  // Nobody pressed a button with a number, or ticked a letter.
  'POST /staff/send/:step': [409],
  'POST /staff/outbox': [422],
  // Two questions that were not published together are refused to a partner.
  ...Object.fromEntries(
    ['GET', 'HEAD'].flatMap((method) =>
      ['/results', '/api/v1/waves'].map((root) => [
        `${method} ${root}/:wave/${root === '/results' ? '' : 'groups/'}:group/crosstab`,
        [200, 422],
      ]),
    ),
  ),
};

/** How an answer is refused: by the way to sign in, as unknown, or for the token that it lacks. */
function refusalFor({ url }: GuardedRoute, { by }: Who): number | 'sign in' | undefined {
  if (isApi(url)) return by === 'token' ? undefined : 401;
  return by === 'session' ? undefined : 'sign in';
}

let tried = 0;

test.each(Object.keys(visitors) as Visitor[])(
  'every route gives %s what its right says, and nothing else',
  { timeout: 300_000 },
  async (visitor) => {
    const who: Who = visitors[visitor];
    const wrong: unknown[] = [];
    const routes = world.app.guardedRoutes.filter(({ right }) => isRight(right));
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) {
      ids = {
        A: idOfToken(await addToken(world.ctx, { role: 'partner', bureau: who.bureau ?? 'blcc' })),
        B: idOfToken(
          await addToken(world.ctx, { role: 'partner', bureau: who.bureau === 'careercoach' ? 'blcc' : 'careercoach' }),
        ),
        account: (
          await addAccount(world.ctx, { email: `${world.ctx.newId()}@b.example`, roles: ['partner'], bureau: 'blcc' })
        ).id,
      };
      const nothing = await ask({ method: 'GET', url: '', right: 'everybody' }, nowhere(route.url, who), visitor);
      const may =
        route.right === 'session.end'
          ? true
          : who.role !== undefined && mayUse[route.right as Right]?.includes(who.role);
      const answers = new Map<string, Awaited<ReturnType<typeof ask>>>();
      for (const cell of cellsOf(route, who)) {
        tried++;
        const answer = await ask(route, cell, visitor);
        answers.set(`${cell.kind} ${cell.of ?? ''}`, answer);
        const wanted = wantedOf(route, cell, { refusal: refusalFor(route, who), may: may === true });
        const told = route.method === 'HEAD' ? '' : nothing.body;
        const isRight = wanted.includes(answer.status) && (answer.status !== 404 || answer.body === told);
        if (!isRight) wrong.push([route.method, cell.kind, cell.of, cell.url, answer.status, wanted]);
      }
      if (who.role === 'coordinator') continue;
      for (const of of ['bureau', 'as', 'id', 'person']) {
        const [foreign, unknown] = [answers.get(`foreign ${of}`), answers.get(`unknown ${of}`)];
        const told = [foreign, unknown].map((one) =>
          [one?.status, one?.body.replaceAll(/blcc|careercoach|nergens/g, '')].join(),
        );
        if (told[0] !== told[1])
          wrong.push([route.method, route.url, of, 'is told apart', foreign?.status, unknown?.status]);
      }
    }
    expect(wrong).toEqual([]);
  },
);

function nowhere(url: string, { role }: Who): Cell {
  // Staff read that a colleague may have removed it.
  const isForStaff = url.startsWith('/staff') && role !== undefined && mayUse['staff.read']?.includes(role) === true;
  const page = isForStaff ? '/staff/people/nergens' : '/nergens';
  return { kind: 'own', url: isApi(url) ? '/api/v1/waves/nergens/fieldwork' : page };
}

interface Standing {
  /** How somebody is refused whom the route does not know. */
  readonly refusal: number | 'sign in' | undefined;
  readonly may: boolean;
}

function wantedOf({ method, url }: GuardedRoute, cell: Cell, { refusal, may }: Standing): (number | 'sign in')[] {
  if (refusal !== undefined) return [refusal];
  if (!may) return [404];
  if (cell.kind === 'forged') return [403];
  const own = granted[`${method} ${url}`] ?? [200];
  if (cell.kind === 'own') return [...own];
  const isPath = url.includes(`:${cell.of ?? ''}`);
  return isPath ? [404, ...(cell.kind === 'foreign' ? own : [])] : [404, ...own];
}

test('the open routes ask nobody who they are', async () => {
  const routes = world.app.guardedRoutes.filter(({ right }) => !isRight(right));
  const wrong: unknown[] = [];
  for (const route of routes) {
    const statuses: unknown[] = [];
    for (const visitor of Object.keys(visitors) as Visitor[]) {
      for (const cell of cellsOf(route, visitors[visitor])) {
        tried++;
        statuses.push((await ask(route, cell, visitor)).status);
      }
    }
    if (new Set(statuses).size !== 1) wrong.push([route.method, route.url, statuses]);
  }
  expect(wrong).toEqual([]);
});

test('nothing of it was left out', () => {
  expect(tried).toBeGreaterThan(2500);
});
