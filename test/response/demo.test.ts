import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.js';
import type { Format } from '../../src/export/export.js';
import { exportToFile } from '../../src/export/file.js';
import { addWave, openWave } from '../../src/study/wave-life.js';
import { getWave, listWaves, statusOf } from '../../src/study/waves.js';
import { parseAnswers } from '../../src/questionnaire/fields.js';
import { answersOnTheWay, walk } from '../../src/questionnaire/journey.js';
import { addDemoWave } from '../../src/response/demo.js';
import { importResponses } from '../../src/response/import-responses.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { getQuestionnaire } from '../../src/study/stored.js';
import { freshInstallation, golfslag, json, start } from '../commands/cli.js';
import { askAs } from '../support/api.js';
import { databases } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { studyFolder } from '../support/questionnaires.js';
import { readStudyWithBureaus } from '../support/questionnaires.js';
import { openWorld } from '../support/world.js';
import { readResults } from '../support/as-operator.js';

async function exported(ctx: Ctx, wave: string, group: string, format: Format): Promise<string> {
  const out = join(await freshFolder(), `export.${format}`);
  await exportToFile(ctx, { wave, group, format, out }, () => undefined);
  return readFileSync(out, 'utf8');
}

async function figures(ctx: Ctx, wave = 'demo') {
  return Promise.all(['ex-client', 'employer'].map((group) => readResults(ctx, wave, group)));
}

