import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { addToken } from '../../src/access/tokens.js';
import type { CommandContext } from '../../src/commands/command.js';
import { commands } from '../../src/commands/index.js';
import type { Ctx } from '../../src/context.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { localDay } from '../../src/language/local-day.js';
import { Problem } from '../../src/problem.js';
import { publicTexts } from '../../src/web/public/texts.js';
import type { GuardedRoute } from '../../src/web/plugins/require-right.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { difference, type Learnt, type Look, type Vector } from '../support/differencer.js';
import { freshFolder } from '../support/folder.js';
import { respondentOf } from '../support/filled-in.js';
import { fillIn, Visitor } from '../support/interview.js';
import { pick, seeded, shuffle } from '../support/random-answers.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { signIn } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';

const groups = ['ex-client', 'employer'] as const;
const bureaus = ['blcc', 'careercoach', 'wageningen-career-support', 'coordinator-bureau'] as const;

/** Who is asked, and what they do: of one bureau enough to be shown three times, of others once, not at all, or all at once. */
const cells: readonly {
  group: (typeof groups)[number];
  bureau: string;
  sends: number;
  screenedOut: number;
  begins: number;
}[] = [
  { group: 'ex-client', bureau: 'blcc', sends: 14, screenedOut: 1, begins: 2 },
  { group: 'ex-client', bureau: 'careercoach', sends: 7, screenedOut: 1, begins: 0 },
  { group: 'ex-client', bureau: 'wageningen-career-support', sends: 3, screenedOut: 0, begins: 0 },
  { group: 'employer', bureau: 'blcc', sends: 6, screenedOut: 0, begins: 1 },
];
/** What fills in the parameters of an address, for each group; a route with another one is to be thought about. */
const parameters: readonly Readonly<Record<string, string>>[] = [
  { group: 'ex-client', question: 'XC_INITIATIEF', field: 'XC_SLOT_OPEN', file: 'XC_INITIATIEF.csv' },
  { group: 'employer', question: 'OG_VERTROUWEN', field: 'OG_SLOT_OPEN', file: 'OG_VERTROUWEN.svg' },
].map((own) => ({
  ...own,
  ...{
    wave: '2026',
    token: 'x',
    page: 'laatste-gesprek',
    language: 'en',
    step: 'invitation',
    person: 'x',
    account: 'x',
  },
}));

/** What stands behind the address of a route that needs it, or that shows other figures with it. */
const queries: Readonly<Record<string, readonly string[]>> = {
  '/results/:wave/:group': ['', '?bureau=blcc', '?bureau=careercoach'],
  '/api/v1/waves/:wave/groups/:group/results': ['', ...bureaus.map((bureau) => `?bureau=${bureau}`)],
  '/api/v1/waves/:wave/groups/:group/comparison': ['?against=2015'],
  '/results/:wave/:group/figures/:file': ['', '?bureau=blcc'],
  '/results/:wave/tables': ['?format=xlsx', '?format=csv'],
  '/api/v1/waves/:wave/groups/:group/tables': ['?format=json'],
  '/results/:wave/:group/crosstab': ['', '?row=XC_OPLEIDING&column=XC_BETALER'],
  '/api/v1/waves/:wave/groups/:group/crosstab': ['?row=XC_OPLEIDING&column=XC_BETALER'],
  '/api/v1/waves/:wave/groups/:group/export': ['?format=csv'],
};

/** Routes with figures that the coordinator is refused while the wave is open, and how. */
const refused: Readonly<Record<string, readonly number[]>> = {
  '/api/v1/waves/:wave/groups/:group/crosstab': [409],
  '/api/v1/waves/:wave/groups/:group/export': [409],
  // Before the first figures there is nothing to take along.
  '/results/:wave/:group/figures/:file': [404, 200],
};

/** Views that tell how many came to the end, or to their own bureau who did, which is no secret. */
const tellsWhoFinished = /fieldwork|\/staff/;

