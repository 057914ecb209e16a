import { numbersIn } from '../../../language/numbers.js';
import type { TableRecord } from '../../csv-records.js';
import { numberText } from './number-text.js';
import type { WorkbookParts } from './parts.js';
import { UnreadableWorkbook } from './unreadable.js';
import { readXml } from './xml.js';

/** What is seen of a sheet: its filled rows, with the columns from A on. */
export interface SheetContent {
  readonly records: readonly TableRecord[];
  /** How many filled rows are hidden, by hand or by a filter, and are left out. */
  readonly hiddenRows: number;
}

/** The most columns that are read; what stands further to the right is left out. */
const mostColumns = 200;

/** The most links and merged cells that are looked at. */
const mostExtras = 200_000;

/** The rows of a sheet while it is read. */
interface Row {
  readonly line: number;
  /** Empty cells are not there. */
  readonly fields: (string | undefined)[];
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Reads a sheet. A formula counts as its outcome, and as itself where the file has none. A cell
 * that was merged downwards has its value on each of its rows; a text that links to an address has
 * that address behind it. `addressOf` gives the address of a link, empty for any other. Throws for
 * more than `mostRows` filled rows.
 */
export function readSheet(
  part: Uint8Array,
  { texts, formats, dates }: WorkbookParts,
  addressOf: (link: string) => string,
  mostRows: number,
): SheetContent {
  const rows: Row[] = [];
  const hiddenColumns = new Set<number>();
  const links: (readonly [cell: string, address: string])[] = [];
  const merges: string[] = [];
  let hiddenRows = 0;
  let row: Row & { hidden: boolean } = { line: 0, fields: [], hidden: false };
  let cell: { column: number; type: string; style: number } = { column: -1, type: 'n', style: 0 };
  let [value, text, formula, into, aside] = ['', '', '', '' as 'value' | 'text' | 'formula' | '', false];

  const textOf = (): string => {
    if (cell.type === 'inlineStr') return text;
    if (value === '') return formula === '' ? '' : `=${formula}`;
    if (cell.type === 's') return texts[Number(value)] ?? '';
    if (cell.type === 'b') return value === '1' ? 'WAAR' : 'ONWAAR';
    const number = Number(value);
    if (cell.type !== 'n' || Number.isNaN(number)) return value;
    return numberText(number, formats[cell.style] ?? { id: 0, code: '' }, dates);
  };

  const beginRow = ({ r, hidden }: Attributes) => {
    row = { line: r === undefined ? row.line + 1 : Number(r), fields: [], hidden: isSet(hidden) };
    cell = { column: -1, type: 'n', style: 0 };
  };
  const endRow = () => {
    if (!row.fields.length) return;
    if (row.hidden) hiddenRows++;
    else rows.push({ line: row.line, fields: row.fields });
    if (rows.length > mostRows) throw new UnreadableWorkbook(tooMany(mostRows), row.line);
  };
  const beginCell = ({ r, t = 'n', s = '0' }: Attributes) => {
    const column = r === undefined ? cell.column + 1 : placeOf(r).column;
    cell = { column, type: t, style: Number(s) };
    [value, text, formula] = ['', '', ''];
  };
  const endCell = () => {
    if (hiddenColumns.has(cell.column) || cell.column >= mostColumns) return;
    const written = unescape(textOf()).trim();
    if (written !== '') row.fields[cell.column] = written;
  };

  readXml(part, {
    open: (name, attributes) => {
      if (name === 'row') beginRow(attributes);
      else if (name === 'c') beginCell(attributes);
      else if (name === 'rPh') aside = true;
      else if (name === 'col' && isSet(attributes['hidden'])) hide(attributes, hiddenColumns);
      else if (name === 'mergeCell' && merges.length < mostExtras) merges.push(attributes['ref'] ?? '');
      else if (name === 'hyperlink' && links.length < mostExtras) {
        links.push([attributes['ref'] ?? '', addressOf(attributes['id'] ?? '')]);
      }
      into = name === 'v' ? 'value' : name === 'f' ? 'formula' : name === 't' && !aside ? 'text' : '';
    },
    text: (words) => {
      if (into === 'value') value += words;
      else if (into === 'formula') formula += words;
      else if (into === 'text') text += words;
    },
    close: (name) => {
      if (name === 'c') endCell();
      else if (name === 'row') endRow();
      else if (name === 'rPh') aside = false;
      into = '';
    },
  });
  const byLine = new Map(rows.map((one) => [one.line, one]));
  for (const merge of merges) fillDown(merge, byLine);
  for (const [ref, address] of links) addAddress(ref, address, byLine);
  return {
    records: rows.map(({ line, fields }) => ({ line, fields: Array.from(fields, (field) => field ?? '') })),
    hiddenRows,
  };
}

function isSet(written: string | undefined): boolean {
  return written === '1' || written === 'true';
}

function hide({ min, max }: Attributes, hidden: Set<number>): void {
  for (let i = Number(min); i <= Math.min(Number(max), mostColumns); i++) hidden.add(i - 1);
}

/** Gives the value of a merged cell to its rows below the first. */
function fillDown(ref: string, rows: ReadonlyMap<number, Row>): void {
  const [from = '', to = from] = ref.split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  const value = rows.get(first.line)?.fields[first.column] ?? '';
  if (value === '') return;
  for (let line = first.line + 1; line <= Math.min(last.line, first.line + rows.size); line++) {
    const fields = rows.get(line)?.fields;
    if (fields && (fields[first.column] ?? '') === '') fields[first.column] = value;
  }
}

/** Puts the address of a link behind its words, where no cell of the row has that address. */
function addAddress(ref: string, address: string, rows: ReadonlyMap<number, Row>): void {
  const { line, column } = placeOf(ref);
  const fields = rows.get(line)?.fields;
  const words = fields?.[column] ?? '';
  if (!fields || words === '' || address === '' || words.includes('@')) return;
  if (fields.some((field) => field?.toLowerCase().includes(address.toLowerCase()))) return;
  fields[column] = `${words} <${address}>`;
}

/** The place of a cell as B7 says it: the column from 0, the line from 1. */
function placeOf(ref: string): { column: number; line: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d*)/i.exec(ref) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, line: Number(digits) };
}

/** Signs that XML cannot hold are written as _x000D_ (ECMA-376, part 1, 22.9.2.19). */
function unescape(text: string): string {
  return text.replaceAll(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function tooMany(mostRows: number): string {
  return `Een bestand mag hoogstens ${numbersIn('nl').count(mostRows - 1)} rijen hebben. Verdeel de lijst.`;
}
