import { beforeAll, describe, expect, it, test } from 'vitest';
import { closeWave } from '../../../src/study/wave-life.js';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { loadStudy } from '../../../src/study/load.js';
import type { StudyDefinition } from '../../../src/study/definition.js';
import { askAs, nothingHere, withoutNumber, type ApiAnswer } from '../../support/api.js';
import { databases, type DatabaseKind } from '../../support/database.js';
import { answer } from '../../support/filled-in.js';
import { readOurStudy } from '../../support/questionnaires.js';
import { seeded } from '../../support/random-answers.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { openWorld, type World } from '../../support/world.js';

interface Results {
  readonly n: number;
  readonly questions: readonly Question[];
}
interface Question {
  readonly id: string;
  readonly kind: string;
  readonly asked: number;
  readonly base: number;
  readonly missing: { readonly total: number; readonly codes: Readonly<Record<string, number>> };
  readonly options: readonly {
    readonly count: number;
    readonly percent: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

const own = '/waves/2026/groups/ex-client/results';
/** What a partner is told of how many there are, before anything is published. */
const nobody = { n: null, approached: null, population: null, interval: 'wilson' };
/** A text in the languages of the study. */
const inBoth = { nl: expect.any(String), en: expect.any(String) };
const nIn = ({ body }: ApiAnswer) => (body as Results).n;

/** Ten invited former clients, six of them of BLCC, and what it takes for the next one to send. */
async function openStudy(kind: DatabaseKind, interim?: StudyDefinition['privacy']['interim']) {
  const world = await openWorld(kind);
  const { ctx } = world;
  if (interim !== undefined) {
    const { study, ...folder } = readOurStudy();
    const { definition } = study;
    world.passDays(1);
    const changed = { ...definition, privacy: { ...definition.privacy, interim } };
    await loadStudy(ctx, { ...folder, study: { ...study, definition: changed } });
  }
  const people = Array.from({ length: 10 }, (_, i) => ({
    email: `persoon${i}@example.nl`,
    bureau: i % 2 && i < 8 ? 'careercoach' : 'blcc',
  }));
  const tokens = await world.invite(people);
  await inviteAll(ctx, { wave: '2026' });
  await sendDue(ctx, acceptAll);
  let sent = 0;
  return { ...world, send: () => answer(ctx, tokens[sent] ?? '', seeded(sent++)) };
}

describe.each(databases)('results on %s', (kind) => {
  let site: Awaited<ReturnType<typeof openStudy>>;
  beforeAll(async () => {
    site = await openStudy(kind);
  });

  test('of an open wave move in steps of five of a bureau, and are exact once it is closed', async () => {
    const ask = await askAs(site, { role: 'coordinator' });
    const seen: number[][] = [];
    for (let i = 0; i < 10; i++) {
      await site.send();
      const all = [own, `${own}?bureau=blcc`, `${own}?bureau=careercoach`];
      seen.push(await Promise.all(all.map(async (address) => nIn(await ask(address)))));
    }
    expect(seen.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => [0, 0, 0]));
    expect(seen.slice(8)).toEqual([
      [5, 5, 0],
      [5, 5, 0],
    ]);
    await closeWave(site.ctx, '2026');
    expect(nIn(await ask(own))).toBe(10);
    expect(nIn(await ask(`${own}?bureau=careercoach`))).toBe(4);
  });

  it('have the shape of the contract, with percentages of 0 to 100 and their intervals', async () => {
    const ask = await askAs(site, { role: 'coordinator' });
    const { status, type, body } = await ask(own);
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      ...{ wave: '2026', group: 'ex-client', bureau: null, synthetic: false, snapshot: null, n: 10, approached: 10 },
      ...{ population: 10, interval: 'wilson-finite' },
      questions: expect.any(Array),
    });
    const { questions } = body as Results;
    expect(questions.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['XC_PERIODE', 'XC_EFFECT_DURF', 'XC_SLOT_OPEN']),
    );
    for (const question of questions) {
      expect(question).toEqual({
        ...{ id: expect.stringMatching(/^XC_/), kind: expect.any(String), text: inBoth },
        ...{ base: expect.any(Number), asked: expect.any(Number), options: expect.any(Array) },
        missing: { total: 10 - question.base, codes: expect.any(Object) },
        population: question.asked,
        withheld: null,
      });
      const { asked, missing } = question;
      expect(Object.keys(missing.codes)).toEqual(['96', '97', '98', '99']);
      expect(missing.codes['97']).toBe(10 - asked);
      expect(Object.values(missing.codes).reduce((sum, people) => sum + people)).toBe(missing.total);
      for (const option of question.options) {
        const names = ['code', 'label', 'missing', 'count', 'percent', 'low', 'high', 'suppressed'];
        expect(Object.keys(option).sort()).toEqual(names.sort());
        expect(option).toMatchObject({ label: inBoth, suppressed: false });
        const { count, percent, low, high } = option;
        if (percent === null) expect([low, high]).toEqual([null, null]);
        else {
          expect(percent).toBeCloseTo((100 * count) / question.base);
          expect([low, percent, high].map(Number)).toEqual([low, percent, high].map(Number).sort((a, b) => a - b));
        }
      }
    }
    const ofOne = (await ask(`${own}?bureau=blcc`)).body;
    expect(ofOne).toMatchObject({ bureau: 'blcc', snapshot: null, n: 6, approached: 6 });
  });

  it('are empty for a partner while nothing is published, of its own bureau and of all', async () => {
    const ask = await askAs(site, { role: 'partner', bureau: 'blcc' });
    const empty = { wave: '2026', group: 'ex-client', synthetic: false, snapshot: null, ...nobody, questions: [] };
    expect((await ask(own)).body).toEqual({ ...empty, bureau: null });
    expect(await ask(`${own}?bureau=blcc`)).toMatchObject({ status: 200, body: { ...empty, bureau: 'blcc' } });
  });

  it('of a foreign bureau, or of what is not there, are one problem document to a partner', async () => {
    const ask = await askAs(site, { role: 'partner', bureau: 'blcc' });
    await expectNothing(ask, [
      ...['careercoach', 'nergens', '', '%00', 'BLCC'].map((bureau) => `${own}?bureau=${bureau}`),
      ...addresses,
      '/waves/1999/groups/ex-client/results?bureau=careercoach',
      '/waves/2015/groups/ex-client/results?bureau=careercoach',
    ]);
  });

  it('of what is not there are the same problem document to the coordinator', async () => {
    const ask = await askAs(site, { role: 'coordinator' });
    await expectNothing(ask, [...['nergens', '', '%00'].map((bureau) => `${own}?bureau=${bureau}`), ...addresses]);
  });

  test('asked for in a way that cannot be read, are a problem document that names the field', async () => {
    const ask = await askAs(site, { role: 'coordinator' });
    const { status, type, body } = await ask(`${own}?bureau=blcc&bureau=careercoach`);
    expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect((body as { detail: string }).detail).toContain('bureau');
  });
});

