import { byPlace, type FileError } from '../files/file-error.js';
import { streamRows, valueOutsideColumns } from '../files/table-file.js';
import { readColumns, type InviteeColumns } from './invitee-columns.js';
import type { InviteeStudy } from './invitee-fields.js';
import { rowReader, type InviteeRow } from './invitee-row.js';

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
 * Reads a list of invitees from a CSV file, all rows or none. A file that is no table, or whose
 * header is wrong, gives only those errors; otherwise every error of every row. The same address
 * twice in a group of a bureau is an error; elsewhere it is another invitee. A header without rows
 * is an empty list.
 */
export function readInvitees(bytes: Buffer, study: InviteeStudy): InviteeFile {
  const rows: InviteeRow[] = [];
  const ofRows: FileError[] = [];
  const remarks: FileError[] = [];
  let columns: InviteeColumns = {};
  const ofFile = streamRows(bytes, mostInvitees, (head) => {
    const header = readColumns(head.header);
    if (header.errors.length) return header.errors;
    ({ columns } = header);
    const read = rowReader(head.header, columns, study);
    return (record) => {
      const outside = valueOutsideColumns(record, head);
      if (outside) return void ofRows.push(outside);
      const { row, errors, remarks: changes } = read(record);
      if (row) rows.push(row);
      ofRows.push(...errors);
      remarks.push(...changes);
    };
  });
  const rejected = ofFile.length ? ofFile : ofRows.sort(byPlace);
  return { rows: rejected.length ? [] : rows, rejected, remarks: rejected.length ? [] : remarks, columns };
}
