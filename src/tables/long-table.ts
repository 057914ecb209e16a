import type { TableCell } from '../files/csv-table.js';
import { inLanguage } from '../language/text.js';
import { bare } from '../presentation/bare.js';
import { describeHidden, explainWithheld } from '../presentation/hidden.js';
import { takeAlongTexts } from '../presentation/texts/take-along.js';
import { describeNothing, describeSource, readerOf, type FileReader } from './reader.js';
import { rowsOf, type TableRow } from './table-row.js';
import type { GroupTables, WaveTables } from './wave-tables.js';

/**
 * Returns the tables of a wave as one, with the names of its columns first: a row for each answer
 * of a question, of a group and a bureau. Each row says where it comes from.
 */
export function longTable(tables: WaveTables, language: FileReader['language']): TableCell[][] {
  const reader = readerOf(tables, language);
  const against = [...new Set(tables.groups.flatMap(({ comparisons }) => comparisons.map((one) => one.against)))];
  const names = namesOf(against, reader);
  if (tables.groups.length === 0) return [names, [...names.slice(1).map(() => null), describeNothing(tables, reader)]];
  return [names, ...tables.groups.flatMap((group) => rowsOfGroup(group, tables, against, reader))];
}

function namesOf(against: readonly string[], { text }: FileReader): string[] {
  const { inWave } = text;
  return [
    ...[text.group, text.bureau, text.id, text.question, text.item, text.code, text.answer, text.asked, text.count],
    ...[text.base, text.percent, text.low, text.high, text.interval, text.withheld],
    ...against.flatMap((wave) => Object.values(inWave).map((name) => name(wave))),
    text.source,
  ];
}

function rowsOfGroup(group: GroupTables, tables: WaveTables, against: readonly string[], reader: FileReader) {
  const { language, text } = reader;
  const own = describeSource(tables, group, tables.bureau?.name, reader);
  const all = describeSource(tables, group, undefined, reader);
  return rowsOf(group).map((row): TableCell[] => [
    inLanguage(group.group.name, language),
    row.bureau === null ? text.allBureaus : (tables.bureau?.name ?? row.bureau),
    row.question,
    inLanguage(row.text, language),
    row.item && inLanguage(row.item, language),
    row.code,
    row.label && bare(row.label, language),
    row.asked,
    countOf(row, reader),
    ...(row.missing === null ? [row.base] : [null]),
    ...[row.percent, row.low, row.high],
    row.percent === null ? null : describeInterval(row, reader),
    explainWithheld(row, row.bureau === null ? 'all' : 'own', reader) || null,
    ...against.flatMap((wave) => besideIn(row, wave, reader)),
    row.bureau === null ? all : own,
  ]);
}

/** The number of people, or what stands in its place where it is not told. */
function countOf(row: TableRow, reader: FileReader): TableCell {
  return row.suppressed ? describeHidden(row, reader).shown : row.count;
}

function describeInterval({ population }: TableRow, { language, numbers }: FileReader): string {
  const { described, larger } = takeAlongTexts[language].intervals;
  return population === null ? larger : described(numbers.count(population));
}

function besideIn(row: TableRow, wave: string, { t }: FileReader): TableCell[] {
  const found = row.beside.find(({ against }) => against === wave);
  const { then = null, difference = null } = found ?? {};
  return [
    ...[then?.count ?? null, then?.base ?? null, then?.percent ?? null],
    ...[difference?.low ?? null, difference?.high ?? null],
    found ? t.compared.verdictNames[found.verdict] : null,
  ];
}
