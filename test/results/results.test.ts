import { describe, expect, it } from 'vitest';
import { openMicrodata } from '../../src/export/microdata.js';
import { addWave, closeWave } from '../../src/study/wave-life.js';
import type { StudyDefinition } from '../../src/study/definition.js';
import { loadStudy } from '../../src/study/load.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { leaveScreenedOut } from '../../src/response/submission.js';
import { eraseResponse } from '../../src/response/receipt.js';
import { type TableResult } from '../../src/results/results.js';
import { databases } from '../support/database.js';
import { answer, fillIn } from '../support/filled-in.js';
import { readStudyWithBureaus } from '../support/questionnaires.js';
import { pick, seeded, type Random } from '../support/random-answers.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld } from '../support/world.js';
import { openAnsweredStudy } from '../support/answered-study.js';
import { readHeadline, readResults } from '../support/as-operator.js';

type Interim = StudyDefinition['privacy']['interim'];

describe.each(databases)('results on %s', (kind) => {
  /** A world whose study shows figures of an open wave this way, with so many former clients who can answer. */
  async function openStudy(
    interim: Interim,
    count: number,
    bureauOf = (random: Random) => pick(['blcc', 'careercoach'], random),
  ) {
    const world = await openWorld(kind);
    const { ctx, invite, passDays } = world;
    const folder = readStudyWithBureaus();
    const { definition } = folder.study;
    passDays(1);
    await loadStudy(ctx, {
      ...folder,
      study: { ...folder.study, definition: { ...definition, privacy: { ...definition.privacy, interim } } },
    });
    const random = seeded(77);
    const tokens = await invite(
      Array.from({ length: count }, (_, i) => ({
        email: `p${i}@example.nl`,
        bureau: bureauOf(random),
      })),
    );
    const codes: string[] = [];
    const read = async (bureau?: string) => readResults(ctx, '2026', 'ex-client', bureau);
    return {
      ...world,
      codes,
      read,
      shown: async () => (await read()).n,
      send: async () => codes.push(await answer(ctx, tokens[codes.length] ?? '', random)),
    };
  }

  /** The same with so many who sent, and to whom no letter was ever queued. */
  async function openStudyOf(count: number) {
    const study = await openStudy('live', count);
    for (let i = 0; i < count; i++) await study.send();
    return study;
  }

  it('stand still until a bureau has five more than they show, and while it shrinks', async () => {
    const { ctx, codes, shown, send } = await openStudy('steps', 22, () => 'blcc');
    const seen: number[] = [];
    for (let i = 0; i < 9; i++) {
      await send();
      seen.push(await shown());
    }
    expect(seen).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5]);
    for (const code of codes.slice(0, 7)) {
      await eraseResponse(ctx, code);
      expect(await shown()).toBe(5);
    }
    for (let i = 0; i < 7; i++) await send();
    expect(await shown()).toBe(5);
    await send();
    expect(await shown()).toBe(10);
    for (const code of codes.slice(7)) await eraseResponse(ctx, code);
    expect(await shown()).toBe(10);
    await closeWave(ctx, '2026');
    expect(await shown()).toBe(0);
  });

  it('are refused while the wave is open where the study shows none', async () => {
    const { ctx, read, send, shown } = await openStudy('none', 1);
    await send();
    await expect(read()).rejects.toMatchObject({ code: 'interim', status: 403 });
    await closeWave(ctx, '2026');
    expect(await shown()).toBe(1);
  });

  it('follow every response where the study shows them live', async () => {
    const { ctx, codes, send, shown } = await openStudy('live', 2);
    await send();
    expect(await shown()).toBe(1);
    await send();
    await eraseResponse(ctx, codes[0] ?? '');
    expect(await shown()).toBe(1);
  });

  it('are what the microdata say, once the wave is closed: of all bureaus and of one', async () => {
    const { ctx, read, send } = await openStudy('steps', 23);
    for (let i = 0; i < 23; i++) await send();
    await closeWave(ctx, '2026');
    const microdata = await openMicrodata(ctx, '2026', 'ex-client');
    const names = microdata.variables.map(({ name }) => name);
    const rows: Record<string, unknown>[] = [];
    for await (const row of microdata.rows()) rows.push(Object.fromEntries(names.map((name, i) => [name, row[i]])));
    for (const bureau of [undefined, 'blcc', 'careercoach']) {
      const own = rows.filter((row) => bureau === undefined || row['BUREAU'] === bureau);
      const { n, tables } = await read(bureau);
      expect(n).toBe(own.length);
      expect(tables.length).toBeGreaterThan(20);
      for (const table of tables) expect([table.id, ...countsOf(table)]).toEqual([table.id, ...recounted(table, own)]);
      const missing = (table: TableResult) => [table.id, table.asked, table.missing];
      for (const table of tables.filter(hasCodes)) {
        expect(missing(table)).toEqual([table.id, ...missingIn(table, own)]);
      }
    }
  });

  it('give percentages of those who gave a substantive answer', async () => {
    const { ctx, read, send } = await openStudy('live', 8);
    for (let i = 0; i < 8; i++) await send();
    await closeWave(ctx, '2026');
    for (const { base, asked, missing, options } of (await read()).tables) {
      expect(base + missing.total).toBe(8);
      expect(asked + missing.codes[97]).toBe(8);
      expect(Object.values(missing.codes).reduce((sum, people) => sum + people)).toBe(missing.total);
      for (const { code, count, percent } of options) {
        const outside = base === 0 || Number(code) > 95 || code === 'WEETNIET';
        expect(percent).toBe(outside ? null : (100 * count) / base);
      }
    }
  });

  it('bound an anchor by what who is silent would say; where nobody was invited there is no population', async () => {
    const invited = await openAnsweredStudy(kind, 30, 'live');
    await invited.send(20);
    for (const { ctx, population, silent } of [
      { ctx: invited.ctx, population: 30, silent: 10 },
      { ctx: (await openStudyOf(20)).ctx, population: null, silent: null },
    ]) {
      await closeWave(ctx, '2026');
      const [anchored] = (await readHeadline(ctx, '2026')).anchored;
      expect(anchored).toMatchObject({ group: 'ex-client', n: 20, population });
      const { now } = anchored?.figure ?? {};
      if (!now || silent === null) expect([anchored?.bounds, now?.described]).toEqual([null, null]);
      else {
        const [low, high] = [now.count, now.count + silent].map((count) => (100 * count) / (now.base + silent));
        expect(anchored?.bounds).toEqual({ low, high });
      }
    }
  });

  it('are not about who turned out not to be meant, once the wave is closed', async () => {
    const { ctx, invite } = await openWorld(kind, {}, readStudyWithBureaus);
    const random = seeded(5);
    const tokens = await invite(
      Array.from({ length: 12 }, (_, i) => ({ email: `p${i}@example.nl`, bureau: i < 6 ? 'blcc' : 'careercoach' })),
    );
    await inviteAll(ctx, { wave: '2026' });
    await sendDue(ctx, acceptAll);
    for (const token of [0, 1, 2, 3, 4, 6].map((i) => tokens[i] ?? '')) await answer(ctx, token, random);
    const notMeant = { XC_PERIODE: '5' };
    // One says so at the end, one closes the page there.
    await leaveScreenedOut(ctx, await fillIn(ctx, tokens[7] ?? '', random, notMeant));
    await fillIn(ctx, tokens[8] ?? '', random, notMeant);
    const counted = async (bureau?: string) => {
      const { n, approached, population } = await readResults(ctx, '2026', 'ex-client', bureau);
      return [n, approached, population];
    };
    expect([await counted(), await counted('blcc')]).toEqual([
      [5, 12, 12],
      [5, 6, 6],
    ]);
    await closeWave(ctx, '2026');
    expect([await counted(), await counted('blcc'), await counted('careercoach')]).toEqual([
      [6, 12, 10],
      [5, 6, 6],
      [1, 6, 4],
    ]);
  });

  it('of a question that routing leads to, describe those whom it is for', async () => {
    const { ctx, send } = await openAnsweredStudy(kind, 40, 'live');
    await send(8, { XC_MOEILIJK: '1' });
    await send(12, { XC_MOEILIJK: '0' });
    await closeWave(ctx, '2026');
    const { tables, n, population } = await readResults(ctx, '2026', 'ex-client');
    const of = (id: string) => tables.find((table) => table.id === id);
    expect([n, population]).toEqual([20, 40]);
    expect(of('XC_MOEILIJK')).toMatchObject({ asked: 20, base: 20, population: 40 });
    expect(of('XC_STEUN')).toMatchObject({ asked: 8, population: 16, missing: { codes: { 96: 0, 97: 12 } } });
    for (const { asked, population: people } of tables) expect(people).toBe(2 * asked);
    expect(tables.flatMap(({ options }) => options.map(({ label }) => label.nl))).not.toContain(
      'Het traject loopt nog',
    );
  });

  it('refuse a group or bureau that is not there, and are empty before anybody was asked', async () => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, '2027');
    const wave = '2027';
    await expect(readResults(ctx, wave, 'advisers')).rejects.toMatchObject({ code: 'unknown-group' });
    await expect(readResults(ctx, wave, 'ex-client', 'elders')).rejects.toMatchObject({ code: 'unknown-bureau' });
    expect(await readResults(ctx, wave, 'ex-client')).toMatchObject({ n: 0, population: null, tables: [] });
    expect(await readResults(ctx, '2026', 'ex-client')).toMatchObject({ n: 0 });
  });
});

