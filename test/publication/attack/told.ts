import { parse as parseCsv } from 'csv-parse/sync';
import { parse, type HTMLElement } from 'node-html-parser';
import { z } from 'zod';
import { readWorkbook } from '../../support/workbook.js';
import type { Answer } from './everything.js';

/**
 * What pages and files tell of each answer, read anew: the words of an HTML table, what a chart says
 * and draws, a record of CSV, a row of a workbook, a row of JSON.
 */

/** What is told of an answer, of all bureaus or of one's own. */
export interface Told {
  readonly table: string;
  readonly label: string;
  readonly whose: 'all' | 'own';
  readonly words: string;
}

/** The kinds of pages and files in which answers stand. */
export type Medium = 'page' | 'chart' | 'csv' | 'workbook' | 'json';

/** Returns which kind of answer this is; undefined where it is none of tables of this wave. */
export function mediumOf(url: string, { status, type }: Answer): Medium | undefined {
  if (status !== 200 || url.includes('against=') || /crosstab|taal=en/.test(url)) return undefined;
  if (/^\/results\/[^/]+\/[\w-]+(\?|$)/.test(url) && type.startsWith('text/html')) return 'page';
  if (url.includes('/figures/') && type.startsWith('image/svg')) return 'chart';
  if (!/\/tables\?|\/figures\//.test(url)) return undefined;
  if (type.startsWith('text/csv')) return 'csv';
  return type.startsWith('application/json') ? 'json' : 'workbook';
}

/** Returns what is told of answers in a page or file. */
export function listTold(url: string, medium: Medium, body: Buffer): Told[] {
  const [, table = ''] = /\/figures\/([^./?]+?)(?:-excel)?\.\w+/.exec(url) ?? [];
  const whose = url.includes('bureau=') ? 'own' : 'all';
  switch (medium) {
    case 'page':
      return parse(body.toString()).querySelectorAll('.result .figure').flatMap(readFigure);
    case 'chart':
      return readSentences(parse(body.toString())).map((told) => ({ ...told, table, whose }));
    case 'csv':
      return readRecords(body.toString(), { table, whose });
    case 'workbook':
      return readSheets(body);
    case 'json':
      return readRows(JSON.parse(body.toString()));
  }
}

function readFigure(figure: HTMLElement): Told[] {
  const id = figure.querySelector('desc')?.id ?? '';
  const table = id.replace(/-(chart|own)-d$/, '');
  const heads = figure.querySelectorAll('thead th').map((th) => th.text);
  const rows = figure.querySelectorAll('tbody tr').flatMap((row) => {
    const label = row.querySelector('th')?.text ?? '';
    const cells = row
      .querySelectorAll('td')
      .flatMap((cell) => Array.from({ length: Number(cell.getAttribute('colspan') ?? 1) }, () => cell.text));
    return cells.map((words, i): Told => ({
      table,
      label,
      whose: heads[i + 1] === 'Uw bureau' ? 'own' : 'all',
      words,
    }));
  });
  return [...readSentences(figure).map((told) => ({ ...told, table })), ...rows];
}

/** What a chart says of each answer, and then of that of one's own bureau. */
function readSentences(element: HTMLElement): Omit<Told, 'table'>[] {
  const said = element.querySelector('desc')?.text ?? '';
  return [...said.matchAll(/‘([^’]*)’: ([^‘]*)/g)].flatMap(([, label = '', rest = '']) => {
    const [all = '', own = ''] = rest.split('Van uw bureau');
    // What the chart is of stands behind the last answer of a file.
    const words = all.replace(/(?<=minder dan \d|bijna iedereen|niet getoond)\..*$/s, '.');
    return [
      { label, whose: 'all' as const, words },
      { label, whose: 'own' as const, words: own },
    ];
  });
}

/** Returns how many bars and dots the charts of a page or file draw, and how many numbers they say. */
export function countDrawn(medium: Medium, body: Buffer): { readonly drawn: number; readonly said: number }[] {
  if (medium !== 'page' && medium !== 'chart') return [];
  const root = parse(body.toString());
  const figures = medium === 'page' ? root.querySelectorAll('.drawn-to-fit') : [root];
  return figures.flatMap((figure) => {
    const told = readSentences(figure);
    const isHidden = told.some(({ words }) => words !== '' && !/%/.test(words));
    if (!isHidden) return [];
    return figure.querySelectorAll('svg').map((svg) => ({
      drawn: svg.querySelectorAll('.c-bar, .c-dot[r="5"], rect[fill="#7fb0b7"]').length,
      said: told.filter(({ words }) => /%/.test(words)).length,
    }));
  });
}

const columns = { table: 'code van de vraag', answer: 'antwoord', of: 'bureau' };
const isNumber = (name: string) => /^(aantal|percentage|interval (van|tot)|verschil met .*)$/.test(name);

function readRecords(csv: string, about: Pick<Told, 'table' | 'whose'>): Told[] {
  const delimiter = csv.slice(0, csv.indexOf('\n')).includes(';') ? ';' : ',';
  const records = parseCsv(csv, { bom: true, columns: true, delimiter, relax_column_count: true });
  return z
    .array(z.record(z.string(), z.string()))
    .parse(records)
    .map((record): Told => ({
      table: record[columns.table] ?? about.table,
      label: record[columns.answer] ?? '',
      whose:
        record[columns.of] === undefined ? about.whose : record[columns.of] === 'Alle bureaus samen' ? 'all' : 'own',
      words: Object.entries(record)
        .map(([name, value]) => (isNumber(name) ? value : ''))
        .join(' '),
    }));
}

/** The columns of numbers in the sheet of a group: of all bureaus, and of one's own. */
const cells = { all: [2, 4, 5, 6], own: [7, 9, 10, 11] } as const;

function readSheets(body: Buffer): Told[] {
  return readWorkbook(body).sheets.flatMap(({ rows }) => {
    let table = '';
    return rows.flatMap((row) => {
      const [code, label] = [row[0]?.value ?? '', String(row[1]?.value ?? '')];
      if (/^(XC|OG)_/.test(String(code))) table = String(code);
      return (['all', 'own'] as const).map((whose): Told => ({
        table,
        label,
        whose,
        words: cells[whose].map((i) => row[i]?.value ?? '').join(' '),
      }));
    });
  });
}

const Share = z.number().nullable();
const Rows = z.object({
  rows: z.array(
    z.object({
      question: z.string(),
      bureau: z.string().nullable(),
      label: z.object({ nl: z.string() }).nullable(),
      ...{ count: Share, percent: Share, low: Share, high: Share },
    }),
  ),
});

function readRows(document: unknown): Told[] {
  return Rows.parse(document).rows.map(({ question, bureau, label, count, percent, low, high }) => ({
    table: question,
    label: label?.nl ?? '',
    whose: bureau === null ? 'all' : 'own',
    words: [count, percent, low, high].join(' '),
  }));
}
