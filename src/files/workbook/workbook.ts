import { strToU8, zipSync } from 'fflate';
import { CellFormats } from './cell-formats.js';
import { sheetXml, type WorkbookSheet } from './sheet.js';
import { timeWithin } from '../zip.js';
import { element, escapeXml, xmlDocument } from '../xml.js';

/** What is known of a workbook, beside its sheets. */
export interface AboutWorkbook {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** Of when what it says is: an ISO time. */
  readonly madeAt: string;
}

/** A workbook, as Excel and LibreOffice open it. */
export interface Workbook extends AboutWorkbook {
  readonly sheets: readonly WorkbookSheet[];
}

const xmlns = 'http://schemas.openxmlformats.org';
const relationships = `${xmlns}/officeDocument/2006/relationships`;
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Returns a workbook as a file: Office Open XML (ECMA-376), in a zip. The same workbook gives the
 * same bytes.
 */
export function writeWorkbook(given: Workbook): Buffer {
  const workbook = { ...given, sheets: withTabNames(given.sheets) };
  const formats = new CellFormats();
  const parts: (readonly [path: string, xml: string])[] = [
    ...partsAround(workbook),
    ...workbook.sheets.map((sheet, i) => [pathOfSheet(i), sheetXml(sheet, formats, i === 0)] as const),
    [pathOfStyles, formats.xml()],
  ];
  const files = Object.fromEntries(parts.map(([path, xml]) => [path, strToU8(xml)]));
  return Buffer.from(zipSync(files, { mtime: timeWithin }));
}

/** Where a workbook holds a sheet, by its place from 0, and the looks of its cells. */
export function pathOfSheet(place: number): string {
  return `xl/worksheets/sheet${place + 1}.xml`;
}
export const pathOfStyles = 'xl/styles.xml';

/** Returns the parts of a workbook that name its sheets, which are parts of their own. */
export function partsAround(
  workbook: AboutWorkbook & { readonly sheets: readonly Pick<WorkbookSheet, 'name' | 'head'>[] },
): [path: string, xml: string][] {
  const paths = workbook.sheets.map((_, i) => pathOfSheet(i));
  const toWorkbook: Target[] = [
    [`${relationships}/officeDocument`, 'xl/workbook.xml'],
    [`${xmlns}/package/2006/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ];
  const toSheets = paths.map((path): Target => [`${relationships}/worksheet`, `/${path}`]);
  return [
    ['[Content_Types].xml', contentTypes(paths)],
    ['_rels/.rels', relate(toWorkbook)],
    ['docProps/core.xml', coreProperties(workbook)],
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

/** What a part refers to: how, and which. */
type Target = readonly [type: string, target: string];

function contentTypes(sheets: readonly string[]): string {
  const part = (path: string, ContentType: string) => element('Override', { PartName: `/${path}`, ContentType });
  return xmlDocument(
    element(
      'Types',
      { xmlns: `${xmlns}/package/2006/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      part('xl/workbook.xml', `${spreadsheet}.sheet.main+xml`),
      part(pathOfStyles, `${spreadsheet}.styles+xml`),
      part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
      ...sheets.map((path) => part(path, `${spreadsheet}.worksheet+xml`)),
    ),
  );
}

function relate(targets: readonly Target[]): string {
  const all = targets.map(([Type, Target], i) => element('Relationship', { Id: `rId${i + 1}`, Type, Target }));
  return xmlDocument(element('Relationships', { xmlns: `${xmlns}/package/2006/relationships` }, ...all));
}

function coreProperties({ title, author, language, madeAt }: AboutWorkbook): string {
  const w3c = { 'xsi:type': 'dcterms:W3CDTF' };
  return xmlDocument(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${xmlns}/package/2006/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, escapeXml(title)),
      element('dc:creator', {}, escapeXml(author)),
      element('dc:language', {}, escapeXml(language)),
      element('dcterms:created', w3c, escapeXml(madeAt)),
      element('dcterms:modified', w3c, escapeXml(madeAt)),
    ),
  );
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
