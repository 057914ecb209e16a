import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it, test } from 'vitest';
import type { Ctx } from '../../src/context.js';
import { exportToFile } from '../../src/export/file.js';
import { addWave, closeWave, openWave } from '../../src/study/wave-life.js';
import { getWave, statusOf } from '../../src/study/waves.js';
import type { Fields } from '../../src/questionnaire/fields.js';
import { importResponses } from '../../src/response/import-responses.js';
import { readResponses } from '../../src/response/response-file.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { findNewestQuestionnaire, getOnlyStudy } from '../../src/study/stored.js';
import { databases, type DatabaseKind } from '../support/database.js';
import { answer, eligible } from '../support/filled-in.js';
import { freshFolder } from '../support/folder.js';
import { pick, seeded } from '../support/random-answers.js';
import { readStudyWithBureaus } from '../support/questionnaires.js';
import { openWorld, type World } from '../support/world.js';
import { readResults } from '../support/as-operator.js';

const groups = ['ex-client', 'employer'] as const;
type Group = (typeof groups)[number];

/** What spreadsheets and other programs trip over. */
const words = [
  '=1+1',
  '-5',
  '\tmet een tab',
  'regel 1\nregel 2\n\nregel 4',
  '"aan, halen;" \'s',
  'Zoë – ☕ 漢字',
  "'tja",
  "'=1+1",
  "''@naam",
  '',
];

/** A closed wave 2026 in which people of both groups answered at random. */
async function answeredWave(kind: DatabaseKind, count = 30): Promise<World> {
  const world = await openWorld(kind, {}, readStudyWithBureaus);
  const random = seeded(18);
  for (const group of groups) {
    const tokens = await world.invite(
      Array.from({ length: count }, (_, i) => ({
        email: `p${i}@example.nl`,
        group,
        bureau: pick(['blcc', 'careercoach', 'coordinator-bureau'], random),
      })),
    );
    for (const [i, token] of tokens.entries()) {
      await answer(world.ctx, token, random, { ...eligible, XC_SLOT_OPEN: words[i % words.length] ?? '' });
    }
  }
  await closeWave(world.ctx, '2026');
  return world;
}

async function exported(ctx: Ctx, wave: string, group: Group): Promise<string> {
  const out = join(await freshFolder(), 'export.csv');
  await exportToFile(ctx, { wave, group, format: 'csv', out }, () => undefined);
  return readFileSync(out, 'utf8');
}

/** The rows of an export, in one order, without what an import gives anew. */
function rowsOf(csv: string): string[] {
  return parse<Record<string, string>>(csv, { columns: true })
    .map(({ WAVE: _wave, VERSION: _version, ...row }) => JSON.stringify(row))
    .sort();
}