/** The commands that print something of a wave, and with what; all others, and why they are not looked at. */
const looked: Readonly<Record<string, readonly string[][]>> = {
  fieldwork: [['--wave', '2026']],
  'wave list': [[]],
  'plan show': [['--wave', '2026']],
  outbox: [[]],
  log: [[]],
  retention: [[]],
  'letter list': [['--wave', '2026']],
  tables: [['--wave', '2026', '--format', 'json', '--out']],
  codebook: groups.flatMap((group) =>
    ['json', 'ddi', 'html'].map((format) => ['--wave', '2026', '--group', group, '--format', format, '--out']),
  ),
  export: groups.flatMap((group) =>
    ['csv', 'json', 'sav', 'ddi'].map((format) => ['--wave', '2026', '--group', group, '--format', format, '--out']),
  ),
};
const notLooked = {
  'acts, and prints what it did': [
    ...['serve', 'migrate', 'study load', 'wave add', 'wave open', 'wave until', 'wave close', 'invitees import'],
    ...['invitees mark', 'invite', 'remind', 'plan on', 'plan off', 'stop', 'resume', 'letter again', 'bounces read'],
    ...['readers mail', 'account add', 'account remove', 'account reset', 'token add', 'token revoke'],
    ...['responses import', 'person erase', 'hide-order', 'demo'],
    ...['snapshot add'],
  ],
  'knows nothing of a wave': [
    ...['study check', 'study schema', 'letter preview', 'readers', 'statistics', 'doctor', 'account list'],
    ...['token list'],
  ],
  'knows nothing of answers that were sent: person.test.ts': ['person export'],
  'refuses before a snapshot, which an open wave has none of': ['disclosure audit'],
  'refuses while a wave is open': ['report', 'bundle'],
  'gives the whole database to who runs the server: linkage-attack.test.ts': ['backup', 'restore', 'copy'],
};

interface Visitors {
  readonly pages: Readonly<Record<string, Record<string, string>>>;
  readonly staff: Readonly<Record<string, Record<string, string>>>;
  readonly api: Readonly<Record<string, Record<string, string>>>;
}

async function visitorsOf(world: World): Promise<Visitors> {
  const bearer = async (owner: Parameters<typeof addToken>[1]) => ({
    authorization: `Bearer ${await addToken(world.ctx, owner)}`,
  });
  const partners: Record<string, Record<string, string>> = {};
  for (const bureau of bureaus) partners[bureau] = await bearer({ role: 'partner', bureau });
  return {
    pages: { coordinator: await signIn(world), partner: await signIn(world, ['partner']), public: {} },
    staff: { staff: await signIn(world, ['staff']), public: {} },
    api: { coordinator: await bearer({ role: 'coordinator' }), ...partners, public: {} },
  };
}

