import { byPlace, type FileError } from '../files/file-error.js';
import { readTable } from '../files/table.js';
import { valueOutsideColumns } from '../files/table-file.js';
import { findHeader, readColumns, type InviteeColumns } from './invitee-columns.js';
import type { InviteeStudy } from './invitee-fields.js';
import { rowReader, type InviteeRow } from './invitee-row.js';
import { withoutTotal } from './list-total.js';

export { InviteeRow } from './invitee-row.js';
export type { InviteeStudy } from './invitee-fields.js';

/** A list of invitees that was read. */
export interface InviteeFile {
  /** Everyone on the list, in its order; nobody as soon as anything is wrong. */
  readonly rows: InviteeRow[];
  /** All that is wrong in the file, by line and column. */
  readonly rejected: readonly FileError[];
  /** What was changed in a row, by line and column; nothing is wrong with it. */
  readonly remarks: readonly FileError[];
  /**
   * The field of each column that the file has, from 0: for errors that only the database can find.
   */
  readonly columns: InviteeColumns;
}

/** The largest list of one import. */
export const mostInvitees = { bytes: 20_000_000, rows: 100_000 } as const;

/**
 * Reads a list of invitees from a workbook or CSV file, all rows or none. A file that is no table,
 * or whose header is wrong, gives only those errors; otherwise every error of every row. The same
 * address twice in a group of a bureau is an error; elsewhere it is another invitee. A header
 * without rows is an empty list.
 */
export function readInvitees(bytes: Buffer, study: InviteeStudy): InviteeFile {
  const table = readTable(bytes, mostInvitees);
  if ('refused' in table) return refuse([table.refused]);
  const place = findHeader(table.records);
  const header = table.records[place] ?? { line: 1, fields: [] };
  const { columns, errors } = readColumns(header);
  if (errors.length) return refuse(errors);
  const read = rowReader(header, columns, study);
  const rows: InviteeRow[] = [];
  const rejected: FileError[] = [];
  const remarks: FileError[] = [];
  const { records, total } = withoutTotal(table.records.slice(place + 1), columns);
  if (total) remarks.push(total);
  for (const record of records) {
    const outside = valueOutsideColumns(record, { header, delimiter: table.delimiter });
    if (outside) rejected.push(outside);
    else {
      const { row, errors, remarks: changes } = read(record);
      if (row) rows.push(row);
      rejected.push(...errors);
      remarks.push(...changes);
    }
  }
  return rejected.length ? refuse(rejected.sort(byPlace), columns) : { rows, rejected, remarks, columns };
}

function refuse(rejected: readonly FileError[], columns: InviteeColumns = {}): InviteeFile {
  return { rows: [], rejected, remarks: [], columns };
}
