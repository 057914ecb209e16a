import { writeTable, writeTableForExcel } from '../files/csv-table.js';
import type { Language } from '../language/text.js';
import { tablesDocument } from './document.js';
import { longTable } from './long-table.js';
import { tablesTexts } from './texts.js';
import type { WaveTables } from './wave-tables.js';
import { tablesWorkbook } from './workbook/workbook.js';

/** How a file with tables is written. */
interface TableFormat {
  readonly type: string;
  /** How its name ends. */
  readonly ending: string;
  write(tables: WaveTables, language: Language): string | Buffer;
}

/** The formats of files with tables. */
export const tableFormats = {
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    write: tablesWorkbook,
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    ending: '.csv',
    write: (tables, language) => writeTable(longTable(tables, language)),
  },
  'csv-excel': {
    type: 'text/csv; charset=utf-8',
    ending: '-excel.csv',
    write: (tables, language) => writeTableForExcel(longTable(tables, language)),
  },
  json: {
    type: 'application/json; charset=utf-8',
    ending: '.json',
    write: (tables) => `${JSON.stringify(tablesDocument(tables))}\n`,
  },
} as const satisfies Record<string, TableFormat>;
export type TableFormatName = keyof typeof tableFormats;

/** The names of the formats. */
export const tableFormatNames = Object.keys(tableFormats) as [TableFormatName, ...TableFormatName[]];

/** Returns the tables of a wave as a file of this format. */
export function writeTables(tables: WaveTables, format: TableFormatName, language: Language): Buffer {
  return Buffer.from(tableFormats[format].write(tables, language));
}

/**
 * Returns the name of such a file: the study, the wave, the group where it is one, whose figures
 * they are and of which day.
 */
export function nameTablesFile(
  { view, bureau, day }: WaveTables,
  format: TableFormatName,
  { group, language }: { readonly group?: string | undefined; readonly language: Language },
): string {
  const { study } = view.study.definition;
  const parts = [study, view.wave.slug, group, bureau?.slug ?? tablesTexts[language].allInName, day];
  return parts.filter((part) => part !== undefined).join('_') + tableFormats[format].ending;
}

/**
 * Returns how many tables are in such a file: those of all bureaus, and those of the one bureau.
 */
export function countTables({ groups }: WaveTables): number {
  const shown = groups.flatMap(({ all, own }) => [...all.questions, ...(own?.questions ?? [])]);
  return shown.filter(({ withheld }) => withheld === null).length;
}
