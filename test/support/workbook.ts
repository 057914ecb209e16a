import { parse, type HTMLElement } from 'node-html-parser';
import { unzip } from './unzip.js';

/** A cell as it stands in the file: a text, a number, or nothing; and how it is written. */
export interface ReadCell {
  readonly value: string | number | null;
  /** The format of a number, such as 0%; empty where it has none. */
  readonly format: string;
}

export interface ReadSheet {
  readonly name: string;
  /** The worksheet as XML. */
  readonly xml: HTMLElement;
  /** Its rows from the first on, each with its cells from column A on. */
  readonly rows: readonly (readonly ReadCell[])[];
}

/** Reads a workbook by hand: apart from the product and from the library that packs it. */
export function readWorkbook(file: Buffer): { parts: ReadonlyMap<string, string>; sheets: ReadSheet[] } {
  const parts = new Map(Array.from(unzip(file), ([path, part]) => [path, part.toString('utf8')]));
  // Selectors find names in lower case alone.
  const part = (path: string) => parse(parts.get(path) ?? '', { lowerCaseTagName: true });
  const formats = readFormats(part('xl/styles.xml'));
  const targets = new Map(
    part('xl/_rels/workbook.xml.rels')
      .querySelectorAll('relationship')
      .map((one) => [one.getAttribute('Id'), one.getAttribute('Target') ?? '']),
  );
  const sheets = part('xl/workbook.xml')
    .querySelectorAll('sheet')
    .map((sheet) => {
      const xml = part(targets.get(sheet.getAttribute('r:id'))?.slice(1) ?? '');
      return { name: sheet.getAttribute('name') ?? '', xml, rows: readRows(xml, formats) };
    });
  return { parts, sheets };
}

function readRows(xml: HTMLElement, formats: readonly string[]): ReadCell[][] {
  const rows: ReadCell[][] = [];
  for (const row of xml.querySelectorAll('row')) {
    const cells: ReadCell[] = [];
    for (const cell of row.querySelectorAll('c')) {
      const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell.getAttribute('r') ?? '') ?? [];
      if (digits !== row.getAttribute('r')) throw new Error(`Cell ${letters}${digits} is in another row.`);
      cells[columnOf(letters)] = { value: valueOf(cell), format: formats[Number(cell.getAttribute('s'))] ?? '' };
    }
    rows[Number(row.getAttribute('r')) - 1] = cells;
  }
  return rows;
}

function valueOf(cell: HTMLElement): string | number | null {
  if (cell.querySelector('f')) throw new Error('A cell is a formula.');
  if (cell.getAttribute('t') === 'inlineStr') return cell.querySelector('t')?.text ?? '';
  const number = cell.querySelector('v')?.text;
  return number === undefined ? null : Number(number);
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

function readFormats(styles: HTMLElement): string[] {
  const own = new Map(
    styles.querySelectorAll('numfmt').map((one) => [one.getAttribute('numFmtId'), one.getAttribute('formatCode')]),
  );
  const looks = styles.querySelector('cellxfs')?.querySelectorAll('xf') ?? [];
  return looks.map((xf) => own.get(xf.getAttribute('numFmtId')) ?? '');
}
