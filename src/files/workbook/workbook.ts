import { contentTypes, coreProperties, officeType, packParts, relate } from '../office-parts.js';
import { pathOfProperties, relateDocument, relationships, typeOfProperties, xmlns } from '../office-parts.js';
import type { AboutFile, Target } from '../office-parts.js';
import { element, escapeXml, xmlDocument } from '../xml.js';
import { CellFormats } from './cell-formats.js';
import { sheetXml, type WorkbookSheet } from './sheet.js';

/** A workbook, as Excel and LibreOffice open it. */
export interface Workbook extends AboutFile {
  readonly sheets: readonly WorkbookSheet[];
}

const spreadsheet = `${officeType}.spreadsheetml`;

/**
 * Returns a workbook as a file: Office Open XML (ECMA-376), in a zip. The same workbook gives the
 * same bytes.
 */
export function writeWorkbook(given: Workbook): Buffer {
  const workbook = { ...given, sheets: withTabNames(given.sheets) };
  const formats = new CellFormats();
  const sheets = workbook.sheets.map((sheet, i) => [pathOfSheet(i), sheetXml(sheet, formats, i === 0)] as const);
  return packParts([...partsAround(workbook), ...sheets, [pathOfStyles, formats.xml()]]);
}

/** Where a workbook holds a sheet, by its place from 0, and the looks of its cells. */
export function pathOfSheet(place: number): string {
  return `xl/worksheets/sheet${place + 1}.xml`;
}
export const pathOfStyles = 'xl/styles.xml';

/** Returns the parts of a workbook that name its sheets, which are parts of their own. */
export function partsAround(
  workbook: AboutFile & { readonly sheets: readonly Pick<WorkbookSheet, 'name' | 'head'>[] },
): [path: string, xml: string][] {
  const paths = workbook.sheets.map((_, i) => pathOfSheet(i));
  const toSheets = paths.map((path): Target => [`${relationships}/worksheet`, `/${path}`]);
  return [
    ['[Content_Types].xml', contentTypes({}, typesOf(paths))],
    ['_rels/.rels', relateDocument('xl/workbook.xml')],
    [pathOfProperties, coreProperties(workbook)],
    ['xl/workbook.xml', workbookXml(workbook.sheets)],
    ['xl/_rels/workbook.xml.rels', relate([...toSheets, [`${relationships}/styles`, 'styles.xml']])],
  ];
}

/**
 * Returns the sheets with names as Excel takes them: 31 signs, some of them refused, and no name
 * twice.
 */
export function withTabNames<S extends Pick<WorkbookSheet, 'name'>>(sheets: readonly S[]): S[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const name = sheet.name
      .replaceAll(/[[\]:*?/\\]/g, ' ')
      .replaceAll(/^'+|'+$/g, '')
      .trim();
    let tab = name.slice(0, 31);
    for (let number = 2; taken.has(tab.toLowerCase()); number++) tab = `${name.slice(0, 27)} ${number}`;
    taken.add(tab.toLowerCase());
    return { ...sheet, name: tab };
  });
}

function typesOf(sheets: readonly string[]): [path: string, type: string][] {
  return [
    ['xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    [pathOfStyles, `${spreadsheet}.styles+xml`],
    [pathOfProperties, typeOfProperties],
    ...sheets.map((path): [string, string] => [path, `${spreadsheet}.worksheet+xml`]),
  ];
}

function workbookXml(sheets: readonly Pick<WorkbookSheet, 'name' | 'head'>[]): string {
  const titles = sheets.flatMap(({ name, head }, localSheetId) =>
    head === 0
      ? []
      : [
          element(
            'definedName',
            { name: '_xlnm.Print_Titles', localSheetId },
            escapeXml(`'${name.replaceAll("'", "''")}'!$1:$${head}`),
          ),
        ],
  );
  return xmlDocument(
    element(
      'workbook',
      { xmlns: `${xmlns}/spreadsheetml/2006/main`, 'xmlns:r': relationships },
      element('bookViews', {}, element('workbookView', { activeTab: 0 })),
      element(
        'sheets',
        {},
        ...sheets.map(({ name }, i) => element('sheet', { name, sheetId: i + 1, 'r:id': `rId${i + 1}` })),
      ),
      titles.length ? element('definedNames', {}, ...titles) : '',
    ),
  );
}
