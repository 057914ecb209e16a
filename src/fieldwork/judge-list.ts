import { byPlace, type FileError } from '../files/file-error.js';
import { valueError } from '../files/header.js';
import { quoted } from '../files/quote.js';
import { valueOutsideColumns } from '../files/table-file.js';
import { findLikelyTypo } from '../mail/likely-typo.js';
import { uploadThread } from '../thread.js';
import type { InviteeStudy } from './invitee-fields.js';
import { columnsOf, columnUses, type InviteeList } from './invitee-list.js';
import { rowReader, type InviteeRow } from './invitee-row.js';

/** What keeps a whole column from being read. */
export type ColumnFault =
  | { readonly kind: 'no-addresses' | 'no-group' }
  | { readonly kind: 'twice'; readonly use: (typeof columnUses)[number] };

/** An address that looks like a typing error; it may well be right. */
export interface DoubtfulAddress {
  readonly line: number;
  readonly email: string;
  readonly suggestion: string;
}

/** What is to be said of a list. */
export interface JudgedList {
  /** Everyone on it; of use only where nothing is wrong. */
  readonly rows: readonly InviteeRow[];
  readonly columnFaults: readonly ColumnFault[];
  /** What is wrong in rows; none while a column is wrong. */
  readonly faults: readonly FileError[];
  readonly remarks: readonly FileError[];
  readonly doubts: readonly DoubtfulAddress[];
}

/** A list, with the study that it is for and the bureau that brings it. */
export interface ListToJudge {
  readonly list: InviteeList;
  readonly study: InviteeStudy;
  readonly bureau: string;
}

/** Returns what `judgeList` does, while serving goes on: a list may be long. */
export function judgeListInThread(given: ListToJudge): Promise<JudgedList> {
  return uploadThread.run(import.meta.url, judgeList, given);
}

/** Returns what is wrong with a list, and who is on it. */
export function judgeList({ list, study, bureau }: ListToJudge): JudgedList {
  const columnFaults = findColumnFaults(list);
  const nothing: JudgedList = { rows: [], columnFaults, faults: [], remarks: [], doubts: [] };
  if (columnFaults.length) return nothing;
  const rows: InviteeRow[] = [];
  const faults: FileError[] = [];
  const remarks: FileError[] = [];
  const doubts: DoubtfulAddress[] = [];
  const header = namedHeader(list);
  const columns = columnsOf(list.uses);
  const read = readerOf({ list, study, bureau });
  for (const record of list.records) {
    // In a text a value too many has moved those behind it to the wrong column.
    const outside = list.delimiter === null ? undefined : valueOutsideColumns(record, list);
    if (outside) {
      faults.push(outside);
      continue;
    }
    const { row, errors, remarks: changes } = read(record);
    faults.push(...errors);
    remarks.push(...changes);
    if (row && row.bureau !== bureau) {
      const other = `${quoted(record.fields[columns.bureau ?? 0] ?? '')} is niet uw bureau. Laat deze rij weg.`;
      faults.push(valueError(header, record.line, columns.bureau ?? 0, other));
    } else if (row) {
      rows.push(row);
      const suggestion = findLikelyTypo(row.email);
      if (suggestion !== undefined) doubts.push({ line: row.line, email: row.email, suggestion });
    }
  }
  return { rows, columnFaults, faults: faults.sort(byPlace), remarks, doubts };
}

/** Returns who a row of a list is; undefined for one that is not there, or that is not right. */
export function findRow(given: ListToJudge, line: number): InviteeRow | undefined {
  const record = given.list.records.find((one) => one.line === line);
  return record && !findColumnFaults(given.list).length ? readerOf(given)(record).row : undefined;
}

function readerOf({ list, study, bureau }: ListToJudge) {
  const { group, language } = list;
  return rowReader(namedHeader(list), columnsOf(list.uses), study, {
    bureau,
    language,
    ...(group !== '' && { group }),
  });
}

function findColumnFaults({ uses, group }: InviteeList): ColumnFault[] {
  const twice = columnUses.filter((use) => uses.indexOf(use) !== uses.lastIndexOf(use));
  return [
    ...(uses.includes('email') ? [] : [{ kind: 'no-addresses' } as const]),
    ...(uses.includes('group') || group !== '' ? [] : [{ kind: 'no-group' } as const]),
    ...twice.map((use): ColumnFault => ({ kind: 'twice', use })),
  ];
}

/** The header, with the letter of the column where it has no name. */
function namedHeader({ header }: InviteeList) {
  return { line: header.line, fields: header.fields.map((name, i) => name.trim() || columnLetter(i)) };
}

/** Returns a column as a spreadsheet calls it: A, B … Z, AA …, from 0. */
export function columnLetter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetter(Math.floor(place / 26) - 1) + last;
}
