import type { LightMyRequestResponse } from 'fastify';
import { parse } from 'node-html-parser';
import { addToken } from '../../../src/access/tokens.js';
import { readOurStudy } from '../../support/questionnaires.js';
import { formTokenOf, signIn } from '../../support/signed-in.js';
import type { World } from '../../support/world.js';
import { listTables } from './questions.js';

/** What was answered at an address: all of it that somebody could read. */
export interface Answer {
  readonly status: number;
  /** The headers that are about what was answered. */
  readonly headers: string;
  readonly type: string;
  readonly body: Buffer;
}

/** Somebody who looks as a partner of a bureau, with a browser and with a program. */
export interface Partner {
  readonly bureau: string;
  readonly cookie: string;
  readonly authorization: string;
}

/** Returns a partner of a bureau who is signed in, and has a token. */
export async function openPartner(world: World, bureau: string): Promise<Partner> {
  const { cookie } = await signIn(world, ['partner'], bureau);
  return { bureau, cookie, authorization: `Bearer ${await addToken(world.ctx, { role: 'partner', bureau })}` };
}

const { study, questionnaires } = readOurStudy();
const groups = study.definition.groups.map(({ slug, crosstabs }) => ({
  slug,
  crosstabs,
  tables: listTables(questionnaires.find(({ group }) => group === slug)?.definition).map(({ id }) => id),
}));

/**
 * Returns what a partner is answered at every address of a wave: whatever a page links to, and what
 * the route table offers beside it, by what stands in the files of the study.
 */
export async function readEverything(world: World, partner: Partner, wave: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const waiting = ['/results', `/results?taal=en`, ...listOffered(world, partner, wave)];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (answers.has(url)) continue;
    const answer = await ask(world, partner, url);
    answers.set(url, answer);
    if (answer.type.startsWith('text/html')) waiting.push(...listLinks(answer.body, url, wave));
  }
  for (const [query, form] of reports) {
    const url = `/results/${wave}/report${query}`;
    answers.set(`${url} ${form}`, await post(world, partner, url, form));
  }
  return answers;
}

/** What stands behind the address of the report, and in its form. */
const reports = [
  ['', 'format=html'],
  ['?taal=en', 'format=html'],
  ['', 'format=html&against=demo-earlier'],
] as const;

async function post(world: World, { cookie }: Partner, url: string, form: string): Promise<Answer> {
  const payload = `form_token=${await formTokenOf(world, { cookie })}&${form}`;
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  return answerOf(await world.app.inject({ method: 'POST', url, headers, payload }));
}

async function ask({ app }: World, { cookie, authorization }: Partner, url: string): Promise<Answer> {
  return answerOf(await app.inject({ url, headers: url.startsWith('/api/') ? { authorization } : { cookie } }));
}

function answerOf({ statusCode, headers, rawPayload }: LightMyRequestResponse): Answer {
  const type = headers['content-type']?.toString() ?? '';
  const about = ['content-type', 'content-disposition', 'location', ...(statusCode === 200 ? ['etag'] : [])];
  return {
    status: statusCode,
    type,
    headers: about.map((name) => `${name}: ${headers[name]?.toString() ?? ''}`).join('\n'),
    // The number of a request is the one thing in which two equal refusals differ, and the token of
    // a session that in which two equal pages do.
    body:
      statusCode === 200
        ? type.startsWith('text/html')
          ? Buffer.from(rawPayload.toString().replaceAll(/name="form_token" value="[^"]*"/g, ''))
          : rawPayload
        : Buffer.from(rawPayload.toString().replace(/"instance":"[^"]*"/, '')),
  };
}

/** The addresses of this wave's results that a page links to. */
function listLinks(body: Buffer, from: string, wave: string): string[] {
  return parse(body.toString())
    .querySelectorAll('a[href]')
    .flatMap((link) => {
      const { pathname, search } = new URL(link.getAttribute('href') ?? '', `http://localhost${from}`);
      const isOfWave = `${pathname}/`.startsWith(`/results/${wave}/`) || search.includes(`wave=${wave}`);
      return isOfWave && pathname.startsWith('/results') ? [pathname + search] : [];
    });
}

/** The addresses that the routes for results offer, with everything that can be named in them. */
function listOffered({ app }: World, { bureau }: Partner, wave: string): string[] {
  const urls = app.guardedRoutes
    .filter(({ method, url }) => method === 'GET' && /^\/(results|api\/v1)(\/|$)/.test(url))
    .map(({ url }) => url.replace(':wave', wave));
  return urls.flatMap((url) => {
    if (!url.includes(':group')) return withQueries(url, bureau, []);
    return groups.flatMap(({ slug, tables, crosstabs }) =>
      namesIn(url, tables).flatMap((one) => withQueries(one.replace(':group', slug), bureau, crosstabs)),
    );
  });
}

function namesIn(url: string, tables: readonly string[]): string[] {
  if (url.includes(':file'))
    return tables.flatMap((id) => ['.svg', '.csv'].map((end) => url.replace(':file', id + end)));
  const names = /:question|:field/.exec(url);
  return names ? tables.map((id) => url.replace(names[0], id)) : [url];
}

function withQueries(url: string, bureau: string, crosstabs: readonly { row: string; column: string }[]): string[] {
  const behind = (...queries: readonly string[]) => queries.map((query) => `${url}?${query}`);
  if (/\/tables$/.test(url)) return behind(...['xlsx', 'csv', 'csv-excel', 'json'].map((format) => `format=${format}`));
  if (/\/codebook$/.test(url)) return [url, ...behind('format=html', 'format=json', 'format=ddi')];
  if (url.includes('/comparison')) return behind('against=2015', 'against=demo-earlier');
  if (/\/crosstab$/.test(url)) {
    return [url, ...crosstabs.flatMap(({ row, column }) => behind(`row=${row}&column=${column}`))];
  }
  return [url, ...behind(`bureau=${bureau}`)];
}
