import { zipSync, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDemoWave } from '../../src/response/demo.js';
import { readOurStudy } from '../support/questionnaires.js';
import { openWorld, type World } from '../support/world.js';
import { lookAt, type Results, type Seen } from './attack/answers.js';
import { openPartner, readEverything, type Answer, type Partner } from './attack/everything.js';
import { countDrawn, listTold, mediumOf, type Medium } from './attack/told.js';
import { changeHidden, type Changed } from './attack/twin.js';
import { bureaus, openTokens, publish } from './attack/world.js';

/**
 * The attack on pages and files. Two waves whose people gave other answers, but of which the same is
 * shown, must be the same to the last byte, whatever a partner opens: then nothing in a title, a
 * width, a sheet or the order of rows comes from a number that is hidden.
 */

const wave = 'demo';
const groups = readOurStudy().study.definition.groups.map(({ slug }) => slug);

type Everything = ReadonlyMap<string, Answer>;

let world: World;
const partners = new Map<string, Partner>();
const seen = new Map<string, Seen>();
const changed: Changed[] = [];
let first: ReadonlyMap<string, Everything>;
let second: ReadonlyMap<string, Everything>;

beforeAll(async () => {
  // Both are published at the same moment: nothing but what is in them can differ.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-09-01T10:00:00Z') });
  world = await openWorld('sqlite');
  const { ctx } = world;
  await addDemoWave(ctx, { wave, respondents: 80, seed: 1 });
  await addDemoWave(ctx, { wave: 'demo-earlier', respondents: 80, seed: 1, yearsAgo: 1 });
  await publish(world, 'demo-earlier');
  await publish(world, wave);
  for (const bureau of bureaus) partners.set(bureau, await openPartner(world, bureau));
  first = await readAll();
  const { partners: tokens } = await openTokens(world);
  for (const group of groups) seen.set(group, await lookAt(world, tokens, { wave, group }));
  await takeBack(world);
  for (const [group, shown] of seen) changed.push(await changeHidden(world, { wave, group }, shown));
  await publish(world, wave);
  second = await readAll();
}, 900_000);

afterAll(() => {
  vi.useRealTimers();
});

async function readAll(): Promise<ReadonlyMap<string, Everything>> {
  const read = new Map<string, Everything>();
  for (const [bureau, partner] of partners) read.set(bureau, await readEverything(world, partner, wave));
  return read;
}

/** Makes it as if the wave had not been published. */
async function takeBack({ ctx: { db } }: World): Promise<void> {
  const snapshots = db.selectFrom('snapshot').select('id').where('wave', '=', wave);
  await db.deleteFrom('snapshot_document').where('snapshot', 'in', snapshots).execute();
  await db.deleteFrom('snapshot').where('wave', '=', wave).execute();
}

function ofBureau(all: ReadonlyMap<string, Everything>, bureau: string): Everything {
  return all.get(bureau) ?? new Map<string, Answer>();
}

/** The addresses at which two were answered otherwise. */
function listDiffering(one: Everything, other: Everything): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((url) => {
    const [a, b] = [one.get(url), other.get(url)];
    return !a || !b || a.status !== b.status || a.headers !== b.headers || !a.body.equals(b.body);
  });
}

describe('two waves that differ in what is hidden alone', () => {
  it('differ in numbers of every kind that is hidden', () => {
    const total = (kind: keyof Changed) => changed.reduce((sum, one) => sum + one[kind], 0);
    expect(total('few')).toBeGreaterThan(2);
    expect(total('nearly-all')).toBeGreaterThan(5);
    expect(total('joined')).toBeGreaterThan(10);
    expect(total('withheld')).toBeGreaterThan(50);
  });

  it.each(bureaus)('are the same to a partner of %s, on every page and in every file', (bureau) => {
    expect(listDiffering(ofBureau(first, bureau), ofBureau(second, bureau))).toEqual([]);
  });

  it('were read at every address that the route table has', () => {
    const all = [...ofBureau(first, 'blcc')];
    const routes = world.app.guardedRoutes.filter(
      ({ method, url, right }) =>
        method === 'GET' && /^\/(results|api\/v1)(\/|$)/.test(url) && /^(results|waves|fieldwork)\.read$/.test(right),
    );
    const unread = routes.filter(({ url }) => {
      const pattern = new RegExp(`^${url.replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`);
      return !all.some(([read, { status }]) => status === 200 && pattern.test(read));
    });
    expect(routes.length).toBeGreaterThan(12);
    expect(unread.map(({ url }) => url)).toEqual([]);
    expect(all.filter(([, { status }]) => status === 200).length).toBeGreaterThan(900);
    expect(all.filter(([, { status }]) => status >= 500)).toEqual([]);
    // By a form.
    const reports = all.filter(([read]) => read.includes('/report'));
    expect(reports.map(([, { status }]) => status)).toEqual([200, 200, 200]);
  });
});

/** The answers whose number the API does not tell a partner, of all bureaus and of the own one. */
function listHidden(bureau: string): Set<string> {
  const of = (whose: string, results: Results | undefined) =>
    (results?.questions ?? []).flatMap(({ id, options }) =>
      options
        .filter(({ count, missing }) => count === null && (missing ?? null) === null)
        .map(({ label }) => nameOf(id, label.nl, whose)),
    );
  return new Set([...seen.values()].flatMap(({ pooled, own }) => [...of('all', pooled), ...of('own', own[bureau])]));
}

