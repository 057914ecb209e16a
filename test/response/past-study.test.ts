import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { exportToFile } from '../../src/export/file.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { importResponses } from '../../src/response/import-responses.js';
import { root } from '../../src/root.js';
import { linkToken } from '../../src/secret.js';
import { readStudyFolder } from '../../src/study/read-folder.js';
import { addWave, closeWave } from '../../src/study/wave-life.js';
import { freshInstallation, golfslag, json } from '../commands/cli.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { answer } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';

const folder = join(root, 'test/response/past-study');
const group = 'cursist';

function readPastStudy() {
  const study = readStudyFolder(folder);
  if ('problems' in study) throw new Error(JSON.stringify(study.problems));
  return study;
}

/** The columns of a past wave, with answers that are right. */
const right = {
  BUREAU: 'noord',
  BEGIN: '2015-03-02',
  LESSEN: '8',
  GEVONDEN: '1',
  GEVONDEN_3_TEXT: '',
  TEVREDEN: '4',
  GELEERD_TAAL: '1',
  GELEERD_REKENEN: '0',
  GELEERD_ANDERS: '0',
  GELEERD_ANDERS_TEXT: '',
  BETER: '',
};
type Column = keyof typeof right;
type Row = Partial<Record<Column, string>>;

function csvOf(...rows: Row[]): string {
  return [Object.keys(right), ...rows.map((row) => Object.values({ ...right, ...row }))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\r\n');
}

/** Takes a past wave of these rows in, with what is stored of them. */
async function pastWave(kind: DatabaseKind, ...rows: Row[]) {
  const { ctx } = await openWorld(kind, {}, readPastStudy);
  await addWave(ctx, '2015');
  const imported = await importResponses(ctx, { wave: '2015', group }, Buffer.from(csvOf(...rows)));
  const stored = await ctx.db.selectFrom('response').select('answers').where('wave', '=', '2015').execute();
  return { ...imported, answers: stored.map(({ answers }) => JSON.parse(answers) as Record<string, string>) };
}

const missing = ['NA', 'NULL', 'nan', 'None', '#N/B', '#NULL!', '.', 'Null', 'n/a', 'NAN', '.b'];
const words = ['Nan belde mij', 'None of it helped', 'n.v.t.', 'geen', 'NULL op het rekest', '...', '#1'];
/** What spreadsheets would take for a formula, and what a respondent guarded against that. */
const formulas = ["'=1+1", '=1+1', "''=x", '-5', '+31 6', '@jan', '\t=1', "'tja"];

describe.each(databases)('a past wave of another study on %s', (kind) => {
  it('counts the answers that a program left out, and keeps those of people', async () => {
    const {
      added,
      missing: counted,
      answers,
    } = await pastWave(kind, ...[...missing, ...words].map((BETER) => ({ BETER })));
    expect([added, counted]).toEqual([missing.length + words.length, { BETER: missing.length }]);
    expect(answers.flatMap(({ BETER }) => BETER || []).sort()).toEqual([...words].sort());
  });

  it.each<[column: Column, row: Row, reason: RegExp]>([
    ['BEGIN', { BEGIN: '3/1/2026' }, /2026-01-03 of 2026-03-01/],
    ['BEGIN', { BEGIN: '12/2/2025' }, /2025-02-12 of 2025-12-02/],
    ['BEGIN', { BEGIN: '46025' }, /jaar-maand-dag/],
    ['LESSEN', { LESSEN: '#WAARDE!' }, /foutmelding van Excel/],
    ['TEVREDEN', { TEVREDEN: '#N/B' }, /foutmelding van Excel/],
    ['GELEERD_TAAL', { GELEERD_TAAL: 'NA' }, /past hier niet/],
    ['GEVONDEN_3_TEXT', { GEVONDEN: '3', GEVONDEN_3_TEXT: 'NA' }, /schrijf op wat/i],
    ['GELEERD_ANDERS_TEXT', { GELEERD_ANDERS_TEXT: '#N/B' }, /schrijf op wat/i],
  ])('refuses in %s what is unclear: %o', async (column, row, reason) => {
    const { added, rejected, answers } = await pastWave(kind, {}, row);
    expect([added, answers]).toEqual([0, []]);
    expect(rejected).toEqual([
      { line: 3, column: Object.keys(right).indexOf(column) + 1, reason: expect.stringMatching(reason) },
    ]);
  });

  it('has the words of respondents again after export and import', async () => {
    const { ctx } = await openWorld(kind, {}, readPastStudy);
    const list = formulas.map((_, i) => `p${i}@example.nl,${group},noord`);
    await importInvitees(ctx, '2026', Buffer.from(['email,group,bureau', ...list].join('\n')));
    const people = await ctx.db.selectFrom('invitee').selectAll().where('sample', '=', 0).execute();
    for (const [i, BETER] of formulas.entries()) {
      const { id = '', link_version = 1 } = people.find(({ email }) => email === `p${i}@example.nl`) ?? {};
      await answer(ctx, linkToken(ctx.keys, '2026', id, link_version), seeded(i), { BETER });
    }
    await closeWave(ctx, '2026');
    await addWave(ctx, 'again');
    const out = join(await freshFolder(), 'cursist.csv');
    await exportToFile(ctx, { wave: '2026', group, format: 'csv', out }, () => undefined);
    expect(await importResponses(ctx, { wave: 'again', group }, readFileSync(out))).toMatchObject({ rejected: [] });
    const stored = await ctx.db.selectFrom('response').select('answers').where('wave', '=', 'again').execute();
    const back = stored.map(({ answers }) => (JSON.parse(answers) as { BETER: string }).BETER);
    expect(back.sort()).toEqual([...formulas].sort());
  });
});

describe('a past wave of another study', () => {
  it.each<[column: Column, written: string, stored: string]>([
    ['BEGIN', ' 2019-03-02 ', '2019-03-02'],
    ['TEVREDEN', ' 5', '5'],
    ['TEVREDEN', '99', ''],
    ['LESSEN', '05', '5'],
    ['BETER', '  ', ''],
  ])('takes in %s what is written %j', async (column, written, stored) => {
    const { rejected, missing: counted, answers } = await pastWave('sqlite', { [column]: written });
    expect([rejected, counted, answers[0]?.[column]]).toEqual([[], {}, stored]);
  });

  it.each<[column: Column, written: readonly string[]]>([
    ['BEGIN', ['2026-02-30', '2026', '3-jan-26', 'NA']],
    ['TEVREDEN', ['5.0', '5,', '05', '', 'NA', 'Tevreden', '=1', '6']],
    ['LESSEN', ['8.0', '8,5', '-1', '', 'NULL']],
    ['GELEERD_REKENEN', ['TRUE', 'x', '']],
    ['GEVONDEN_3_TEXT', ['', '  ', 'null', '.a']],
    ['GELEERD_ANDERS_TEXT', ['Koken']],
  ])('refuses in %s each of %j', async (column, written) => {
    const rows = written.map((value) => ({ GEVONDEN: '3', GEVONDEN_3_TEXT: 'Via de buren', [column]: value }));
    const { rejected } = await pastWave('sqlite', ...rows);
    const place = Object.keys(right).indexOf(column) + 1;
    expect(rejected.map((error) => [error.line, error.column])).toEqual(written.map((_, i) => [i + 2, place]));
  });
});

test('the command says how many answers are missing, by question', { timeout: 60_000 }, async () => {
  const environment = await freshInstallation();
  const file = join(environment.DATA_DIR, 'past.csv');
  await writeFile(file, csvOf({ BETER: 'NA' }, { BETER: 'Meer oefenen' }));
  await json(environment, 'study', 'load', folder);
  await json(environment, 'wave', 'add', '2015');
  const { status, stdout } = await golfslag(
    environment,
    'responses',
    'import',
    file,
    '--wave',
    '2015',
    '--group',
    group,
  );
  expect([status, stdout]).toEqual([0, expect.stringContaining('BETER 1')]);
});