function countsOf({ options }: TableResult): string[] {
  return options.map(({ code, count }) => `${code}: ${count}`);
}

/** Whether the microdata tell what was left open from what was not asked: of words and dates they do not. */
function hasCodes({ kind }: TableResult): boolean {
  return kind !== 'open' && kind !== 'date';
}

/** How many were asked, and who gave no substantive answer by why, taken from rows of microdata. */
function missingIn({ id, kind, options }: TableResult, rows: readonly Record<string, unknown>[]) {
  const reasons = rows.flatMap((row): number[] => {
    const own = Object.keys(row).filter((name) => name === id || (!(id in row) && name.startsWith(`${id}_`)));
    const values = own.filter((name) => !name.endsWith('_TEXT')).map((name) => ({ name, value: row[name] }));
    const [{ value: first } = { value: undefined }] = values;
    if (first === 97 || first === 99) return [first];
    if (kind !== 'multiple') return first === 96 || first === 98 ? [Number(first)] : [];
    const chosen = values.filter(({ value }) => value === 1).map(({ name }) => name.slice(id.length + 1));
    return options.some(({ code }) => code === 'WEETNIET') && chosen.includes('WEETNIET') ? [98] : [];
  });
  const of = (reason: number) => reasons.filter((one) => one === reason).length;
  return [rows.length - of(97), { total: reasons.length, codes: { 96: of(96), 97: of(97), 98: of(98), 99: of(99) } }];
}

/** The counts of a table, taken from rows of microdata instead of tallies. */
function recounted({ id, kind, options }: TableResult, rows: readonly Record<string, unknown>[]): string[] {
  const places = [1, 2, 3].map((place) => `${id}_${place}`);
  return options.map(({ code }) => {
    const has = (row: Record<string, unknown>) =>
      kind === 'multiple'
        ? row[`${id}_${code}`] === 1
        : id in row
          ? row[id] === code
          : places.some((place) => row[place] === code);
    return `${code}: ${rows.filter(has).length}`;
  });
}