/** Every address of a route, with the parameters filled in. */
function addressesOf(url: string): string[] {
  const paths = parameters.map((values) =>
    url.replaceAll(/:(\w+)/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${url}: no value is known for ${whole}`);
      return value;
    }),
  );
  return [...new Set(paths)].flatMap((path) => (queries[url] ?? ['']).map((query) => path + query));
}

const isApi = (url: string) => url.startsWith('/api/');
const showsFigures = ({ right }: GuardedRoute) =>
  ['results.read', 'figures.live', 'fieldwork.read', 'open-answers.read', 'microdata.read', 'waves.read'].includes(
    right,
  );

/**
 * A view without what is another at each request, as is the time of looking, and without how many
 * came to the end, which is no secret.
 */
function steady(text: string): string {
  const now = /((?:Zoals het was op|As it was on) [^.]*? (?:om|at) |(?:Het is|It is) [^.,]*, )\d\d:\d\d/g;
  const finished = /(Voorlopig: cijfers over \d+ van de|Provisional: figures of \d+ of the) \d+/g;
  const soFar = /((?:Uw bureau|Alle bureaus|Your bureau|All bureaus): )\d+ (van de|of the) \d+/g;
  return text
    .replaceAll(finished, '$1')
    .replaceAll(now, '$1')
    .replaceAll(soFar, '$1$2')
    .replaceAll(
      /name="(?:form_token|challenge)" value="[^"]*"|data-options="[^"]*"|"instance":"[^"]*"|req-[\w-]+|"(?:at|now)":"[^"]*"/g,
      '',
    );
}

/** All that anybody can see now, by HTTP and by commands. */
async function lookAt({ world, visitors, finished }: Played): Promise<Look> {
  const { app, ctx } = world;
  const texts = new Map<string, string>();
  const ended = `${JSON.stringify(finished)} ${localDay(ctx.now())}`;
  const routes = app.guardedRoutes.filter(
    ({ method, url }) => method === 'GET' && !url.startsWith('/public/') && !/^\/(readyz|healthz|metrics)$/.test(url),
  );
  for (const route of routes) {
    const who = route.url.startsWith('/staff')
      ? visitors.staff
      : showsFigures(route)
        ? visitors[isApi(route.url) ? 'api' : 'pages']
        : { public: {} };
    for (const address of addressesOf(route.url)) {
      for (const [viewer, headers] of Object.entries(who)) {
        const { statusCode, body } = await app.inject({ url: address, headers });
        texts.set(`${viewer} ${address}`, `${statusCode} ${steady(body)}`);
        if (viewer !== 'coordinator') continue;
        expect(refused[route.url] ?? [200], address).toContain(statusCode);
      }
    }
  }
  for (const [name, inputs] of Object.entries(looked)) {
    for (const input of inputs) {
      const file = input.at(-1) === '--out' ? [join(await freshFolder(), 'out')] : [];
      const words = await printed(ctx, name, [...input, ...file]);
      texts.set(`golfslag ${[name, ...input].join(' ')}`, words.replace(file[0] ?? '', ''));
    }
  }
  const results = (address: string) => vectorOf(texts.get(`coordinator ${address}`) ?? '');
  const resultsOf = (group: string) => `/api/v1/waves/2026/groups/${group}/results`;
  return {
    cells: new Map(
      groups.map((group) => [
        group,
        new Map(bureaus.map((bureau) => [bureau, results(`${resultsOf(group)}?bureau=${bureau}`)])),
      ]),
    ),
    pooled: new Map(groups.map((group) => [group, results(resultsOf(group))])),
    texts,
    known: (view) => (tellsWhoFinished.test(view) ? ended : ''),
  };
}

async function printed(ctx: Ctx, name: string, args: readonly string[]): Promise<string> {
  const context: CommandContext = { open: () => Promise.resolve(ctx), environment: {}, progress: () => undefined };
  try {
    const outcome = await commands.find((command) => command.name === name)?.run(context, args);
    return outcome ? `${JSON.stringify(outcome.result)}\n${outcome.text}` : '';
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** The counts in an answer of the API: how many people, and of each question how many gave each answer. */
function vectorOf(answer: string): Vector {
  const results = JSON.parse(answer.slice(4)) as {
    n: number;
    questions: { id: string; asked: number; base: number; options: { code: string | number; count: number }[] }[];
  };
  const counts = results.questions.flatMap(({ id, asked, base, options }) => [
    [`${id} asked`, asked] as const,
    [`${id} base`, base] as const,
    ...options.map(({ code, count }) => [`${id} ${code}`, count] as const),
  ]);
  return Object.fromEntries([['n', results.n] as const, ...counts].filter(([, count]) => count !== 0));
}

interface Played {
  readonly world: World;
  readonly visitors: Visitors;
  /** How many came to the end, by cell: sent, or screened out. */
  readonly finished: Record<string, number>;
}

type Happening = 'sends' | 'is screened out' | 'begins' | 'erases';

/** Plays a wave person by person, and looks at everything after each. */
async function play(kind: DatabaseKind): Promise<{ looks: Look[]; happened: { what: Happening; cell: string }[] }> {
  const world = await openWorld(kind);
  const { app, ctx, invite } = world;
  const random = seeded(13);
  const todo = shuffle(
    cells.flatMap(({ group, bureau, sends, screenedOut, begins }) => [
      ...Array.from({ length: sends }, () => ({ group, bureau, what: 'sends' as const })),
      ...Array.from({ length: screenedOut }, () => ({ group, bureau, what: 'is screened out' as const })),
      ...Array.from({ length: begins }, () => ({ group, bureau, what: 'begins' as const })),
    ]),
    random,
  );
  const tokens = await invite(todo.map(({ group, bureau }, i) => ({ email: `p${i}@example.nl`, group, bureau })));
  await inviteAll(ctx, { wave: '2026' });
  await sendDue(ctx, acceptAll);
  const finished: Record<string, number> = {};
  const played = { world, visitors: await visitorsOf(world), finished };
  const looks = [await lookAt(played)];
  const happened: { what: Happening; cell: string }[] = [];
  const codes: { code: string; cell: string }[] = [];
  const note = async (what: Happening, cell: string) => {
    happened.push({ what, cell });
    looks.push(await lookAt(played));
  };
  for (const [i, { group, bureau, what }] of todo.entries()) {
    const cell = `${group} ${bureau}`;
    const visitor = await begin(app, tokens[i] ?? '');
    if (what === 'begins') {
      await note('begins', cell);
      continue;
    }
    if (group === 'ex-client') await visitor.post(visitor.path, { XC_PERIODE: what === 'sends' ? '1' : '5' });
    const { questionnaire } = (await respondentOf(ctx, tokens[i] ?? '')).questionnaire;
    await fillIn(visitor, questionnaire, random);
    const code = visitor.hidden('receipt_code');
    if (what === 'sends') await visitor.post('/vragenlijst/verzenden', { receipt_code: code });
    else await visitor.post('/vragenlijst/niet-voor-u');
    expect([what, visitor.path]).toEqual([what, '/vragenlijst/bedankt']);
    finished[cell] = (finished[cell] ?? 0) + 1;
    if (what === 'sends') codes.push({ code, cell });
    await note(what, cell);
    if (i % 7 !== 6) continue;
    const erased = pick(codes, random);
    codes.splice(codes.indexOf(erased), 1);
    await visitor.get('/intrekken');
    await visitor.post('/intrekken/zeker', { receipt_code: erased.code });
    expect(visitor.html).toContain(publicTexts.nl.erasedTitle);
    await note('erases', erased.cell);
  }
  return { looks, happened };
}

async function begin(app: World['app'], token: string): Promise<Visitor> {
  const visitor = new Visitor(app);
  await visitor.get(`/i/${token}`);
  return visitor.post('/vragenlijst/begin');
}

/** What changed in the numbers of a text, from one look to the next, by their places. */
function changesIn(before: string, after: string): string[] {
  const numbersIn = (text: string) => text.match(/\d+/g) ?? [];
  const [one, other] = [numbersIn(before), numbersIn(after)];
  return one.length === other.length
    ? one.flatMap((number, i) => (number === other[i] ? [] : [`${i}: ${Number(other[i]) - Number(number)}`]))
    : ['another text'];
}

describe.each(databases)('who looks at everything after each sending and erasure of an open wave, on %s', (kind) => {
  it('learns nothing of fewer than five people', { timeout: 480_000 }, async () => {
    const { looks, happened } = await play(kind);
    expect(difference(looks)).toEqual([]);

    const [first, last] = [looks[0], looks.at(-1)];
    const shown = (look: Look | undefined) => groups.map((group) => look?.pooled.get(group)?.n ?? 0);
    expect([shown(first), shown(last)]).toEqual([
      [0, 0],
      [15, 5],
    ]);
    expect(new Set(happened.map(({ what }) => what)).size).toBe(4);
    // Counting how many came to the end tells who sent from who was screened out no more than from each other.
    const api = [...(first?.texts.keys() ?? [])].filter((view) => /^(?!public).*\/api\/.*\/fieldwork$/.test(view));
    expect(api).toHaveLength(1 + bureaus.length);
    for (const view of api) {
      const changes = new Map<string, Set<string>>();
      for (const [i, { what, cell }] of happened.entries()) {
        const counts = [i, i + 1].map((at) => countsIn(looks[at]?.texts.get(view) ?? ''));
        const key = `${cell} ${what === 'sends' || what === 'is screened out' ? 'ends' : what}`;
        changes.set(key, (changes.get(key) ?? new Set()).add(changesIn(counts[0] ?? '', counts[1] ?? '').join()));
      }
      for (const [key, found] of changes) expect([view, key, [...found]]).toEqual([view, key, [[...found][0]]]);
    }
  });
});

/** The cells of fieldwork in an answer of the API, without rates. */
function countsIn(answer: string): string {
  const body = JSON.parse(answer.slice(4)) as { cells?: { rates: unknown }[] };
  return JSON.stringify(body.cells?.map(({ rates: _rates, ...counts }) => counts) ?? []);
}

test('every command is looked at, or it is written here why not', () => {
  const known = [...Object.keys(looked), ...Object.values(notLooked).flat()];
  expect(commands.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
});

test('a route with a parameter that is not known here is refused', () => {
  expect(() => addressesOf('/results/:wave/:nieuw')).toThrow('no value is known for :nieuw');
});

describe('the differencer', () => {
  const answersOf = (person: number): Vector =>
    Object.fromEntries(
      ['n', ...Array.from({ length: 20 }, (_, question) => `Q${question} ${(person * 7 + question) % 5}`)].map(
        (name): [string, number] => [name, 1],
      ),
    );
  const sumOf = (people: readonly number[]): Vector => {
    const counts: Record<string, number> = {};
    for (const person of people) {
      for (const [name, count] of Object.entries(answersOf(person))) counts[name] = (counts[name] ?? 0) + count;
    }
    return counts;
  };
  /** What is seen of people of two bureaus, of whom those are shown that are given. */
  const look = (shown: Readonly<Record<string, readonly number[]>>, texts: Record<string, string> = {}): Look => ({
    cells: new Map([['group', new Map(Object.entries(shown).map(([bureau, people]) => [bureau, sumOf(people)]))]]),
    pooled: new Map([['group', sumOf(Object.values(shown).flat())]]),
    texts: new Map(Object.entries(texts)),
    known: () => '',
  });

  it('finds all answers of one person where a group is counted in steps of five and shown by bureau', () => {
    const before = look({ blcc: [1, 2, 3], careercoach: [4, 5] });
    const after = look({ blcc: [1, 2, 3, 6], careercoach: [4, 5, 7, 8, 9, 10] });
    const found = difference([before, after]).filter(({ by }) => by === 'group: blcc');
    expect(found).toEqual([{ by: 'group: blcc', looks: [0, 1], difference: answersOf(6) }]);
  });

  it('finds who came where others were erased, though the number stands still', () => {
    const [one, other] = [look({ blcc: [1, 2, 3, 4, 5] }), look({ blcc: [2, 3, 4, 5, 7] })];
    expect(difference([one, other])).not.toEqual([]);
  });

  it('finds who is in the pooled figures and in no bureau’s, and what a text tells beside its figures', () => {
    const whole = look({ blcc: [1, 2, 3, 4, 5] });
    const more: Look = { ...whole, pooled: new Map([['group', sumOf([1, 2, 3, 4, 5, 6])]]) };
    expect(difference([more]).map((learnt: Learnt) => learnt.difference)).toContainEqual(answersOf(6));
    const [quiet, loud] = [look({}, { page: '3 began' }), look({}, { page: '4 began' })];
    expect(difference([quiet, loud])).toEqual([{ by: 'page', looks: [0, 1], difference: {} }]);
  });

  it('finds nothing where each bureau steps by five', () => {
    const five = look({ blcc: [1, 2, 3, 4, 5], careercoach: [] });
    const ten = look({ blcc: [1, 2, 3, 4, 5], careercoach: [6, 7, 8, 9, 10] });
    expect(difference([look({ blcc: [], careercoach: [] }), five, five, ten])).toEqual([]);
  });
});