/** The same table as Dutch Excel saves it. */
function asExcelSaves(csv: string): Buffer {
  const lines = parse(csv).map((row) =>
    row.map((cell) => (/[;"\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';'),
  );
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

describe.each(databases)('an import of responses on %s', (kind) => {
  it.each([
    ['as it was written', (csv: string) => Buffer.from(csv)],
    ['as Dutch Excel saves it', asExcelSaves],
  ] as const)('takes in what an export gave, %s, and gives the same again', { timeout: 60_000 }, async (_, save) => {
    const { ctx } = await answeredWave(kind);
    await addWave(ctx, '2020');
    for (const group of groups) {
      const csv = await exported(ctx, '2026', group);
      const imported = await importResponses(ctx, { wave: '2020', group }, save(csv));
      expect(imported).toEqual({ added: 30, notAsked: [], missing: {}, rejected: [] });
      expect(rowsOf(await exported(ctx, '2020', group))).toEqual(rowsOf(csv));
      for (const bureau of [undefined, 'blcc'] as const) {
        expect(await readResults(ctx, '2020', group, bureau)).toEqual(await readResults(ctx, '2026', group, bureau));
      }
    }
    expect(await findWrongTallies(ctx)).toEqual([]);
  });

  it('makes a prepared wave a past one: closed, with the newest questionnaire, never to be opened', async () => {
    const { ctx } = await answeredWave(kind, 3);
    const csv = Buffer.from(await exported(ctx, '2026', 'employer'));
    await addWave(ctx, '2020');
    await importResponses(ctx, { wave: '2020', group: 'employer' }, csv);
    const wave = await getWave(ctx, '2020');
    expect([statusOf(wave), wave.openedAt, wave.synthetic]).toEqual(['closed', null, false]);
    expect(wave.importedAt).toBe(wave.closedAt);
    await expect(openWave(ctx, '2020')).rejects.toMatchObject({ code: 'wave-closed' });
    await expect(exported(ctx, '2020', 'ex-client')).rejects.toMatchObject({ code: 'group-has-none' });
    const other = Buffer.from(await exported(ctx, '2026', 'ex-client'));
    expect(await importResponses(ctx, { wave: '2020', group: 'ex-client' }, other)).toMatchObject({ added: 3 });
    expect(await getWave(ctx, '2020')).toEqual(wave);
  });

  it('is kept in the order of random ids, whatever the order of the file', async () => {
    const csv = await exported((await answeredWave(kind, 12)).ctx, '2026', 'employer');
    const { ctx } = await openWorld(kind, {}, readStudyWithBureaus);
    await addWave(ctx, '2020');
    await importResponses(ctx, { wave: '2020', group: 'employer' }, Buffer.from(csv));
    const place = kind === 'postgres' ? sql`ctid` : sql`id`;
    const stored = await ctx.db.selectFrom('response').select('id').where('wave', '=', '2020').orderBy(place).execute();
    const ids = stored.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    for (const id of ids) expect(id).toMatch(/^[\w-]{43}$/);
  });

  it('goes into an open wave whose group has no responses yet; its figures move as ever', async () => {
    const { ctx } = await answeredWave(kind, 7);
    const csv = (await exported(ctx, '2026', 'employer')).split('\r\n');
    await addWave(ctx, '2028');
    await openWave(ctx, '2028');
    const take = (group: Group, rows: number) =>
      importResponses(ctx, { wave: '2028', group }, Buffer.from(csv.slice(0, rows + 1).join('\r\n')));
    expect(await take('employer', 4)).toMatchObject({ added: 4 });
    expect(await readResults(ctx, '2028', 'employer')).toMatchObject({ n: 0 });
    await expect(take('employer', 7)).rejects.toMatchObject({ code: 'group-has-responses' });
    expect(statusOf(await getWave(ctx, '2028'))).toBe('open');

    await addWave(ctx, '2029');
    await openWave(ctx, '2029');
    const ofOneBureau = csv.join('\r\n').replaceAll(/careercoach|coordinator-bureau/g, 'blcc');
    const seven = importResponses(ctx, { wave: '2029', group: 'employer' }, Buffer.from(ofOneBureau));
    expect(await seven).toMatchObject({ added: 7 });
    expect(await readResults(ctx, '2029', 'employer')).toMatchObject({ n: 7 });
    expect(await findWrongTallies(ctx)).toEqual([]);
  });

  it('is refused where a wave or group takes none', async () => {
    const { ctx, invite } = await answeredWave(kind, 1);
    const bytes = Buffer.from(await exported(ctx, '2026', 'employer'));
    await addWave(ctx, '2027');
    await invite([{ email: 'zoe@example.nl' }], '2027');
    const refusals = [
      ['2015', 'employer', 'wave-is-baseline'],
      ['1999', 'employer', 'unknown-wave'],
      ['2026', 'advisers', 'unknown-group'],
      ['2026', 'employer', 'wave-closed'],
      ['2027', 'employer', 'wave-has-people'],
    ] as const;
    for (const [wave, group, code] of refusals) {
      await expect(importResponses(ctx, { wave, group }, bytes)).rejects.toMatchObject({ code });
    }
  });

  it('changes nothing when a row is wrong', async () => {
    const { ctx } = await answeredWave(kind, 3);
    await addWave(ctx, '2020');
    const csv = (await exported(ctx, '2026', 'employer')).replace(/\r\n"2026","[a-z-]+",/, '\r\n"2026","nergens",');
    const { added, rejected } = await importResponses(ctx, { wave: '2020', group: 'employer' }, Buffer.from(csv));
    expect([added, rejected]).toEqual([
      0,
      [{ line: 2, column: 2, reason: expect.stringMatching(/^Kolom BUREAU: "nergens" is geen bureau .+Kies uit: /) }],
    ]);
    expect(statusOf(await getWave(ctx, '2020'))).toBe('prepared');
    const responses = await ctx.db.selectFrom('response').select('id').where('wave', '=', '2020').execute();
    expect(responses).toEqual([]);
  });

  it('refuses a file without rows, and leaves the wave as it was', async () => {
    const { ctx } = await answeredWave(kind, 1);
    await addWave(ctx, '2020');
    const [header = ''] = (await exported(ctx, '2026', 'employer')).split('\r\n');
    const importing = importResponses(ctx, { wave: '2020', group: 'employer' }, Buffer.from(`${header}\r\n`));
    await expect(importing).rejects.toMatchObject({ code: 'no-rows' });
    expect(statusOf(await getWave(ctx, '2020'))).toBe('prepared');
  });
});

describe('a file of responses', () => {
  let table: string[][];
  let read: (change?: (rows: string[][]) => void, withoutBureau?: boolean) => ReturnType<typeof readResponses>;

  beforeAll(async () => {
    const { ctx } = await answeredWave('sqlite', 8);
    const [header = [], ...rows] = parse(await exported(ctx, '2026', 'ex-client'));
    // An export has no order of its own: rows of several lines come last, so that lines can be told.
    const linesOf = (row: readonly string[]) => row.join('').split('\n').length;
    table = [header, ...rows.sort((one, other) => linesOf(one) - linesOf(other))];
    const { definition } = await getOnlyStudy(ctx);
    const stored = await findNewestQuestionnaire(ctx, definition.study, 'ex-client');
    if (!stored) throw new Error('No questionnaire');
    read = (change = () => undefined, withoutBureau = false) => {
      const rows = structuredClone(table);
      change(rows);
      const csv = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
      return readResponses(Buffer.from(csv), stored.questionnaire, { study: definition, withoutBureau });
    };
  }, 60_000);

  const at = (name: string) => (table[0] ?? []).indexOf(name);
  /** Puts values on a row below the header. */
  const put =
    (values: Record<string, string>, row = 1) =>
    (rows: string[][]) => {
      for (const [name, value] of Object.entries(values)) (rows[row] ?? [])[at(name)] = value;
    };
  /** Takes columns away, from every row. */
  const without = (isOut: (name: string) => boolean) => (rows: string[][]) => {
    const kept = (rows[0] ?? []).map((name) => !isOut(name));
    for (const [i, row] of rows.entries()) rows[i] = row.filter((_, at) => kept[at]);
  };

  const kracht = ['ONAFHANKELIJK', 'EXTERN', 'OBJECTIEF', 'ONBEKEND', 'VRIJUIT', 'SPARREN', 'STEUN', 'ANDERS', 'GEEN']
    .concat('WEETNIET')
    .map((code) => `XC_BELANGRIJK_${code}`);

  it('may lack the bureau where nobody knows it, and is refused with one then', () => {
    const lacking = read(
      without((name) => name === 'BUREAU'),
      true,
    );
    expect([lacking.rejected, new Set(lacking.rows.map(({ bureau }) => bureau))]).toEqual([[], new Set([''])]);
    expect(read(undefined, true).rejected).toMatchObject([
      { line: 1, column: at('BUREAU') + 1, reason: expect.stringMatching(/--without-bureau/) },
    ]);
  });

  test.each<[what: string, values: Record<string, string>, column: string, reason: RegExp]>([
    [
      'an unknown code',
      { XC_OPLEIDING: '7' },
      'XC_OPLEIDING',
      /^Kolom XC_OPLEIDING: "7" past hier niet\. Kies uit: 5, 1, 2, 3, 4, 99; 97 /,
    ],
    ['a blank', { XC_OPLEIDING: '' }, 'XC_OPLEIDING', /^Kolom XC_OPLEIDING: Hier hoort iets te staan\. Kies uit: /],
    ['a 2 for a tick', { XC_BELANGRIJK_EXTERN: '2' }, 'XC_BELANGRIJK_EXTERN', /"2" past hier niet\. Zet hier 1 .+\.$/],
    [
      '97 where it was asked',
      { XC_OPLEIDING: '97' },
      'XC_OPLEIDING',
      /"97" past hier niet\. De route stelt deze vraag .+ wel\./,
    ],
    [
      'a bureau that is not there',
      { BUREAU: 'x' },
      'BUREAU',
      /^Kolom BUREAU: "x" is geen bureau van dit onderzoek\. Kies uit: /,
    ],
    ['no bureau', { BUREAU: '' }, 'BUREAU', /^Kolom BUREAU: Hier moet iets staan\./],
    [
      'an error of Excel',
      { XC_OPLEIDING: '#N/B' },
      'XC_OPLEIDING',
      /"#N\/B" is een foutmelding van Excel\. Kies uit: /,
    ],
    [
      'an error of Excel for a tick',
      { XC_BELANGRIJK_EXTERN: '#REF!' },
      'XC_BELANGRIJK_EXTERN',
      /foutmelding van Excel/,
    ],
    ['NA for a code', { XC_OPLEIDING: 'NA' }, 'XC_OPLEIDING', /"NA" past hier niet\. Kies uit: /],
    ['somebody it is not meant for', { XC_PERIODE: '5' }, 'XC_PERIODE', /Haal de rij weg\.$/],
  ])('is refused for %s, at its line and column', (_, values, column, reason) => {
    const { rejected, rows } = read(put(values));
    expect(rejected).toEqual([{ line: 2, column: at(column) + 1, reason: expect.stringMatching(reason) }]);
    expect(rows).toEqual([]);
  });

  it('is refused for a value where routing skipped the question, and says what decided', () => {
    const { rejected } = read((rows) => {
      put({ XC_MOEILIJK: '0', XC_STEUN: '3' })(rows);
    });
    expect(rejected).toEqual([
      {
        line: 2,
        column: at('XC_STEUN') + 1,
        reason:
          'Kolom XC_STEUN: "3" past hier niet. De route slaat deze vraag in deze rij over. Zet hier 97, of verbeter XC_MOEILIJK.',
      },
    ]);
  });

  it('is refused for an exclusive option beside another, and for a ranking with the same thing twice', () => {
    const chosen = (...codes: string[]) => ({
      ...Object.fromEntries(
        kracht.map((name) => [name, String(Number(codes.includes(name.slice('XC_BELANGRIJK_'.length))))]),
      ),
      XC_BELANGRIJK_ANDERS_TEXT: '',
    });
    const { rejected } = read((rows) => {
      const skipped = { XC_BELANGRIJK_TOP3_1: '97', XC_BELANGRIJK_TOP3_2: '97', XC_BELANGRIJK_TOP3_3: '97' };
      put({ ...chosen('EXTERN', 'GEEN'), ...skipped })(rows);
      const twice = { XC_BELANGRIJK_TOP3_1: 'EXTERN', XC_BELANGRIJK_TOP3_2: 'STEUN', XC_BELANGRIJK_TOP3_3: 'EXTERN' };
      put({ ...chosen('EXTERN', 'STEUN', 'VRIJUIT'), ...twice }, 2)(rows);
    });
    expect(rejected).toEqual([
      {
        line: 2,
        column: at('XC_BELANGRIJK_GEEN') + 1,
        reason: expect.stringMatching(/"1" past hier niet\. .+ niet samen met een ander antwoord\.$/),
      },
      {
        line: 3,
        column: at('XC_BELANGRIJK_TOP3_3') + 1,
        reason: expect.stringContaining('Kies voor plaats 3 een ander antwoord'),
      },
    ]);
  });

  it('gives every fault of every row, in the order of lines and columns', () => {
    const { rejected } = read((rows) => {
      for (const row of rows.slice(1)) [row[at('XC_BETALER')], row[at('BUREAU')]] = ['9', 'nergens'];
    });
    expect(rejected.map(({ line, column }) => [line, column]).slice(0, 2)).toEqual([
      [2, at('BUREAU') + 1],
      [2, at('XC_BETALER') + 1],
    ]);
    expect(rejected).toHaveLength(16);
  });

  it('takes an apostrophe away that protected a text, and no other', () => {
    const [protectedText, own] = ["'=1+1", "'s avonds"];
    const { rows } = read((all) => {
      for (const [i, text] of [protectedText, own].entries()) (all[i + 1] ?? [])[at('XC_SLOT_OPEN')] = text;
    });
    expect(rows.slice(0, 2).map(({ answers }) => (JSON.parse(answers) as Fields)['XC_SLOT_OPEN'])).toEqual([
      '=1+1',
      own,
    ]);
  });

  it.each([
    'NA',
    'N/A',
    'NULL',
    'null',
    'nan',
    'NaN',
    'None',
    '#N/B',
    '#NULL!',
    '#VERW!',
    '.',
    '<NA>',
    '(null)',
    ' NA ',
  ])('takes %j in an open question for a missing answer, and counts it', (word) => {
    const { rows, missing, rejected } = read((all) => {
      for (const row of all.slice(1, 3)) row[at('XC_SLOT_OPEN')] = word;
    });
    expect([missing, rejected]).toEqual([{ XC_SLOT_OPEN: 2 }, []]);
    const answers = rows.slice(0, 2).map((row) => (JSON.parse(row.answers) as Fields)['XC_SLOT_OPEN']);
    expect(answers).toEqual(['', '']);
  });

  it.each(['n.v.t.', 'none', 'geen', 'na', '-', 'Nee.', 'NULL en generlei', '#1', 'Na afloop'])(
    'leaves %j, which somebody may answer',
    (words) => {
      const { rows, missing } = read(put({ XC_SLOT_OPEN: words }));
      expect([missing, (JSON.parse(rows[0]?.answers ?? '{}') as Fields)['XC_SLOT_OPEN']]).toEqual([{}, words]);
    },
  );

  it.each(['NA', 'NULL', '#N/B', '.'])('is refused for %j in the text of "anders", chosen or not', (word) => {
    for (const ticked of ['1', '0']) {
      const { rejected } = read((rows) => {
        put({ XC_BELANGRIJK_EXTERN: '1', XC_BELANGRIJK_GEEN: '0', XC_BELANGRIJK_WEETNIET: '0' })(rows);
        put({ XC_BELANGRIJK_ANDERS: ticked, XC_BELANGRIJK_ANDERS_TEXT: word })(rows);
        const top = { XC_BELANGRIJK_TOP3_1: 'EXTERN', XC_BELANGRIJK_TOP3_2: '99', XC_BELANGRIJK_TOP3_3: '99' };
        put(top)(rows);
      });
      const found = rejected.filter(({ column }) => column === at('XC_BELANGRIJK_ANDERS_TEXT') + 1);
      expect(found).toEqual([expect.objectContaining({ line: 2, reason: expect.stringContaining(`"${word}"`) })]);
    }
  });

  it('may lack a question that was not asked then, and says which', () => {
    const { rows, notAsked, rejected } = read(
      without((name) => name === 'XC_ONTWIKKELING' || name.startsWith('XC_EFFECT_')),
    );
    expect([rows.length, notAsked, rejected]).toEqual([8, ['XC_EFFECT', 'XC_ONTWIKKELING'], []]);
    for (const { answers } of rows) expect(answers).not.toMatch(/XC_ONTWIKKELING|XC_EFFECT/);
  });

  it('may say 97 in every row of a question that was not asked then, as an export of such a wave does', () => {
    const { rows, notAsked, counted } = read((all) => {
      for (const row of all.slice(1)) row[at('XC_ONTWIKKELING')] = '97';
    });
    expect([rows.length, notAsked]).toEqual([8, ['XC_ONTWIKKELING']]);
    const askedIn = (table: string) =>
      [...counted.bureaus.values()].reduce((sum, counts) => sum + (counts.get(`${table} asked`) ?? 0), 0);
    expect(['XC_TEVREDEN', 'XC_ONTWIKKELING', 'XC_SLOT_OPEN'].map(askedIn)).toEqual([8, 0, 8]);
  });

  it('is refused without the question that decides on another', () => {
    const { rejected } = read(without((name) => name === 'XC_MOEILIJK'));
    expect(rejected).toEqual([
      {
        line: 1,
        column: expect.any(Number),
        reason: expect.stringMatching(/^XC_STEUN is niet te plaatsen zonder XC_MOEILIJK/),
      },
    ]);
    expect(read(without((name) => kracht.includes(name))).rejected.length).toBeGreaterThan(0);
    const allSkipped = read((rows) => {
      for (const row of rows.slice(1)) row[at('XC_MOEILIJK')] = '97';
    });
    expect(allSkipped.rejected.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^XC_STEUN is niet/));
  });

  test.each<[what: string, change: (rows: string[][]) => void, reasons: RegExp[]]>([
    ['a column too few', without((name) => name === 'XC_DREMPELS_TIJD'), [/^De kolom XC_DREMPELS_TIJD ontbreekt\./]],
    ['no bureau', without((name) => name === 'BUREAU'), [/^De kolom BUREAU ontbreekt\./]],
    [
      'a misspelt name, which is also missing then',
      (rows) => {
        (rows[0] ?? [])[at('XC_OPLEIDING')] = 'XC_OPLEIDNG';
      },
      [/^"XC_OPLEIDNG" is geen variabele van deze vragenlijst\. Bedoelt u XC_OPLEIDING\?/],
    ],
    [
      'a column of something else',
      (rows) => rows.forEach((row, i) => row.push(i ? '' : 'e-mail')),
      [/^"e-mail" is geen variabele van deze vragenlijst\. Haal de kolom weg\.$/],
    ],
    [
      'a column twice',
      (rows) => rows.forEach((row) => row.push(row[at('XC_ONTWIKKELING')] ?? '')),
      [/is dezelfde kolom als/],
    ],
    [
      'made-up answers',
      (rows) => rows.forEach((row, i) => row.unshift(i ? '1' : 'SYNTHETIC')),
      [/verzonnen antwoorden/],
    ],
  ])('has a header without %s', (_, change, reasons) => {
    expect(read(change).rejected).toEqual(
      reasons.map((reason) => ({ line: 1, column: expect.any(Number), reason: expect.stringMatching(reason) })),
    );
  });

  it('takes columns in any order and case, and the Dutch name of a bureau', () => {
    const { rows } = read((all) => {
      put({ BUREAU: 'BLCC Loopbaanbegeleiding' })(all);
      for (const row of all) row.reverse();
      all[0] = (all[0] ?? []).map((name) => name.toLowerCase());
    });
    expect([rows.length, rows[0]?.bureau]).toEqual([8, 'blcc']);
  });
});
