import type { TableCell } from '../csv-table.js';
import { protectText } from '../formula.js';
import type { CellFormats } from './cell-formats.js';
import { styled, type WorkbookCell } from './cell.js';
import { rowHeight } from './row-height.js';
import { element, escapeXml, xmlDocument } from '../xml.js';

/** A sheet of a workbook. It prints on A4 lying down, as wide as one page. */
export interface WorkbookSheet {
  /** What it is called; its tab holds of that what Excel takes. */
  readonly name: string;
  /** The width of each column, in characters. */
  readonly widths: readonly number[];
  /** How many rows at the top stay in sight, and come back on each printed page. */
  readonly head: number;
  /** What stands below each printed page, beside its number. */
  readonly footer: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** ECMA-376, part 1, 18.18.50: ST_PaperSize. */
const a4 = 9;

/**
 * Returns a sheet as the part of a workbook. Texts are typed as such, so none is ever a formula.
 */
export function sheetXml(sheet: WorkbookSheet, formats: CellFormats, isFirst: boolean): string {
  const { widths, head, footer, rows } = sheet;
  const pane = { ySplit: head, topLeftCell: `A${head + 1}`, activePane: 'bottomLeft', state: 'frozen' };
  return xmlDocument(
    element(
      'worksheet',
      { xmlns: main },
      element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
      element(
        'sheetViews',
        {},
        element(
          'sheetView',
          { showGridLines: 0, tabSelected: isFirst ? 1 : undefined, workbookViewId: 0 },
          head > 0 ? element('pane', pane) : '',
        ),
      ),
      element('sheetFormatPr', { defaultRowHeight: 15 }),
      element(
        'cols',
        {},
        ...widths.map((width, i) => element('col', { min: i + 1, max: i + 1, width, customWidth: 1 })),
      ),
      element('sheetData', {}, ...rows.map((cells, i) => rowXml(cells, i + 1, widths, formats))),
      element('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 }),
      element('pageSetup', { paperSize: a4, fitToWidth: 1, fitToHeight: 0, orientation: 'landscape' }),
      element('headerFooter', {}, element('oddFooter', {}, escapeXml(`&L${footer.replaceAll('&', '&&')}&R&P / &N`))),
    ),
  );
}

/** Returns a row of ordinary cells, as many as there may be: texts on one line, and no height. */
export function plainRowXml(cells: readonly TableCell[], number: number, look: number): string {
  let row = `<row r="${number}">`;
  cells.forEach((value, i) => {
    if (value === null || value === '') return;
    const at = `${columnName(i)}${number}`;
    row +=
      typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  });
  return `${row}</row>`;
}

function rowXml(
  cells: readonly WorkbookCell[],
  number: number,
  widths: readonly number[],
  formats: CellFormats,
): string {
  const written = cells.map((cell, i) => cellXml(cell, `${columnName(i)}${number}`, formats));
  return element('row', { r: number, ht: rowHeight(cells, widths), customHeight: 1 }, ...written);
}

function cellXml(cell: WorkbookCell, r: string, formats: CellFormats): string {
  const { value, look } = styled(cell);
  if (typeof value === 'number') return element('c', { r, s: formats.numberOf(look) }, element('v', {}, String(value)));
  if (value === null || value === '') return element('c', { r, s: formats.numberOf(look) });
  const s = formats.numberOf(protectText(value) === value ? look : { ...look, quoted: true });
  const text = element('t', { 'xml:space': 'preserve' }, escapeXml(value));
  return element('c', { r, s, t: 'inlineStr' }, element('is', {}, text));
}

/** A, B … Z, AA …, from 0. */
function columnName(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnName(Math.floor(place / 26) - 1) + last;
}
