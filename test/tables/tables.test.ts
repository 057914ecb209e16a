import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parse as parsePage } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/rights.js';
import { addToken, type TokenOwner } from '../../src/access/tokens.js';
import { tables as command } from '../../src/commands/tables.js';
import { prepareSnapshot, publishSnapshot } from '../../src/publication/make-snapshot.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import { addDemoWave } from '../../src/response/demo.js';
import { commandLine } from '../../src/study/events.js';
import type { TablesDocument } from '../../src/tables/document.js';
import { readStudyWithBureaus } from '../support/questionnaires.js';
import { freshFolder } from '../support/folder.js';
import { readWorkbook, type ReadSheet } from '../support/workbook.js';
import { signIn } from '../support/signed-in.js';
import { openWorld, type World } from '../support/world.js';
import type { z } from 'zod';

type Document = z.infer<typeof TablesDocument>;
type Row = Document['rows'][number];

/** What the API tells of an answer. */
interface Told {
  readonly count: number | null;
  readonly base: number | null;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly class: string | undefined;
  readonly suppressed: boolean;
}

const formats = ['xlsx', 'csv', 'csv-excel', 'json'] as const;
const groups = { 'ex-client': 'Ex-cliënten', employer: 'Opdrachtgevers' } as const;
const words = { few: 'minder dan 3', 'nearly-all': 'bijna iedereen' };

let world: World;
const coordinator: TokenOwner = { role: 'coordinator' };
const partner: TokenOwner = { role: 'partner', bureau: 'blcc' };

/** Asks for a path under /api/v1, with a token of this viewer. */
async function ask(owner: TokenOwner, path: string) {
  const authorization = `Bearer ${await addToken(world.ctx, owner)}`;
  return world.app.inject({ url: `/api/v1${path}`, headers: { authorization } });
}

const pathOf = (group: string, format: string, wave = 'demo') =>
  `/waves/${wave}/groups/${group}/tables?format=${format}`;

async function readDocument(owner: TokenOwner, group: string): Promise<Document> {
  return (await ask(owner, pathOf(group, 'json'))).json();
}

/** What the API tells of every answer, by question and code; of one bureau where it is named. */
async function readResults(owner: TokenOwner, group: string, bureau?: string): Promise<Map<string, Told>> {
  const query = bureau === undefined ? '' : `?bureau=${bureau}`;
  const { questions } = (await ask(owner, `/waves/demo/groups/${group}/results${query}`)).json<{
    questions: {
      id: string;
      base: number | null;
      withheld: string | null;
      options: (Told & { code: string; missing: number | null })[];
    }[];
  }>();
  // A table that is kept back has a sentence in a workbook, and no answers.
  const shown = questions.filter(({ withheld }) => withheld === null || bureau !== undefined);
  return new Map(
    shown.flatMap(({ id, base, options }) =>
      options.map((option) => [
        `${id} ${option.code}`,
        { ...option, base: option.missing === null ? base : null, class: option.class },
      ]),
    ),
  );
}

/** The rows of answers on the sheet of a group, by question and code, as far as `until`. */
function answersOn(sheet: ReadSheet | undefined, ids: ReadonlySet<string>) {
  const found = new Map<string, ReadSheet['rows'][number]>();
  let question = '';
  for (const row of sheet?.rows ?? []) {
    const first = row[0]?.value;
    if (typeof first === 'string' && ids.has(first)) question = first;
    else if (first != null && question !== '' && !found.has(`${question} ${first}`)) {
      found.set(`${question} ${first}`, row);
    }
  }
  return found;
}

const sheetOf = async (owner: TokenOwner, group: keyof typeof groups) => {
  const { rawPayload } = await ask(owner, pathOf(group, 'xlsx'));
  return readWorkbook(rawPayload).sheets.find(({ name }) => name === groups[group]);
};

/** What cells must hold of an answer: numbers, or the word or sign in the place of a hidden one. */
function cellsOf({ count, base, percent, low, high, class: told, suppressed }: Told): (string | number | null)[] {
  const shown = suppressed ? (told ? words[told as keyof typeof words] : '×') : count;
  return [shown, base, ...[percent, low, high].map((value) => (value === null ? null : value / 100))];
}

beforeAll(async () => {
  world = await openWorld('sqlite', {}, readStudyWithBureaus);
  const { ctx } = world;
  await addDemoWave(ctx, { wave: 'demo-2024', respondents: 120, seed: 2 });
  world.passDays(1);
  await addDemoWave(ctx, { wave: 'demo', respondents: 160, seed: 3 });
});