describe.each(databases)('a demo wave on %s', (kind) => {
  it('is closed and synthetic, with two former clients for each employer, over all bureaus', async () => {
    const { ctx } = await openWorld(kind);
    expect(await addDemoWave(ctx, { respondents: 80, seed: 1 })).toMatchObject({ wave: 'demo', responses: 80 });
    const wave = await getWave(ctx, 'demo');
    expect([statusOf(wave), wave.synthetic, wave.openedAt]).toEqual(['closed', true, null]);
    expect(wave.importedAt).toBe(wave.closedAt);
    expect((await figures(ctx)).map(({ n }) => n)).toEqual([53, 27]);
    const bureaus = await ctx.db.selectFrom('tally').select('bureau').where('wave', '=', 'demo').distinct().execute();
    expect(bureaus).toHaveLength(4);
    expect(await findWrongTallies(ctx)).toEqual([]);
    await expect(openWave(ctx, 'demo')).rejects.toMatchObject({ code: 'wave-closed' });
  });

  it('holds what respondents could have sent, and its words are plainly made up', async () => {
    const { ctx } = await openWorld(kind);
    await addDemoWave(ctx, { respondents: 300, seed: 2 });
    const responses = await ctx.db.selectFrom('response').selectAll().where('wave', '=', 'demo').execute();
    expect(responses).toHaveLength(300);
    for (const { questionnaire: id, answers: stored } of responses) {
      const { questionnaire } = await getQuestionnaire(ctx, id);
      const answers = parseAnswers(stored);
      const journey = walk(questionnaire, answers);
      expect([journey.open, journey.screenedOut, journey.dropped]).toEqual([undefined, undefined, []]);
      expect(answersOnTheWay(journey, answers)).toEqual(answers);
      const texts = questionnaire.variables
        .filter(({ type }) => type === 'text')
        .map(({ name }) => answers[name] ?? '');
      for (const text of texts) expect(text).toMatch(/^$|^Verzonnen antwoord \d+$/);
    }
  });

  it('is the same for the same seed, and another for another; made anew it replaces the old', async () => {
    const { ctx } = await openWorld(kind);
    const make = async (seed: number, wave = 'demo', respondents = 200) => {
      const { truth } = await addDemoWave(ctx, { wave, respondents, seed });
      return { truth, figures: await figures(ctx, wave), rows: await exported(ctx, wave, 'employer', 'csv') };
    };
    const first = await make(1);
    expect(await make(1)).toEqual(first);
    const other = await make(2, 'demo', 90);
    expect(other.truth).not.toEqual(first.truth);
    expect(other.figures.map(({ n }) => n)).toEqual([60, 30]);
    expect((await make(1, 'bench')).figures).toEqual(first.figures);
    expect(await findWrongTallies(ctx)).toEqual([]);
    expect(await ctx.db.selectFrom('response').select('id').execute()).toHaveLength(290);
  });

  it('never takes the place of a real wave, and takes no real answers', async () => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, 'demo');
    const before = await listWaves(ctx);
    for (const wave of ['demo', '2026', '2015']) {
      const making = addDemoWave(ctx, { wave, respondents: 3, seed: 1 });
      await expect(making).rejects.toMatchObject({ code: 'wave-not-synthetic' });
    }
    await expect(addDemoWave(ctx, { wave: 'De Mo', respondents: 3, seed: 1 })).rejects.toMatchObject({ code: 'usage' });
    expect(await listWaves(ctx)).toEqual(before);
    await addDemoWave(ctx, { wave: 'made-up', respondents: 1, seed: 1 });
    const importing = importResponses(ctx, { wave: 'made-up', group: 'employer' }, Buffer.from(''));
    await expect(importing).rejects.toMatchObject({ code: 'wave-synthetic' });
  });

  it('says everywhere that its answers are made up, and cannot come back as real', async () => {
    const world = await openWorld(kind, {}, readStudyWithBureaus);
    const { ctx } = world;
    await addDemoWave(ctx, { respondents: 12, seed: 1 });
    const csv = await exported(ctx, 'demo', 'employer', 'csv');
    const rows = parse<Record<string, string>>(csv, { columns: true });
    expect(csv).toMatch(/^SYNTHETIC,WAVE,BUREAU,VERSION,OG_ROL,/);
    expect(rows.map(({ SYNTHETIC }) => SYNTHETIC)).toEqual(['1', '1', '1', '1']);
    const document = JSON.parse(await exported(ctx, 'demo', 'employer', 'json')) as { rows: unknown[] };
    expect(document).toMatchObject({ wave: 'demo', synthetic: true, rows: Array(4).fill({ SYNTHETIC: 1 }) });

    const ask = await askAs(world, { role: 'coordinator' });
    expect((await ask('/waves')).body).toMatchObject({
      waves: [
        { wave: '2015', synthetic: false },
        { wave: '2026', synthetic: false },
        { wave: 'demo', synthetic: true },
      ],
    });
    const results = await ask('/waves/demo/groups/ex-client/results');
    expect(results.body).toMatchObject({ wave: 'demo', synthetic: true, n: 8 });

    await addWave(ctx, '2020');
    const { added, rejected } = await importResponses(ctx, { wave: '2020', group: 'employer' }, Buffer.from(csv));
    expect([added, rejected]).toEqual([
      0,
      [{ line: 1, column: 1, reason: expect.stringContaining('verzonnen antwoorden') }],
    ]);
  });

  it('shows its true percentages as far as 20,000 people can', { timeout: 120_000 }, async () => {
    const { ctx } = await openWorld(kind);
    const { truth } = await addDemoWave(ctx, { respondents: 20_000, seed: 2026 });
    const [exClients, employers] = await figures(ctx);
    const options = [exClients, employers].flatMap((results, i) =>
      (results?.tables ?? []).flatMap(({ id, base, options: all }) =>
        all.flatMap(({ code, percent, low, high }) => {
          if (percent === null || low === null || high === null) return [];
          const group = i === 0 ? 'ex-client' : 'employer';
          const exact = truth.find((one) => one.group === group && one.question === id && one.code === code);
          return [{ name: `${id} ${code}`, base, percent, low, high, exact: exact?.percent ?? NaN }];
        }),
      ),
    );
    expect(options).toHaveLength(truth.length);
    expect(truth.length).toBeGreaterThan(200);
    const far = options.filter(({ base, percent, exact }) => {
      const error = Math.sqrt((exact * (100 - exact)) / base);
      return !(Math.abs(percent - exact) <= 5 * error);
    });
    expect(far).toEqual([]);
    const covered = options.filter(({ low, high, exact }) => low - 1e-9 <= exact && exact <= high + 1e-9).length;
    expect(covered / options.length).toBeGreaterThan(0.91);
    expect(covered / options.length).toBeLessThan(0.99);
    const anchors = ['XC_INITIATIEF 3', 'OG_MGT 1'].map((name) => options.find((one) => one.name === name)?.exact);
    expect(anchors).toEqual([expect.closeTo(52, 9), expect.closeTo(30, 9)]);
  });
});

describe('the command demo', () => {
  it('leaves everything as it was when it is stopped halfway', { timeout: 120_000 }, async () => {
    const environment = await freshInstallation();
    await golfslag(environment, 'study', 'load', studyFolder);
    const before = await json(environment, 'demo', '--respondents', '30');
    expect(before).toMatchObject({ wave: 'demo', responses: 30 });
    const program = start(environment, ['demo', '--respondents', '500000', '--seed', '2']);
    const wal = join(environment.DATA_DIR, 'golfslag.sqlite-wal');
    const written = () => {
      try {
        return statSync(wal).size;
      } catch {
        return 0;
      }
    };
    while (written() < 8_000_000) await wait(50);
    program.kill('SIGINT');
    await once(program, 'close');
    const out = join(environment.DATA_DIR, 'out.csv');
    const words = ['export', '--wave', 'demo', '--group', 'ex-client', '--format', 'csv', '--out', out];
    expect(await json(environment, ...words)).toMatchObject({ rows: 20 });
    expect(await json(environment, 'demo', '--respondents', '30')).toEqual(before);
  });
});
