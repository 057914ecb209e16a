import type { FileFault } from '../files/file-text.js';
import { readColumns, type InviteeColumns } from './invitee-columns.js';
import type { InviteeStudy } from './invitee-fields.js';
import { rowReader, type InviteeRow } from './invitee-row.js';
import { readTable, valueOutsideColumns } from '../files/table-file.js';

export { InviteeRow } from './invitee-row.js';
export type { FileFault } from '../files/file-text.js';
export type { InviteeStudy } from './invitee-fields.js';

/** A list of invitees that was read. */
export interface InviteeFile {
  /** Everyone on the list, in its order; nobody as soon as anything is rejected. */
  readonly rows: InviteeRow[];
  /** Every fault of the file, by line and column. */
  readonly rejected: FileFault[];
  /** The field of each column that the file has, from 0: for faults that only the database can tell. */
  readonly columns: InviteeColumns;
}

/** The largest list that is taken in one go. */
export const mostInvitees = { bytes: 20_000_000, rows: 100_000 } as const;

/**
 * Reads a list of invitees from a CSV file, all rows or none. A file that is no table, or whose header is wrong,
 * gives only those faults; otherwise every fault of every row comes out. The same address twice in a group is a
 * fault, once in each of two groups is two invitees. A header without rows is a list of nobody.
 */
export function readInvitees(bytes: Buffer, study: InviteeStudy): InviteeFile {
  const table = readTable(bytes, mostInvitees);
  if ('fault' in table) return { rows: [], rejected: [table.fault], columns: {} };
  const header = readColumns(table.header);
  if ('faults' in header) return { rows: [], rejected: header.faults, columns: {} };
  const read = rowReader(table.header.fields, header.columns, study);
  const rows: InviteeRow[] = [];
  const rejected: FileFault[] = [];
  for (const record of table.records) {
    const row = valueOutsideColumns(record, table) ?? read(record);
    if (Array.isArray(row)) rejected.push(...row);
    else rows.push(row);
  }
  rejected.sort((one, other) => one.line - other.line || one.column - other.column);
  return { rows: rejected.length ? [] : rows, rejected, columns: header.columns };
}
