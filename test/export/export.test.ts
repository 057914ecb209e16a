import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { formats, type Format } from '../../src/export/export.js';
import { exportToFile } from '../../src/export/file.js';
import { addWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { freshInstallation, json, start } from '../commands/cli.js';
import { freshFolder } from '../support/folder.js';
import { studyFolder } from '../support/questionnaires.js';
import { openWorld } from '../support/world.js';
import { closedWave, microdataOf, words } from './closed-wave.js';

const formula = /^[=+\-@\t\r\n]/;
const isProtected = /^'*[=+\-@\t\r\n]/;

async function write(ctx: Ctx, format: Format, group = 'ex-client') {
  const out = join(await freshFolder(), `export.${format}`);
  const { rows, bytes } = await exportToFile(ctx, { wave: '2026', group, format, out }, () => undefined);
  const text = readFileSync(out, 'utf8');
  expect(bytes).toBe(Buffer.byteLength(text));
  return { rows, text, out };
}

const exported = words.map((XC_SLOT_OPEN) => ({ XC_SLOT_OPEN }));

describe.each(databases)('an export on %s', (kind) => {
  it('as CSV holds every value, and no text that a spreadsheet takes for a formula', async () => {
    const ctx = await closedWave(kind, exported);
    const { rows, text } = await write(ctx, 'csv');
    expect(rows).toBe(words.length);
    const { variables, records } = await microdataOf(ctx);
    const read = parse<Record<string, string>>(text, { columns: true, relax_column_count: false });
    expect(read).toHaveLength(words.length);
    for (const [i, record] of records.entries()) {
      for (const { name, type } of variables) {
        const value = String(record[name]);
        expect(read[i]?.[name]).toBe(type === 'text' && isProtected.test(value) ? `'${value}` : value);
      }
    }
    expect(read.map(({ XC_SLOT_OPEN }) => XC_SLOT_OPEN).filter((value) => formula.test(value ?? ''))).toEqual([]);
    expect(text.split('\r\n')[0]).toBe(variables.map(({ name }) => name).join(','));
    expect(text).toMatch(/^WAVE,VERSION,XC_PERIODE,XC_OPLEIDING,/);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).not.toMatch(/NaN|undefined|\[object/);
  });

  it('as JSON holds every value as it was written, and what the variables mean', async () => {
    const ctx = await closedWave(kind, exported);
    const { variables, records } = await microdataOf(ctx);
    const { text } = await write(ctx, 'json');
    expect(JSON.parse(text)).toMatchObject({ wave: '2026', group: 'ex-client', rows: records });
    const read: { variables: { name: string }[] } = JSON.parse(text);
    expect(read.variables.map(({ name }) => name)).toEqual(variables.map(({ name }) => name));
    expect(new Set(records.map(({ XC_SLOT_OPEN }) => XC_SLOT_OPEN))).toEqual(new Set(words));
  });

  it('tells apart why an answer is missing', async () => {
    const ctx = await closedWave(kind, [
      {
        XC_OPLEIDING: '99',
        XC_BETALER: '98',
        XC_VINDEN: '96',
        XC_INITIATIEF: '1',
        XC_BELANGRIJK: ['STEUN'],
        XC_SLOT_OPEN: '',
      },
    ]);
    const { records } = await microdataOf(ctx);
    expect(records).toEqual([
      expect.objectContaining({
        WAVE: '2026',
        VERSION: 1,
        XC_OPLEIDING: 99,
        XC_BETALER: 98,
        XC_VINDEN: 96,
        XC_INITIATIEF: 1,
        XC_DREMPELS_KOSTEN: 97,
        XC_DREMPELS_ANDERS_TEXT: '',
        XC_BELANGRIJK_STEUN: 1,
        XC_BELANGRIJK_EXTERN: 0,
        XC_BELANGRIJK_TOP3_1: 97,
        XC_EERDER_OPEN: '',
        XC_SLOT_OPEN: '',
      }),
    ]);
  });

  it('of nobody is a header, or an empty list', async () => {
    const ctx = await closedWave(kind, []);
    expect((await write(ctx, 'csv')).text).toMatch(/^WAVE,[^\n]*\r\n$/);
    expect(JSON.parse((await write(ctx, 'json')).text)).toMatchObject({ rows: [] });
    expect((await write(ctx, 'csv', 'employer')).text).toMatch(/^WAVE,VERSION,OG_ROL,/);
  });

  it('waits until the wave is closed, and knows wave and group', async () => {
    const { ctx } = await openWorld(kind);
    await addWave(ctx, '2027');
    const folder = await freshFolder();
    const refusals = [
      ['2026', 'ex-client', 'wave-still-open'],
      ['2027', 'ex-client', 'wave-not-open'],
      ['2015', 'ex-client', 'wave-is-baseline'],
      ['1999', 'ex-client', 'unknown-wave'],
      ['2026', 'advisers', 'unknown-group'],
    ] as const;
    for (const [wave, group, code] of refusals) {
      const out = join(folder, 'out.csv');
      const exporting = exportToFile(ctx, { wave, group, format: 'csv', out }, () => undefined);
      await expect(exporting).rejects.toMatchObject({ code });
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the file of an export', () => {
  const exporting = (ctx: Ctx, out: string) =>
    exportToFile(ctx, { wave: '2026', group: 'ex-client', format: 'csv', out }, () => undefined);

  it('is for its owner alone', async () => {
    const ctx = await closedWave('sqlite', []);
    expect(statSync((await write(ctx, 'csv')).out).mode & 0o777).toBe(0o600);
  });

  test.each(['nowhere/out.csv', 'folder', 'pipe'])('is not written to %s, and leaves nothing behind', async (place) => {
    const ctx = await closedWave('sqlite', []);
    const folder = await freshFolder();
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')], { stdio: 'ignore' });
    const out = join(folder, place);
    await expect(exporting(ctx, out)).rejects.toMatchObject({
      code: 'file',
      message: expect.stringContaining(`${out} cannot be written.`),
    });
    expect(readdirSync(folder)).toEqual(['folder', 'pipe']);
  });

  it('stays as it was when something fails halfway', async () => {
    const ctx = await closedWave('sqlite', exported);
    const folder = await freshFolder();
    const out = join(folder, 'out.csv');
    writeFileSync(out, 'what was there');
    const broken: Ctx = {
      ...ctx,
      database: {
        ...ctx.database,
        openReader: () => {
          throw new Error('the disk is gone');
        },
      },
    };
    await expect(exporting(broken, out)).rejects.toThrow('the disk is gone');
    expect(readFileSync(out, 'utf8')).toBe('what was there');
    expect(readdirSync(folder)).toEqual(['out.csv']);
    await exporting(ctx, out);
    expect(readFileSync(out, 'utf8')).toMatch(/^WAVE,/);
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('is not there, nor a part of it, when Ctrl-C ends the program', { timeout: 120_000 }, async () => {
    const environment = await freshInstallation();
    await json(environment, 'study', 'load', studyFolder);
    await json(environment, 'demo', '--respondents', '10000');
    const folder = await freshFolder();
    const out = join(folder, 'out.csv');
    const words = ['export', '--wave', 'demo', '--group', 'ex-client', '--format', 'csv', '--out', out];
    const program = start(environment, words);
    const ended = once(program, 'exit');
    const seen = watch(folder);
    await once(seen, 'change');
    seen.close();
    program.kill('SIGINT');
    expect(await ended).not.toEqual([0, null]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has a writer for each format', () => {
    expect(Object.keys(formats)).toEqual([
      'csv',
      'csv-excel',
      'xlsx',
      'sav',
      'dta',
      'json',
      'parquet',
      'datapackage',
      'ddi',
    ]);
  });
});
