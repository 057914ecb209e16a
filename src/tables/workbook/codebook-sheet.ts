import type { WorkbookCell } from '../../files/workbook/cell.js';
import type { WorkbookSheet } from '../../files/workbook/sheet.js';
import { inLanguage, type Text } from '../../language/text.js';
import { bare } from '../../presentation/bare.js';
import type { FileReader } from '../reader.js';
import type { GroupTables, WaveTables } from '../wave-tables.js';
import { headRows } from './head-rows.js';
import { looks } from './looks.js';

type Row = readonly WorkbookCell[];

/** Returns the sheet of texts and codes: every question and answer in full, in both languages. */
export function codebookSheet(tables: WaveTables, reader: FileReader): Omit<WorkbookSheet, 'footer'> {
  const { text } = reader;
  const { group, head } = text;
  const names = [group, head.question, head.kind, text.code, head.dutch, head.english, head.note];
  const rows = [
    ...headRows(text.codebook, tables, reader),
    names.map((value) => ({ value: value.charAt(0).toUpperCase() + value.slice(1), look: looks.head })),
  ];
  return {
    name: text.codebook,
    widths: [16, 27, 18, 16, 56, 56, 26],
    head: rows.length,
    rows: [...rows, ...tables.groups.flatMap((one) => questionRows(one, reader))],
  };
}

function questionRows({ group, all }: GroupTables, { language, text }: FileReader): Row[] {
  const name = inLanguage(group.name, language);
  const questions = all.questionnaire?.questions ?? [];
  return questions.flatMap(({ id, definition, results }) =>
    results.tables.flatMap((table): Row[] => [
      rowOf([name, table.id, text.shapes[table.shape], null], table.id === id ? definition.text : table.text, ''),
      ...table.options.map(({ code, label, missing }) =>
        rowOf([name, table.id, null, code], label, missing ? text.missing : ''),
      ),
    ]),
  );
}

function rowOf(about: readonly (string | number | null)[], words: Text, note: string): Row {
  const look = about[3] === null ? looks.item : looks.answer;
  const both = [bare(words, 'nl'), words.en === undefined ? null : bare(words, 'en')];
  return [...about.map((value) => ({ value, look: looks.code })), ...both.map((value) => ({ value, look })), note];
}