describe('before a snapshot', () => {
  it.each(formats)('gives a partner a valid %s that says why it is empty', async (format) => {
    const { statusCode, rawPayload } = await ask(partner, pathOf('ex-client', format));
    expect(statusCode).toBe(200);
    const text = format === 'xlsx' ? JSON.stringify(readWorkbook(rawPayload).sheets[0]?.rows) : rawPayload.toString();
    expect(text).toMatch(/De resultaten staan hier zodra ze zijn gepubliceerd/);
    expect(text).not.toContain('XC_');
  });

  it('is refused on the command line, with the command that makes one', async () => {
    const context = { open: () => Promise.resolve(world.ctx), environment: {}, progress: () => undefined };
    const asked = command.run(context, ['--wave', 'demo', '--format', 'csv', '--out', 'x.csv']);
    await expect(asked).rejects.toThrow('golfslag snapshot add --wave demo');
  });
});

describe.each(Object.keys(groups) as (keyof typeof groups)[])('the tables of %s', (group) => {
  it('hold in a workbook the numbers of the API, as numbers', async () => {
    const told = await readResults(coordinator, group);
    const { rows } = await readDocument(coordinator, group);
    const answers = answersOn(await sheetOf(coordinator, group), new Set(rows.map(({ question }) => question)));
    expect([...told.keys()].filter((answer) => !answers.has(answer))).toEqual([]);
    expect(told.size).toBeGreaterThan(100);
    for (const [answer, numbers] of told) {
      const cells = answers
        .get(answer)
        ?.slice(2, 7)
        .map(({ value }) => value);
      expect([answer, cells]).toEqual([answer, cellsOf(numbers)]);
    }
    expect(answers.get([...told.keys()][0] ?? '')?.[4]?.format).toMatch(/^0(\.0)?%$/);
  });

  it('hold beside each wave what the API compares', async () => {
    const { rows } = await readDocument(coordinator, group);
    const answers = answersOn(await sheetOf(coordinator, group), new Set(rows.map(({ question }) => question)));
    let compared = 0;
    for (const [i, against] of ['2015', 'demo-2024'].entries()) {
      const { figures } = (await ask(coordinator, `/waves/demo/groups/${group}/comparison?against=${against}`)).json<{
        figures: {
          question: string;
          code: string;
          then: { percent: number | null } | null;
          difference: { low: number; high: number } | null;
          verdict: string;
        }[];
      }>();
      for (const { question, code, then, difference, verdict } of figures) {
        const cells = answers.get(`${question} ${code}`)?.slice(7 + 4 * i, 11 + 4 * i) ?? [];
        const percent = then?.percent ?? null;
        const numbers = [percent === null ? null : percent / 100, difference?.low ?? null, difference?.high ?? null];
        expect([question, code, cells.slice(0, 3).map(({ value }) => value)]).toEqual([question, code, numbers]);
        const row = rows.find((one) => one.question === question && String(one.code) === String(code));
        expect(row?.beside.find((one) => one.against === against)?.verdict).toBe(verdict);
        expect(cells[3]?.value).not.toBe('');
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  it.each([
    ['csv', ',', (text: string) => Number(text)],
    ['csv-excel', ';', (text: string) => Number(text.replace(',', '.'))],
  ] as const)('are the same as %s', async (format, delimiter, toNumber) => {
    const { rows } = await readDocument(coordinator, group);
    const { body } = await ask(coordinator, pathOf(group, format));
    expect(body.startsWith('\uFEFF')).toBe(format === 'csv-excel');
    const read: Record<string, string>[] = parse(body, {
      bom: true,
      delimiter,
      columns: true,
      record_delimiter: '\r\n',
    });
    expect(read).toHaveLength(rows.length);
    const same = (text: string | undefined, value: number | null) =>
      value === null ? text === '' : text !== undefined && text !== '' && toNumber(text) === value;
    for (const [i, row] of rows.entries()) {
      const line = read[i] ?? {};
      const { count, percent, low, high } = row;
      const isSame = [
        ...[line['code van de vraag'] === row.question, line.code === String(row.code ?? '')],
        ...[same(line.aantal, count), same(line.percentage, percent)],
        ...[same(line['interval van'], low), same(line['interval tot'], high)],
      ];
      expect([row.question, row.code, isSame.includes(false)]).toEqual([row.question, row.code, false]);
      expect(line.bron).toMatch(/meting demo .*Zoals de coördinator de cijfers zag op .*Verzonnen antwoorden/);
    }
  });
});

describe('of a snapshot', () => {
  beforeAll(async () => {
    const { ctx } = world;
    const view = await viewFieldworkWave(ctx, operator, 'demo');
    const { snapshot } = await prepareSnapshot(ctx, view, commandLine, () => undefined);
    await publishSnapshot(ctx, view, snapshot, commandLine);
  }, 480_000);

  it.each(Object.keys(groups) as (keyof typeof groups)[])(
    'a partner gets of %s the own bureau beside all, and of what is hidden a word and no number',
    async (group) => {
      const document = await readDocument(partner, group);
      expect(document).toMatchObject({ bureau: 'blcc', synthetic: true, snapshot: expect.any(String) as string });
      const sheet = await sheetOf(partner, group);
      const answers = answersOn(sheet, new Set(document.rows.map(({ question }) => question)));
      const all = await readResults(partner, group);
      for (const [answer, numbers] of all) {
        const cells = answers
          .get(answer)
          ?.slice(2, 7)
          .map(({ value }) => value);
        expect([answer, cells]).toEqual([answer, cellsOf(numbers)]);
      }
      const hidden = document.rows.filter(({ suppressed }) => suppressed);
      for (const { question, code, ...row } of hidden) {
        const { count, percent, low, high } = row;
        expect([question, code, count, percent, low, high]).toEqual([question, code, null, null, null, null]);
      }
      if (group === 'ex-client') {
        expect(hidden.length).toBeGreaterThan(0);
        expect(document.rows.some(({ bureau, count }) => bureau === 'blcc' && count !== null)).toBe(true);
      }
      const own = await readResults(partner, group, 'blcc');
      const rows = document.rows.filter(({ bureau, code }) => bureau === 'blcc' && code !== null);
      expect(rows.map(keyOf)).toEqual([...own.keys()]);
      for (const row of rows) {
        const { count, percent, low, high } = own.get(keyOf(row)) ?? {};
        expect([row.count, row.percent, row.low, row.high]).toEqual([count, percent, low, high]);
      }
    },
  );

  it('each file is named after the study, the wave, the group, whose it is and the day', async () => {
    for (const [format, ending, type] of [
      ['xlsx', '.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['csv', '.csv', 'text/csv; charset=utf-8'],
      ['csv-excel', '-excel.csv', 'text/csv; charset=utf-8'],
      ['json', '.json', 'application/json; charset=utf-8'],
    ]) {
      const { headers } = await ask(partner, pathOf('employer', format ?? ''));
      expect(headers['content-type']).toBe(type);
      expect(headers['content-disposition']).toMatch(
        new RegExp(`^attachment; filename="loopbaanadvies_demo_employer_blcc_\\d{4}-\\d\\d-\\d\\d${ending}"$`),
      );
    }
  });

  it('a partner reads under a question who got it, and who is not counted', async () => {
    const said = ((await sheetOf(partner, 'ex-client'))?.rows ?? []).map((row) => row[1]?.value);
    const education = '‘Wat is de hoogste opleiding waarvoor u een diploma heeft?’';
    expect(said).toContainEqual(expect.stringContaining(`Wie op ${education} ‘Lager dan mbo, bijvoorbeeld vmbo’`));
    expect(said).toContainEqual(
      expect.stringMatching(/^Deze vraag kreeg alleen wie .+ niet ‘Al bij de eerste twijfels/),
    );
  });

  it('a partner finds the files on the page of the wave, and they are of the same day', async () => {
    const headers = await signIn(world, ['partner']);
    const page = parsePage((await world.app.inject({ url: '/results/demo', headers })).body);
    const links = page.querySelectorAll('a').map((link) => link.getAttribute('href') ?? '');
    const files = links.filter((href) => href.includes('/tables?format='));
    expect(files).toEqual(
      ['xlsx', 'csv-excel', 'csv', 'json'].map((format) => `/results/demo/tables?format=${format}`),
    );
    const [cover] = readWorkbook((await world.app.inject({ url: files[0] ?? '', headers })).rawPayload).sheets;
    const said = cover?.rows.flat().map(({ value }) => value) ?? [];
    expect(said).toContainEqual(expect.stringMatching(/^Cijfers zoals vastgelegd op \d+ \S+ \d{4}\.$/));
    expect(said).toContainEqual(expect.stringContaining('Verzonnen antwoorden'));
    expect(page.querySelector('main')?.textContent).toContain(said.find((value) => /vastgelegd/.test(String(value))));
  });

  it('the command writes what a partner gets, of all bureaus or with one beside', async () => {
    const folder = await freshFolder();
    const context = { open: () => Promise.resolve(world.ctx), environment: {}, progress: () => undefined };
    const write = async (...more: string[]) => {
      const out = join(folder, 'tables.json');
      const { result } = await command.run(context, ['--wave', 'demo', '--format', 'json', '--out', out, ...more]);
      const file = await readFile(out);
      expect(result).toEqual({ tables: expect.any(Number) as number, bytes: file.length });
      return JSON.parse(file.toString()) as Document;
    };
    const [pooled, own] = [await write(), await write('--bureau', 'blcc')];
    expect([pooled.bureau, own.bureau]).toEqual([null, 'blcc']);
    expect(pooled.rows.filter(({ bureau }) => bureau !== null)).toEqual([]);
    const partners = [await readDocument(partner, 'ex-client'), await readDocument(partner, 'employer')];
    expect(own.rows).toEqual(partners.flatMap(({ rows }) => rows));
  });
});

function keyOf({ question, code }: Pick<Row, 'question' | 'code'>): string {
  return `${question} ${code ?? ''}`;
}
