import type { WorkbookSheet } from '../../files/workbook/sheet.js';
import { writeWorkbook } from '../../files/workbook/workbook.js';
import { inLanguage, type Language } from '../../language/text.js';
import { describeMadeUp, readerOf } from '../reader.js';
import type { WaveTables } from '../wave-tables.js';
import { codebookSheet } from './codebook-sheet.js';
import { coverSheet } from './cover-sheet.js';
import { groupSheet } from './group-sheet.js';
import { storySheet } from './story-sheet.js';

/**
 * Returns the tables of a wave as a workbook: a cover, what the wave tells, a sheet for each group,
 * and all texts with their codes.
 */
export function tablesWorkbook(tables: WaveTables, language: Language): Buffer {
  const reader = readerOf(tables, language);
  const { view, groups, headline, day } = tables;
  const { title, contact } = view.study.definition;
  const { text } = reader;
  const about: [sheet: Omit<WorkbookSheet, 'footer'>, about: string][] = [
    ...(headline ? [[storySheet(tables, headline, reader), text.storySheet] as const] : []),
    ...groups.map((group) => [groupSheet(group, tables, reader), text.groupSheet] as const),
    ...(groups.length ? [[codebookSheet(tables, reader), text.codebookSheet] as const] : []),
  ].map(([sheet, about]) => [sheet, about]);
  const cover = coverSheet(
    tables,
    about.map(([{ name }, words]) => [name, words]),
    reader,
  );
  const name = `${inLanguage(title, language)}, ${text.ofWave(view.wave.slug)}`;
  const footer = [name, describeMadeUp(tables, reader)].filter(Boolean).join('. ');
  return writeWorkbook({
    title: name,
    author: contact.name,
    language,
    madeAt: view.snapshot?.id ?? `${day}T00:00:00.000Z`,
    sheets: [cover, ...about.map(([sheet]) => sheet)].map((sheet) => ({ ...sheet, footer })),
  });
}
