import { strToU8, zipSync } from 'fflate';

/** What a cell of a made-up workbook holds: a text, a number, or the XML of the cell itself. */
export type OfficeCell = string | number | null | { readonly xml: string };

/** A sheet as an office leaves it. Rows may be hidden; anything else is given as XML. */
export interface OfficeSheet {
  readonly name?: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly OfficeCell[])[];
  /** The numbers of rows that are hidden, from 1. */
  readonly hidden?: readonly number[];
  /** The XML before and behind the rows. */
  readonly before?: string;
  readonly behind?: string;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const columnName = (i: number): string =>
  i < 26 ? String.fromCharCode(65 + i) : `${columnName(Math.floor(i / 26) - 1)}${columnName(i % 26)}`;

/** The parts of a workbook as Excel names them; `more` adds or replaces some. */
export function officeParts(sheets: readonly OfficeSheet[], more: Record<string, string> = {}): Record<string, string> {
  const texts: string[] = [];
  const share = (text: string) => {
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  };
  const cell = (value: OfficeCell, ref: string) => {
    if (value === null) return '';
    if (typeof value === 'object') return value.xml.replace('<c', `<c r="${ref}"`);
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
    return `<c r="${ref}" t="s"><v>${share(value)}</v></c>`;
  };
  const sheetXml = ({ rows, hidden = [], before = '', behind = '' }: OfficeSheet) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${before}<sheetData>${rows
      .map((cells, i) => {
        const all = cells.map((value, j) => cell(value, `${columnName(j)}${i + 1}`)).join('');
        return `<row r="${i + 1}"${hidden.includes(i + 1) ? ' hidden="1"' : ''}>${all}</row>`;
      })
      .join('')}</sheetData>${behind}</worksheet>`;
  const of = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${of}/${type}" Target="${target}"/>`;
  const relate = (...all: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const written = Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]));
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relate(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="${of}"><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${name ?? `Blad${i + 1}`}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relate(
      ...sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
      relation('rId98', 'styles', 'styles.xml'),
      relation('rId99', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    ...written,
    ...more,
  };
}

/** A workbook as a file, made by hand, apart from the product. */
export function officeFile(sheets: readonly OfficeSheet[], more: Record<string, string> = {}): Buffer {
  return zipped(officeParts(sheets, more));
}

/** Parts as a zip. */
export function zipped(parts: Record<string, string>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]))));
}