function nameOf(table: string, label: string, whose: string): string {
  return `${table} ${whose} ${label.replace(/\s*:$/, '')}`;
}

interface Leak {
  readonly url: string;
  readonly said: string;
}

/** What a page or file tells of an answer that the API hides; and of how many it was looked for. */
function findLeaks(bureau: string, url: string, medium: Medium, body: Buffer): { leaks: Leak[]; looked: number } {
  const hidden = listHidden(bureau);
  const told = listTold(url, medium, body).filter(({ table, label, whose }) => hidden.has(nameOf(table, label, whose)));
  const numbers = told.filter(({ words }) => /\d/.test(words.replaceAll('minder dan 3', '')));
  const drawn = countDrawn(medium, body).filter(({ drawn, said }) => drawn !== said);
  return {
    leaks: [
      ...numbers.map(({ table, label, words }) => ({ url, said: `${table} ${label}: ${words}` })),
      ...drawn.map(({ drawn, said }) => ({ url, said: `${drawn} drawn, ${said} said` })),
    ],
    looked: told.length,
  };
}

function listMedia(bureau: string): { url: string; medium: Medium; body: Buffer }[] {
  return [...ofBureau(first, bureau)].flatMap(([url, answer]) => {
    const medium = mediumOf(url, answer);
    return medium ? [{ url, medium, body: answer.body }] : [];
  });
}

const media: readonly Medium[] = ['page', 'chart', 'csv', 'workbook', 'json'];

describe.each(media)('where the API hides a number, a %s', (wanted) => {
  it.each(bureaus)('has none for a partner of %s', (bureau) => {
    const found = listMedia(bureau)
      .filter(({ medium }) => medium === wanted)
      .map(({ url, medium, body }) => findLeaks(bureau, url, medium, body));
    expect(found.flatMap(({ leaks }) => leaks)).toEqual([]);
    expect(found.reduce((sum, { looked }) => sum + looked, 0)).toBeGreaterThan(0);
  });

  it('is found to leak where one is planted', () => {
    const planted = listMedia('blcc').find(
      ({ medium, body }) =>
        medium === wanted && (medium === 'workbook' || /minder dan 3|"class":"few"/.test(body.toString())),
    );
    const { url = '', body = Buffer.of() } = planted ?? {};
    expect(findLeaks('blcc', url, wanted, plantNumber(wanted, body)).leaks).not.toEqual([]);
  });
});

/** Puts a number in the place of each class. */
function plantNumber(medium: Medium, body: Buffer): Buffer {
  if (medium === 'workbook') {
    const parts = Object.entries(unzipSync(body)).map(([name, part]) => [name, plantNumber('page', Buffer.from(part))]);
    return Buffer.from(zipSync(Object.fromEntries(parts) as Record<string, Uint8Array>));
  }
  const text = body.toString();
  if (medium !== 'json') return Buffer.from(text.replaceAll('minder dan 3', '2'));
  return Buffer.from(text.replaceAll(/"count":null(?=[^{}]*"class":"few")/g, '"count":2'));
}

describe('the attack finds a leak that is planted in what was published', () => {
  /** Tells the number of an answer of few people, in a document of a viewer. */
  async function plant(viewer: string): Promise<() => Promise<void>> {
    const { db } = world.ctx;
    const rows = await db.selectFrom('snapshot_document').selectAll().where('viewer', '=', viewer).execute();
    const snapshot =
      rows
        .map((row) => row.snapshot)
        .toSorted()
        .at(-1) ?? '';
    const row = rows.find(
      (one) => one.snapshot === snapshot && one.name.startsWith('results ') && one.document.includes('"class":"few"'),
    );
    const set = (document: string) =>
      db
        .updateTable('snapshot_document')
        .set({ document })
        .where((eb) => eb.and({ snapshot, viewer, name: row?.name ?? '' }))
        .execute();
    const document = row?.document ?? '';
    const numbers = '"count":2,"percent":8,"low":2,"high":25,"suppressed":false';
    await set(document.replace(/"count":null[^{}]*"suppressed":true(?=,"class":"few")/, numbers));
    return async () => {
      await set(document);
    };
  }

  it.each([
    // The codebook tells of all bureaus together: of one, nothing leaks into DDI.
    ['all bureaus together', '', bureaus.slice(0, 2), 6],
    ['one bureau', 'blcc', ['blcc'], 5],
  ] as const)('of %s, whatever kind of page or file it is', { timeout: 300_000 }, async (_who, viewer, told, most) => {
    const takeOut = await plant(viewer);
    for (const bureau of bureaus.slice(0, 2)) {
      const partner = partners.get(bureau);
      const leaking = partner ? await readEverything(world, partner, wave) : new Map<string, Answer>();
      const differing = listDiffering(ofBureau(first, bureau), leaking);
      const kinds = new Set(differing.map((url) => leaking.get(url)?.type.split(';')[0]));
      expect([bureau, kinds.size]).toEqual([bureau, told.some((one) => one === bureau) ? most : 0]);
    }
    await takeOut();
  });
});
