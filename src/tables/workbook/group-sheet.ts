import { isDeepStrictEqual } from 'node:util';
import type { StyledCell, WorkbookCell } from '../../files/workbook/cell.js';
import type { WorkbookSheet } from '../../files/workbook/sheet.js';
import { inLanguage } from '../../language/text.js';
import { explainWithheld } from '../../presentation/hidden.js';
import { besideOwn, type Beside } from '../../presentation/own-beside.js';
import { describeAsked, describeOwn } from '../../presentation/question.js';
import { describeBase } from '../../presentation/table-in-words.js';
import { isTold } from '../../presentation/told.js';
import { describeTurnout } from '../../presentation/wave-status.js';
import type { ShownOption, ShownTable } from '../../publication/results.js';
import type { Question } from '../../questionnaire/question.js';
import type { FileReader } from '../reader.js';
import { besideOf } from '../table-row.js';
import type { GroupTables, WaveTables } from '../wave-tables.js';
import { besideCells, besideHead, describeCompared, shareCells, shareHead } from './cells.js';
import { headRows } from './head-rows.js';
import { looks } from './looks.js';

type Row = readonly WorkbookCell[];

/**
 * Returns the sheet of a group: every question with its answers, of all bureaus, of one's own
 * beside them, and beside each earlier wave.
 */
export function groupSheet(group: GroupTables, tables: WaveTables, reader: FileReader): Omit<WorkbookSheet, 'footer'> {
  const { all, comparisons } = group;
  const head = blockRows(group, tables, reader);
  const questions = all.questionnaire?.questions ?? [];
  return {
    name: inLanguage(group.group.name, reader.language),
    widths: [
      ...[22, 56, ...shareHead(reader).widths, ...(group.own ? shareHead(reader).widths : [])],
      ...comparisons.flatMap(() => besideHead(reader).widths),
    ],
    head: head.length,
    rows: [...head, ...questions.flatMap((question) => questionRows(question, group, tables, reader))],
  };
}

function blockRows({ group, all, own, comparisons }: GroupTables, tables: WaveTables, reader: FileReader): Row[] {
  const { text, t, numbers, language } = reader;
  const name = tables.bureau?.name ?? '';
  const blocks = [
    { title: text.allBureaus, ...shareHead(reader) },
    ...(own ? [{ title: name, ...shareHead(reader) }] : []),
    ...comparisons.map(({ against }) => ({ title: text.besideWave(against), ...besideHead(reader) })),
  ];
  const block = (value: string | null): WorkbookCell => ({ value, look: looks.block });
  return [
    ...headRows(inLanguage(group.name, language), tables, reader, describeTurnout(all.n, all.population, t, numbers)),
    [block(null), block(null), ...blocks.flatMap(({ title, words }) => words.map((_, i) => block(i ? null : title)))],
    [
      ...[text.head.id, text.head.answer].map((value) => ({ value, look: looks.head })),
      ...blocks.flatMap(({ words }) => words.map((value) => ({ value, look: looks.headOfNumbers }))),
    ],
  ];
}

function questionRows(question: Question, group: GroupTables, tables: WaveTables, reader: FileReader): Row[] {
  const { id, definition } = question;
  const own = group.all.questions.filter((table) => question.results.tables.some((one) => one.id === table.id));
  const whole = own.find((table) => table.id === id);
  if (own.length === 0) return [];
  return [
    headingRow({ id, text: definition.text }, whole, group, reader).map(({ value }, i) => ({
      value,
      look: i === 0 ? looks.questionId : i === 1 ? looks.question : looks.questionBand,
    })),
    ...noteRows(describeAsked(question, { page: reader, results: group.all })),
    ...own.flatMap((table) => [
      ...(table === whole ? [] : [headingRow(table, table, group, reader)]),
      ...tableRows(table, group, tables, reader),
    ]),
  ];
}

/** A question or an item, with the verdict on it as a whole beside each wave. */
function headingRow(
  { id, text }: Pick<ShownTable, 'id' | 'text'>,
  table: ShownTable | undefined,
  { own, comparisons }: GroupTables,
  reader: FileReader,
): StyledCell[] {
  const found = table ? besideOf(table, comparisons) : [];
  const shares = shareHead(reader).words.length * (own ? 2 : 1);
  return [
    { value: id, look: looks.id },
    { value: inLanguage(text, reader.language), look: looks.item },
    ...Array.from({ length: shares }, () => ({ value: null, look: looks.line })),
    ...comparisons.flatMap(({ against }) =>
      besideCells(
        found.find((one) => one.against === against),
        reader,
      ),
    ),
  ];
}

/** A sentence under a question; none where there is nothing to say. */
function noteRows(value: string): Row[] {
  return value === '' ? [] : [[null, { value, look: looks.note }]];
}

function tableRows(table: ShownTable, group: GroupTables, tables: WaveTables, reader: FileReader): Row[] {
  const { all, own: ownResults } = group;
  const { text } = reader;
  if (!isTold(table)) return noteRows(explainWithheld(table, 'all', reader));
  const own = ownResults?.questions.find(({ id }) => id === table.id);
  const beside = besideOwn(table, own);
  const isSame = beside !== undefined && isDeepStrictEqual(codesOf(beside.all), codesOf(table));
  const together = beside && !isSame ? beside : undefined;
  return [
    ...noteRows(describeBase(table, all.n, reader)),
    ...noteRows(table.shape === 'none' ? text.openQuestion : ''),
    ...noteRows(own && table.options.length ? describeOwn(own, beside, { page: reader, own: ownResults }) : ''),
    ...table.options.flatMap((option) => [
      answerRow(table, option, group, isSame ? beside : undefined, reader),
      ...noteRows(describeCompared(option, table.base, besideOf(table, group.comparisons, option), reader)),
    ]),
    ...noteRows(together && tables.bureau ? text.together(tables.bureau.name) : ''),
    ...(together?.all.options ?? [])
      .filter(({ missing }) => missing === null)
      .map((option) => answerRow(table, option, group, together, reader).slice(0, 12)),
  ];
}

function answerRow(
  table: ShownTable,
  option: ShownOption,
  { own, comparisons }: GroupTables,
  beside: Beside | undefined,
  reader: FileReader,
): Row {
  const { label, code, missing } = option;
  const answer = beside?.own.get(String(code))?.option;
  const found = besideOf(table, comparisons, option);
  return [
    { value: code, look: looks.id },
    { value: inLanguage(label, reader.language), look: missing === null ? looks.answer : looks.outside },
    ...shareCells(option, table.base, reader),
    ...(own ? shareCells(answer, beside?.base ?? null, reader) : []),
    ...comparisons.flatMap(({ against }) =>
      besideCells(
        found.find((one) => one.against === against),
        reader,
      ),
    ),
  ];
}

function codesOf({ options }: ShownTable) {
  return options.filter(({ missing }) => missing === null).map(({ code, joined }) => joined ?? [code]);
}