const addresses = [
  ...['1999', '%00', '2026%00', 'x'.repeat(600)].map((wave) => `/waves/${wave}/groups/ex-client/results`),
  ...['advisers', '%00', 'ex-client%00', '__proto__'].map((group) => `/waves/2026/groups/${group}/results`),
];

async function expectNothing(ask: (path: string) => Promise<ApiAnswer>, paths: readonly string[]): Promise<void> {
  for (const path of paths) expect([path, withoutNumber(await ask(path))]).toEqual([path, nothingHere]);
}

describe('a study that shows no figures of an open wave', () => {
  let world: World;
  beforeAll(async () => {
    const study = await openStudy('sqlite', 'none');
    await study.send();
    world = study;
  });

  it('refuses them to the coordinator until the wave is closed', async () => {
    const ask = await askAs(world, { role: 'coordinator' });
    expect(await ask(own)).toMatchObject({ status: 403, body: { type: 'urn:golfslag:problem:interim' } });
  });

  it('gives a partner the same empty results as any other', async () => {
    const ask = await askAs(world, { role: 'partner', bureau: 'blcc' });
    expect(await ask(own)).toMatchObject({
      status: 200,
      body: { snapshot: null, n: null, approached: null, questions: [] },
    });
    expect(withoutNumber(await ask(`${own}?bureau=careercoach`))).toEqual(nothingHere);
  });
});
